import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment, RoundKey } from '../../store/schema.ts';

/** How many are looked at in one step; the rest is for the next. */
const AT_ONCE = 100;

/** Whose last message the channel would not take. */
export const givenUp = ({ store }: Trainer, key: RoundKey): Promise<Assignment[]> =>
  store.read.unsent(key, 'failed', AT_ONCE);

/** Who cannot be reached is not waited for: it stops nothing, and who set the drill sees the channel's reason. */
export const tellUnreachable = ({ store }: Trainer, lost: readonly Assignment[]): Promise<Write[]> =>
  Promise.all(
    lost.map(async (assignment) => {
      const { workspace, message: id } = assignment;
      const message = await store.read.outgoing({ workspace, id: id! });
      return store.write.updateAssignment(assignment, {
        state: 'unreachable',
        why: message?.last_error ?? 'failed',
        act: null,
        act_at: null,
      });
    }),
  );
