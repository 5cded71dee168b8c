import type { Flow } from '../../flow/flow.ts';
import type { Trainer } from '../../session/trainer.ts';
import type { Turn } from '../../session/turn.ts';
import type { Session } from '../../store/schema.ts';
import { roundValue } from '../drilling.ts';
import { isTry } from '../tried.ts';
import { assignedTo, isOpen } from './assigned.ts';

/**
 * A try that ends when its round is over, or is broken off after a word, is the rep's own practice: nobody counts it or sees
 * it. Gives what changes of its session; `turns` are all of them, the last one too.
 */
export async function ownFromNow(trainer: Trainer, session: Session, flow: Flow, turns: readonly Turn[]) {
  const { drill, round, drill_part: part } = session;
  if (drill === null) return {};
  const at = await assignedTo(trainer, session, roundValue({ drill, round: round! }));
  return at && isOpen(at) && isTry(part!, flow, turns) ? {} : { drill: null, round: null, drill_part: null };
}
