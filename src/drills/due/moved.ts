import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { specOf } from '../drilling.ts';
import { movedNotice } from '../plan.ts';
import { appointed, asNow, assignmentNow } from './as-now.ts';

/**
 * A round is due at another time, `round` with the new one: whoever was told the old one and is not done is told, once, when they
 * work. It takes the place of what was to come: that would have said the same. Gives what is to be written, and how many are told.
 */
export async function tellMoved(
  { store, settings, now }: Trainer,
  drill: Drill,
  round: Round,
): Promise<{ writes: Write[]; told: number }> {
  const { schedule } = specOf(drill);
  const all = await store.read.assignments({ workspace: drill.workspace, drill: drill.id, round: round.number });
  const writes = all.flatMap((assignment): Write[] => {
    const next = movedNotice(assignmentNow(assignment), asNow(round), schedule, settings.workingHours, now());
    return next ? [store.write.updateAssignment(assignment, appointed(next))] : [];
  });
  return { writes, told: writes.length };
}
