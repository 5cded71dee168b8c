import { intervals } from './intervals.ts';
import type { Interval } from './intervals.ts';
import { cleanGiven, confusions, countsOf, f1, macroF1, NOTHING, only, precision, recall, sum } from './score.ts';
import type { Outcome } from './score.ts';

/** The labels of a catalogue, by kind. */
export interface Kinds {
  moves: readonly string[];
  flags: readonly string[];
  cues: readonly string[];
}

const GOLDEN = /^golden_/;

/** The figures that the recogniser is judged by. */
export function figuresOf({ moves, flags, cues }: Kinds) {
  const golden = moves.filter((m) => GOLDEN.test(m));
  return (outcomes: readonly Outcome[]) => {
    const counts = countsOf(outcomes);
    const { clean, given } = cleanGiven(outcomes, flags);
    return {
      'macro-F1 of moves': macroF1(counts, moves),
      'macro-F1 of flags': macroF1(counts, flags),
      'macro-F1 of cues': macroF1(counts, cues),
      'golden questions, precision': precision(sum(only(counts, golden))),
      'golden questions, recall': recall(sum(only(counts, golden))),
      'flags, precision': precision(sum(only(counts, flags))),
      'flags, recall': recall(sum(only(counts, flags))),
      'clean messages flagged': given / (clean || 1),
    };
  };
}

const share = (n: number) => n.toFixed(2).replace(/^0/, '');
const between = ([from, to]: Interval) => `${share(from)}–${share(to)}`;

/** One line a figure, a column a system, with 95 % intervals. */
export function figureLines(
  systems: readonly { name: string; outcomes: readonly Outcome[] }[],
  kinds: Kinds,
): string[] {
  const figures = figuresOf(kinds);
  const columns = systems.map(({ outcomes }) => ({ at: figures(outcomes), within: intervals(outcomes, figures) }));
  const names = Object.keys(columns[0]?.at ?? {}) as (keyof ReturnType<typeof figures>)[];
  const head = ''.padEnd(30) + systems.map(({ name }) => name.padEnd(22)).join('');
  const lines = names.map(
    (name) =>
      name.padEnd(30) + columns.map((c) => `${c.at[name].toFixed(3)} (${between(c.within[name])})`.padEnd(22)).join(''),
  );
  return [head, ...lines];
}

/** Precision, recall and F1 of each label, with 95 % intervals, how often it was borne, and how its near misses fared. */
export function labelLines(outcomes: readonly Outcome[], labels: readonly string[]): string[] {
  const ofAll = (sample: readonly Outcome[]) => {
    const counts = countsOf(sample);
    return Object.fromEntries(
      labels.flatMap((l) => {
        const count = counts.get(l) ?? NOTHING;
        return [
          [`${l} P`, precision(count)],
          [`${l} R`, recall(count)],
          [`${l} F`, f1(count)],
        ];
      }),
    );
  };
  const [at, within] = [ofAll(outcomes), intervals(outcomes, ofAll)];
  const cell = (key: string) => `${share(at[key]!)} (${between(within[key]!)})`.padEnd(16);
  return [
    `${'label'.padEnd(24)}${'precision'.padEnd(16)}${'recall'.padEnd(16)}${'F1'.padEnd(16)}borne  near misses given`,
    ...labels.map((l) => {
      const near = outcomes.filter((o) => o.near.includes(l));
      const borne = outcomes.filter((o) => o.wanted.has(l)).length;
      const given = `${near.filter((o) => o.got.has(l)).length} of ${near.length}`;
      return `${l.padEnd(24)}${cell(`${l} P`)}${cell(`${l} R`)}${cell(`${l} F`)}${String(borne).padStart(5)}  ${given}`;
    }),
  ];
}

const MOST_PAIRS = 20;

/** What was taken for what, the commonest first. */
export const confusionLines = (outcomes: readonly Outcome[]): string[] =>
  confusions(outcomes)
    .slice(0, MOST_PAIRS)
    .map(([missed, given, n]) => `${String(n).padStart(4)}  ${missed} taken for ${given}`);
