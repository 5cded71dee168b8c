import type { Drill } from '../../store/schema.ts';
import type { Drilling } from '../drilling.ts';
import type { DrillNeeds } from '../plan.ts';
import type { WentOn } from './go-on.ts';

/** A new round begins; by whom it is practised is looked up next. */
export async function openRound(
  { store, now }: Drilling,
  drill: Drill,
  { number, opensAt, dueAt }: Extract<DrillNeeds, { do: 'open' }>,
): Promise<WentOn> {
  const { workspace, id } = drill;
  return {
    decision: {
      writes: [
        store.write.updateDrill(drill, { round: number, board: null, board_edit: null, board_shown: null }),
        store.write.insertRound({
          workspace,
          drill: id,
          number,
          opens_at: opensAt,
          due_at: dueAt,
          state: 'filling',
          left_out: [],
        }),
      ],
      messages: [],
    },
    next: now(),
  };
}
