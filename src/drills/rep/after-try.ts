import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Session } from '../../store/schema.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { OutgoingMessage, Trainer } from '../../session/trainer.ts';
import type { Turn } from '../../session/turn.ts';
import { passes } from '../passed.ts';
import { standingOf } from '../standing.ts';
import { roundOver } from '../say/notices.ts';
import { tryMessage } from '../say/try.ts';
import { assignedTo, isOpen } from './assigned.ts';

/** A practice that has just ended, with its scorecard and all its turns. */
export interface Ended {
  session: Session;
  card: Scorecard;
  turns: readonly Turn[];
  /** The one that it was begun with. */
  flow: Flow;
}

/** What is said after the scorecard where the practice was a try of a drill: how far one is, and the offer to hand it in. */
export async function afterTry(
  trainer: Trainer,
  voice: Voice,
  { session, card, turns, flow }: Ended,
): Promise<OutgoingMessage[]> {
  if (session.drill === null) return [];
  const at = await assignedTo(trainer, session, `${session.drill}/${session.round}`);
  if (!at) return [];
  if (!isOpen(at)) return roundOver(voice, at).messages.map((said) => ({ ...said, session: session.id }));
  const part = session.drill_part!;
  const tries = [...at.tries, { part }];
  const [standing] = standingOf({ ...at.step, parts: [part] }, tries, at.handIns);
  const message = tryMessage(voice, {
    at,
    standing: standing!,
    session: session.id,
    judged: passes(at.step, part, flow, card, turns),
    finished: tries.length,
  });
  return [{ message, session: session.id }];
}
