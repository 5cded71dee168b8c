import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Session } from '../../store/schema.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Decision, Trainer } from '../../session/trainer.ts';
import type { Turn } from '../../session/turn.ts';
import { passes } from '../passed.ts';
import { standingOf } from '../standing.ts';
import { roundOver } from '../say/notices.ts';
import { tryMessage } from '../say/try.ts';
import { assignedTo, isOpen } from './assigned.ts';
import { doneNow } from './done-now.ts';
import { touched } from './touched.ts';

/** A practice that has just ended, with its scorecard and all its turns. */
export interface Ended {
  session: Session;
  card: Scorecard;
  turns: readonly Turn[];
  /** The one that it was begun with. */
  flow: Flow;
}

/**
 * What comes after the scorecard where the practice was a try of a drill: how far one is, and the offer to hand it in. What was
 * handed in before may have waited for this try alone: then the round is done.
 */
export async function afterTry(
  trainer: Trainer,
  voice: Voice,
  { session, card, turns, flow }: Ended,
): Promise<Decision> {
  const at =
    session.drill === null ? undefined : await assignedTo(trainer, session, `${session.drill}/${session.round}`);
  if (!at) return { writes: [], messages: [] };
  const about = { session: session.id };
  if (!isOpen(at))
    return { writes: [], messages: roundOver(voice, at).messages.map((said) => ({ ...said, ...about })) };
  const part = session.drill_part!;
  const standing = standingOf(at.step, [...at.tries, { part }], at.handIns);
  const done = doneNow(trainer, at, standing);
  const message = tryMessage(voice, {
    at,
    standing: standing.find((one) => one.part === part)!,
    session: session.id,
    judged: passes(at.step, part, flow, card, turns),
    finished: at.tries.length + 1,
    done: done.length > 0,
  });
  return { writes: done.length > 0 ? [...done, touched(trainer, at.drill)] : [], messages: [{ message, ...about }] };
}
