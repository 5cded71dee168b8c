import type { Scorecard } from '../../scorecard/scorecard.ts';
import type { Flow } from '../../flow/flow.ts';
import type { Session } from '../../store/schema.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Decision, Trainer } from '../../session/trainer.ts';
import type { Turn } from '../../session/turn.ts';
import { passes } from '../passed.ts';
import { standingOf } from '../standing.ts';
import { tryKept } from '../say/notices.ts';
import { noTryMessage, tryMessage } from '../say/try.ts';
import { endedEarly, furthestKey, isTry } from '../tried.ts';
import { assignedTo, isOpen } from './assigned.ts';
import { keepState } from './state-now.ts';
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
  if (!isOpen(at)) return { writes: [], messages: tryKept(voice, at).messages.map((said) => ({ ...said, ...about })) };
  const part = session.drill_part!;
  if (!isTry(part, flow, turns)) return { writes: [], messages: [{ message: noTryMessage(voice, at), ...about }] };
  const standing = standingOf(at.step, [...at.tries, { part }], at.handIns);
  const changes = keepState(trainer, at.assignment, standing);
  const message = tryMessage(voice, {
    at,
    standing: standing.find((one) => one.part === part)!,
    session: session.id,
    judged: passes(at.step, part, flow, card, turns),
    early: endedEarly(part, flow, turns) ? furthestKey(flow, turns) : null,
    finished: at.tries.length + 1,
    done: changes.length > 0,
  });
  return {
    writes: changes.length > 0 ? [...changes, touched(trainer, at.drill)] : [],
    messages: [{ message, ...about }],
  };
}
