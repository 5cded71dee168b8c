import type { Understanding } from '../../src/understanding/understanding.ts';
import type { Labelled } from './messages.ts';

/** One message: the labels that it bears and the labels that were given. `other` is no label to be found. */
export interface Outcome {
  wanted: ReadonlySet<string>;
  got: ReadonlySet<string>;
  /** Labels that a careless reader would give it. */
  near: readonly string[];
}

export interface Count {
  right: number;
  wrong: number;
  missed: number;
}

export type Labels = Pick<Understanding, 'moves' | 'flags' | 'cues'>;

const labelsIn = ({ moves, flags, cues }: { moves: string[]; flags: string[]; cues?: string[] | undefined }) =>
  new Set([...moves, ...flags, ...(cues ?? [])].filter((l) => l !== 'other'));

export const outcomeOf = (message: Labelled, given: Labels): Outcome => ({
  wanted: labelsIn(message),
  got: labelsIn(given),
  near: message.near,
});

/** How often each label was rightly given, wrongly given and missed. */
export function countsOf(outcomes: readonly Outcome[]): Map<string, Count> {
  const counts = new Map<string, Count>();
  const add = (label: string, what: keyof Count) => {
    const count = counts.get(label) ?? { right: 0, wrong: 0, missed: 0 };
    count[what] += 1;
    counts.set(label, count);
  };
  for (const { wanted, got } of outcomes) {
    for (const label of got) add(label, wanted.has(label) ? 'right' : 'wrong');
    for (const label of wanted) if (!got.has(label)) add(label, 'missed');
  }
  return counts;
}

export const NOTHING: Count = { right: 0, wrong: 0, missed: 0 };

export const f1 = ({ right, wrong, missed }: Count): number => (2 * right) / (2 * right + wrong + missed || 1);
export const precision = ({ right, wrong }: Count): number => (right + wrong === 0 ? 1 : right / (right + wrong));
export const recall = ({ right, missed }: Count): number => (right + missed === 0 ? 1 : right / (right + missed));

export const sum = (counts: Iterable<Count>): Count =>
  [...counts].reduce(
    (a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }),
    NOTHING,
  );

/** The counts of some labels, of those that were wanted or given. */
export const only = (counts: Map<string, Count>, labels: readonly string[]): Count[] =>
  labels.flatMap((l) => counts.get(l) ?? []);

/** The mean F1 of those labels that messages bear. */
export function macroF1(counts: Map<string, Count>, labels: readonly string[]): number {
  const borne = only(counts, labels).filter(({ right, missed }) => right + missed > 0);
  return borne.reduce((total, count) => total + f1(count), 0) / (borne.length || 1);
}

/** The share of messages without any of these labels that were given one. */
export function cleanGiven(outcomes: readonly Outcome[], labels: readonly string[]): { clean: number; given: number } {
  const clean = outcomes.filter(({ wanted }) => !labels.some((l) => wanted.has(l)));
  return { clean: clean.length, given: clean.filter(({ got }) => labels.some((l) => got.has(l))).length };
}

/** Pairs of a label that was missed and one that was wrongly given instead, the commonest first. */
export function confusions(outcomes: readonly Outcome[]): [string, string, number][] {
  const pairs = new Map<string, number>();
  for (const { wanted, got } of outcomes)
    for (const missed of wanted)
      for (const given of got)
        if (!got.has(missed) && !wanted.has(given))
          pairs.set(`${missed} ${given}`, (pairs.get(`${missed} ${given}`) ?? 0) + 1);
  return [...pairs].toSorted(([, a], [, b]) => b - a).map(([pair, n]) => [...(pair.split(' ') as [string, string]), n]);
}
