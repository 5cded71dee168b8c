import type { Recogniser } from '../../src/understanding/understanding.ts';
import type { Labelled } from './messages.ts';

export interface Count {
  right: number;
  wrong: number;
  missed: number;
}

export interface Score {
  moves: Map<string, Count>;
  flags: Map<string, Count>;
  clean: number;
  cleanFlagged: number;
}

/** Counts labels found, wrongly found and missed. `other` is no move to be found. */
export function score(recognise: Recogniser, messages: readonly Labelled[]): Score {
  const result: Score = { moves: new Map(), flags: new Map(), clean: 0, cleanFlagged: 0 };
  for (const { input, moves, flags } of messages) {
    const heard = recognise(input);
    tally(result.moves, moves.filter(named), heard.moves.filter(named));
    tally(result.flags, flags, heard.flags);
    if (flags.length > 0) continue;
    result.clean += 1;
    if (heard.flags.length > 0) result.cleanFlagged += 1;
  }
  return result;
}

const named = (move: string) => move !== 'other';

function tally(counts: Map<string, Count>, wanted: readonly string[], got: readonly string[]): void {
  for (const label of new Set([...wanted, ...got])) {
    const count = counts.get(label) ?? { right: 0, wrong: 0, missed: 0 };
    if (!wanted.includes(label)) count.wrong += 1;
    else if (got.includes(label)) count.right += 1;
    else count.missed += 1;
    counts.set(label, count);
  }
}

export const f1 = ({ right, wrong, missed }: Count): number => (2 * right) / (2 * right + wrong + missed || 1);

export const sum = (counts: Iterable<Count>): Count =>
  [...counts].reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }), {
    right: 0,
    wrong: 0,
    missed: 0,
  });

export const precision = ({ right, wrong }: Count): number => right / (right + wrong || 1);
export const recall = ({ right, missed }: Count): number => right / (right + missed || 1);

/** The mean F1 of the labels that occur. */
export function macroF1(counts: Map<string, Count>): number {
  const occurring = [...counts.values()].filter(({ right, missed }) => right + missed > 0);
  return occurring.reduce((total, count) => total + f1(count), 0) / (occurring.length || 1);
}

export const golden = (counts: Map<string, Count>): Count =>
  sum([...counts].filter(([label]) => label.startsWith('golden_')).map(([, count]) => count));
