import { LogLevel, type Logger as BoltLogger } from '@slack/bolt';
import type { Logger } from 'pino';
import { codeOf } from '../../log.ts';

/**
 * Bolt's own remarks as ours. Its debug lines hold what people wrote, so they go nowhere; of errors only the code is
 * kept, since their data may hold texts too.
 */
export function boltLogger(log: Logger): BoltLogger {
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => log.debug({ bolt: said(parts) }, 'bolt'),
    warn: (...parts: unknown[]) => log.warn({ bolt: said(parts) }, 'bolt'),
    error: (...parts: unknown[]) => log.error({ bolt: said(parts) }, 'bolt'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

const said = (parts: readonly unknown[]) =>
  parts.map((part) => (typeof part === 'string' ? part : codeOf(part))).join(' ');
