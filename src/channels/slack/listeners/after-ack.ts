import type { Slack } from './slack.ts';
import { codeOf } from '../../../log.ts';

/**
 * Does what takes longer than Slack waits for an answer, three seconds: an ack is kept until its listener is through, so this is
 * not waited for. What it throws is logged.
 */
export function afterAck({ log }: Pick<Slack, 'log'>, work: () => Promise<unknown>): void {
  work().catch((error: unknown) => log.error({ code: codeOf(error) }, 'what was asked for after an ack failed'));
}
