import { readFileSync } from 'node:fs';

/** What has been learned of each label: what its traits weigh, what it starts from, and from which score on it is given. */
export interface Weights {
  /** All that can be found, then the red-flag families. */
  labels: readonly string[];
  starts: readonly number[];
  /** The score from which on a label is given, and how fast confidence grows around it. */
  thresholds: readonly number[];
  slopes: readonly number[];
  /** What one step of a trait's weight is, for each label. */
  steps: readonly number[];
  /** The row of each trait that something was learned of. */
  rows: ReadonlyMap<string, number>;
  /** Row by row, the weight of its trait for each label, in steps. */
  values: Int8Array;
}

/** Learned from the labelled messages by tests/understanding/learn.ts, which writes it. */
const FILE = new URL('./weights.tsv', import.meta.url);

/**
 * Reads learned weights: five lines of tab-separated values a label (names, starts, thresholds, slopes, steps), then a line a trait: the
 * trait, a tab, and its weights in steps, a byte each, as base64.
 */
export function readWeights(text = readFileSync(FILE, 'utf8')): Weights {
  const [labels = '', starts = '', thresholds = '', slopes = '', steps = '', ...lines] = text.split('\n');
  const numbers = (line: string) => line.split('\t').map(Number);
  const names = labels.split('\t');
  const rows = new Map<string, number>();
  const values = new Int8Array(lines.length * names.length);
  for (const line of lines) {
    const tab = line.indexOf('\t');
    if (tab <= 0) continue;
    values.set(Buffer.from(line.slice(tab + 1), 'base64'), rows.size * names.length);
    rows.set(line.slice(0, tab), rows.size);
  }
  return {
    labels: names,
    starts: numbers(starts),
    thresholds: numbers(thresholds),
    slopes: numbers(slopes),
    steps: numbers(steps),
    rows,
    values,
  };
}

/** Writes weights as `readWeights` reads them. */
export function writeWeights({ labels, starts, thresholds, slopes, steps, rows, values }: Weights): string {
  const head = [labels, ...[starts, thresholds, slopes, steps].map((list) => list.map((n) => n.toPrecision(6)))];
  const lines = [...rows].map(([trait, row]) => {
    const weights = values.subarray(row * labels.length, (row + 1) * labels.length);
    return `${trait}\t${Buffer.from(weights).toString('base64')}`;
  });
  return [...head.map((list) => list.join('\t')), ...lines, ''].join('\n');
}

/** What one trait of so many counts, so that a message's traits together have length 1. */
export const unitOf = (traits: number): number => 1 / Math.sqrt(Math.max(1, traits));

/**
 * How sure the labels from `first` to before `end` are for these traits, 0 to 1, in the labels' order; from 0.5 on a label is given.
 */
export function weigh(
  { labels, starts, thresholds, slopes, steps, rows, values }: Weights,
  traits: ReadonlySet<string>,
  first = 0,
  end = labels.length,
): Float64Array {
  const sums = new Int32Array(end - first);
  for (const trait of traits) {
    const row = rows.get(trait);
    if (row === undefined) continue;
    for (let l = 0, at = row * labels.length + first; l < sums.length; l += 1, at += 1) sums[l]! += values[at]!;
  }
  const unit = unitOf(traits.size);
  const sure = new Float64Array(sums.length);
  for (let l = 0; l < sums.length; l += 1) {
    const label = first + l;
    const score = starts[label]! + unit * steps[label]! * sums[l]!;
    sure[l] = 1 / (1 + Math.exp(-slopes[label]! * (score - thresholds[label]!)));
  }
  return sure;
}

/** What one trait adds to a label, in steps of the label's weights; 0 for a trait that nothing was learned of. */
export function weightOf({ labels, rows, values }: Weights, trait: string, label: number): number {
  const row = rows.get(trait);
  return row === undefined ? 0 : values[row * labels.length + label]!;
}
