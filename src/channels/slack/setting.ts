import type { Setting } from '../../drills/default-spec.ts';
import { voiceOf } from '../../session/playing.ts';
import type { From } from '../../session/trainer.ts';
import type { Slack } from './listeners/slack.ts';

/** Where Slack does not say in which zone somebody is. */
const UNKNOWN = 'UTC';

/** Who sets a drill: their words and time zone, what there is to choose from, and the time. */
export async function settingOf({ trainer, directory }: Slack, from: From): Promise<Setting> {
  const [{ voice }, member] = await Promise.all([
    voiceOf(trainer, from),
    directory.member(from.workspace, from.person),
  ]);
  const { content, settings } = trainer;
  return { voice, content, zone: member.zone ?? UNKNOWN, workingHours: settings.workingHours, now: trainer.now() };
}
