import type { Trainer } from '../../session/trainer.ts';
import { bestOfEachPart, type Override } from '../handed-in.ts';
import { handedInOf, overrideOf } from '../manage/stored.ts';
import type { Assigned } from './assigned.ts';

type Of = Pick<Assigned, 'assignment' | 'drill'>;

/** The marks that were set by hand of what a person has handed in to a round. */
export async function marksOf({ store }: Trainer, { assignment, drill }: Of): Promise<Override[]> {
  const all = await store.read.setMarks(assignment);
  return all.filter(({ person }) => person === assignment.person).map((mark) => overrideOf(drill, mark));
}

/** The sessions of what counts of what a person has handed in: of each part the best, with the marks that were set by hand. */
export async function counting(trainer: Trainer, at: Of & Pick<Assigned, 'handIns'>): Promise<string[]> {
  const all = at.handIns.map(({ handIn }) => ({ ...handedInOf(at.assignment, handIn), session: handIn.session }));
  return bestOfEachPart(all, await marksOf(trainer, at)).map(({ session }) => session);
}
