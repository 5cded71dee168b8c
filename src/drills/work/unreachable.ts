import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { RoundKey } from '../../store/schema.ts';

/** How many are looked at in one step; the rest is for the next. */
const AT_ONCE = 100;

/** Whose message was given up is not waited for: it stops nothing, and who set the drill sees the channel's reason. */
export async function tellUnreachable({ store }: Trainer, key: RoundKey): Promise<Write[]> {
  const given = await store.read.unsent(key, 'failed', AT_ONCE);
  return Promise.all(
    given.map(async (assignment) => {
      const message = await store.read.outgoing({ workspace: key.workspace, id: assignment.message! });
      return store.write.updateAssignment(assignment, {
        state: 'unreachable',
        why: message?.last_error ?? 'failed',
        act: null,
        act_at: null,
      });
    }),
  );
}
