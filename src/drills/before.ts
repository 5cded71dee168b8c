import type { HandedIn } from './drill.ts';
import { applying, bestOfEachPart, markOf, type Changed, type Reached } from './handed-in.ts';

/** A key's mark that somebody reached in an earlier round. */
export interface KeyBefore {
  id: string;
  level: Reached;
  /** 0 to 1. */
  share: number;
}

/** What somebody handed in to a round, and the marks of it that were set by hand. */
export interface OneRound {
  handIns: readonly HandedIn[];
  overrides: readonly Changed[];
}

/**
 * What each key that counts in a round is compared with: the best that its person had handed in of that key to the round, of
 * any drill, to which they had handed it in last. A key that they had handed in nowhere is left out.
 */
export function keysBefore({ handIns, overrides }: OneRound, others: readonly OneRound[]): KeyBefore[] {
  const counting = bestOfEachPart(handIns, overrides);
  const ids = [...new Set(counting.flatMap(({ keys }) => applying(keys).map(({ id }) => id)))];
  return ids.flatMap((id) => {
    const { at } = counting.find((one) => hasKey(one, id))!;
    const rounds = others.map((other) => ({ ...other, handIns: other.handIns.filter((one) => one.at < at) }));
    const last = rounds.toSorted((a, b) => lastWith(id, b) - lastWith(id, a))[0];
    const best = last ? bestOfEachPart(last.handIns, last.overrides).map(({ keys }) => keys) : [];
    const mark = markOf(id, best);
    return mark ? [{ id, level: mark.level, share: mark.share }] : [];
  });
}

const hasKey = ({ keys }: HandedIn, id: string): boolean => applying(keys).some((key) => key.id === id);

/** When a key was handed in last to a round; 0: never. */
const lastWith = (id: string, { handIns }: OneRound): number =>
  Math.max(0, ...handIns.filter((one) => hasKey(one, id)).map(({ at }) => at));
