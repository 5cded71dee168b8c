import { readFileSync } from 'node:fs';

/** How like the labelled messages of each move, flag and family a message is, 0 to 1, likest first. */
export interface Alike {
  kind: 'move' | 'flag' | 'family';
  label: string;
  like: number;
}
export type Likeness = (traits: ReadonlySet<string>) => Alike[];

/** Weights are written as whole numbers of this part. */
export const SCALE = 10;

/** Learned from the labelled messages by tests/understanding/learn.ts, which writes it. */
const WEIGHTS = new URL('./weights.tsv', import.meta.url);

/**
 * Reads learned weights: a line with the labels, one with what each starts from, then a line a trait with `place:weight`.
 * They are read on first use (about 20 ms).
 */
export function readLikeness(weights = () => readFileSync(WEIGHTS, 'utf8')): Likeness {
  let learned: Learned | undefined;
  return (traits) => {
    learned ??= readWeights(weights());
    const { labels, start, known } = learned;
    const sums = new Float64Array(labels.length);
    for (const trait of traits) {
      const pairs = known.get(trait);
      if (pairs) for (let i = 0; i < pairs.length; i += 2) sums[pairs[i] as number]! += pairs[i + 1] as number;
    }
    const norm = SCALE * Math.sqrt(traits.size);
    return labels
      .map(([kind, label], i) => ({
        kind,
        label,
        like: 1 / (1 + Math.exp(-((start[i] ?? 0) / SCALE + (sums[i] as number) / norm))),
      }))
      .toSorted((a, b) => b.like - a.like);
  };
}

interface Learned {
  labels: [Alike['kind'], string][];
  start: number[];
  known: ReadonlyMap<string, Int16Array>;
}

function readWeights(weights: string): Learned {
  const [names = '', starts = '', ...lines] = weights.split('\n');
  const known = new Map<string, Int16Array>();
  for (const line of lines) {
    const [trait, ...pairs] = line.split('\t');
    if (trait) known.set(trait, Int16Array.from(pairs.flatMap((pair) => pair.split(':').map(Number))));
  }
  const labels = names.split(' ').map((name) => name.split(':') as [Alike['kind'], string]);
  return { labels, start: starts.split(' ').map(Number), known };
}
