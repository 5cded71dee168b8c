import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import { isDone, type PartStanding } from '../standing.ts';
import type { Assigned } from './assigned.ts';

/** Somebody is done with a round as soon as all its parts are: with what was handed in, or with the last try that was asked for. */
export function doneNow(
  trainer: Trainer,
  { assignment }: Pick<Assigned, 'assignment'>,
  standing: readonly PartStanding[],
): Write[] {
  if (!isDone(standing) || assignment.state === 'done') return [];
  const changes = { state: 'done' as const, why: null, done_at: trainer.now(), act: null, act_at: null };
  return [trainer.store.write.updateAssignment(assignment, changes)];
}
