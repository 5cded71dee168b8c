import type { Mark } from '../scorecard/scorecard.ts';
import type { HandedIn } from './drill.ts';

/** A key's mark that the manager has changed, and what its rep says to that. `at` in epoch milliseconds. */
export interface Override {
  key: string;
  was: Mark;
  mark: Mark;
  reason: string;
  by: string;
  /** What who set it is called. */
  byName: string;
  at: number;
  appeal: string | null;
}

/** How much of a whole a mark is worth, as in the scorecard (src/scorecard/score.ts). */
export const WORTH = { met: 1, partly: 0.5, not: 0 } as const;

type Key = HandedIn['keys'][number];

/** A mark of something that the conversation had a use for. */
export type Reached = keyof typeof WORTH;

/** What of several things was practised: all but what the conversation had no use for. */
export const applying = <T extends { level: Mark }>(marked: readonly T[]) =>
  marked.filter((one): one is T & { level: Reached } => one.level !== 'not_applicable');

/** The mean of numbers, null of none. */
export const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/**
 * What counts of somebody's hand-ins of a round: of each part the best (most keys met, then partly, then the highest mean
 * share; of equals the latest), the best part first. Keys are as the manager has changed them.
 */
export function bestOfEachPart<T extends HandedIn>(handIns: readonly T[], overrides: readonly Changed[] = []): T[] {
  const ordered = handIns.map((handIn) => withOverridesSince(handIn, overrides)).toSorted(byGoodness);
  return ordered.filter(({ part }, i) => ordered.findIndex((other) => other.part === part) === i);
}

/** The mark of one thing in the best hand-in in which it was practised. */
export const markOf = <T extends { id: string; level: Mark }>(
  id: string,
  best: readonly (readonly T[])[],
): (T & { level: Reached }) | undefined => best.flatMap(applying).find((one) => one.id === id);

/** The same for all of them, by id. */
export const marksIn = (best: readonly (readonly { id: string; level: Mark }[])[]): Map<string, Reached> =>
  new Map(
    best
      .toReversed()
      .flatMap(applying)
      .map(({ id, level }) => [id, level]),
  );

function byGoodness(one: HandedIn, other: HandedIn): number {
  const [good, bad] = [goodness(one), goodness(other)];
  return bad.map((value, i) => value - good[i]!).find((difference) => difference !== 0) ?? 0;
}

function goodness({ keys, at }: HandedIn): number[] {
  const count = (level: Mark) => keys.filter((key) => key.level === level).length;
  return [count('met'), count('partly'), mean(applying(keys).map(({ share }) => share)) ?? 0, at];
}

/** A hand-in with the marks that were set by hand since. */
export const withOverridesSince = <T extends HandedIn>(handIn: T, overrides: readonly Changed[]): T => ({
  ...handIn,
  keys: withOverrides(handIn.keys, marksSince(handIn.at, overrides)),
});

/** Marks that were set by hand since a try was handed in: a later one speaks for itself. */
export const marksSince = <T extends Changed>(at: number, overrides: readonly T[]): T[] =>
  overrides.filter((one) => one.at >= at);

/** Keys as the manager has changed them, the latest change last. */
export const withOverrides = (keys: readonly Key[], overrides: readonly Changed[]): Key[] =>
  overrides.toSorted((a, b) => a.at - b.at).reduce<Key[]>(withOverride, [...keys]);

/** What of an override changes a key. */
export type Changed = Pick<Override, 'key' | 'was' | 'mark' | 'at'>;

/** A part in which the key was not practised is left alone. The share becomes that of the mark: nothing finer is known. */
const withOverride = (keys: readonly Key[], { key: id, was, mark }: Changed): Key[] =>
  keys.map((key) =>
    key.id === id && (key.level === was || key.level !== 'not_applicable')
      ? { ...key, level: mark, share: mark === 'not_applicable' ? 0 : WORTH[mark] }
      : key,
  );
