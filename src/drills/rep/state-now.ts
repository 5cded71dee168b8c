import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment, AssignmentState } from '../../store/schema.ts';
import { isDone, type PartStanding } from '../standing.ts';

/** A round that somebody has missed stays missed; whoever else did all its parts is done, also after what kept them from it. */
const OVER: readonly AssignmentState[] = ['missed'];

/**
 * Where somebody is in a round, from how far its parts are: done as soon as all are, begun again where one no longer is (a mark
 * was lowered by hand, what was handed in was taken back). Gives what changes, null where nothing does. Pure; `now` is epoch
 * milliseconds.
 */
export function stateNow({ state }: Pick<Assignment, 'state'>, standing: readonly PartStanding[], now: number) {
  const done = isDone(standing);
  if (OVER.includes(state) || done === (state === 'done')) return null;
  return done
    ? { state: 'done' as const, why: null, done_at: now, act: null, act_at: null }
    : { state: 'started' as const, done_at: null };
}

/** The same as writes. */
export function keepState(trainer: Trainer, assignment: Assignment, standing: readonly PartStanding[]): Write[] {
  const changes = stateNow(assignment, standing, trainer.now());
  return changes ? [trainer.store.write.updateAssignment(assignment, changes)] : [];
}
