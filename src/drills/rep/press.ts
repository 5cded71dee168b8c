import type { DrillAction } from '../../session/message.ts';
import { keepPerson } from '../../session/person.ts';
import { voiceOf } from '../../session/playing.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Decision, From, Trainer } from '../../session/trainer.ts';
import { appeal } from './appeal.ts';
import { beginTry } from './begin.ts';
import { consent } from './consent.ts';
import { handIn, tries } from './hand-in.ts';
import { notNow, remindMe, snooze } from './put-off.ts';
import { queue } from './queue.ts';
import { whatIsSeen } from './what-is-seen.ts';
import { withdraw } from './withdraw.ts';

type Act = (trainer: Trainer, from: From, voice: Voice, value: string) => Promise<Decision>;

/** What a rep's buttons do; all else is the business of who set the drill. */
const ACTS = {
  drill_start: beginTry,
  drill_snooze: snooze,
  drill_not_now: notNow,
  drill_remind_me: remindMe,
  drill_hand_in: handIn,
  drill_tries: tries,
  drill_withdraw: withdraw,
  drill_seen: whatIsSeen,
  drill_queue: queue,
  drill_appeal: appeal,
  drill_consent: (...act) => consent(...act, true),
  drill_no_consent: (...act) => consent(...act, false),
} satisfies Partial<Record<DrillAction, Act>>;

export type RepAction = keyof typeof ACTS;

export const isRepAction = (action: string): action is RepAction => action in ACTS;

/** What a rep's button leads to. Who was never spoken to before is known from then on, with their conversation. */
export async function pressAsRep(
  trainer: Trainer,
  from: From,
  { action, value }: { action: RepAction; value: string },
): Promise<Decision> {
  const { voice, reader } = await voiceOf(trainer, from);
  const decision = await ACTS[action](trainer, from, voice, value);
  if (reader.known) return decision;
  return { ...decision, writes: [keepPerson(trainer, from, reader.language, reader.choices), ...decision.writes] };
}
