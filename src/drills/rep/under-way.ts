import type { From, Trainer } from '../../session/trainer.ts';
import type { Assignment, Session } from '../../store/schema.ts';

/** The tries that somebody has begun and not ended: the open one, then those that wait, the one left last coming first. */
export async function unfinishedTries(
  { store }: Pick<Trainer, 'store'>,
  whose: Pick<From, 'workspace' | 'person'>,
): Promise<Session[]> {
  const [open, paused] = await Promise.all([store.read.openSession(whose), store.read.pausedSessions(whose)]);
  return [...(open ? [open] : []), ...paused].filter(({ drill }) => drill !== null);
}

/** The one of a round; null: none is under way. */
export const underWayIn = (
  unfinished: readonly Session[],
  { drill, round }: Pick<Assignment, 'drill' | 'round'>,
): Session | null => unfinished.find((one) => one.drill === drill && one.round === round) ?? null;
