import { unitOf } from '../../src/understanding/weights.ts';

/**
 * Linear classifiers over traits, one a label: L2-regularised, squared hinge loss, solved by dual coordinate descent (Hsieh et al.,
 * "A Dual Coordinate Descent Method for Large-scale Linear SVM", ICML 2008, algorithm 1). No chance in it: the order of the rows
 * comes from a fixed seed, so the same lessons always give the same weights.
 */
export interface Lesson {
  traits: readonly string[];
  labels: ReadonlySet<string>;
  /** The labels that it says nothing of: whether it bears them is not known. */
  unsaid?: (label: string) => boolean;
  /** Whose words these are: an author is measured by what was learned from the others. */
  author: string;
  /** How many lessons it counts for. */
  weight: number;
}

export interface Learned {
  labels: string[];
  /** The traits that have weights, and their places. */
  places: Map<string, number>;
  /** For each label: its weights by place, and what it starts from. */
  weights: Float64Array[];
  starts: number[];
}

/** Traits that fewer lessons have are chance. */
const SEEN_AT_LEAST = 3;
/** How much a miss costs against large weights, and how much more a missed bearer of a label than a wrong finding. */
const COST = 2;
const COST_OF_MISSING = 2;
const ROUNDS = 12;

/** Learns each label from all lessons. A row counts by its traits' share: long and short messages weigh the same. */
export function learnLinear(lessons: readonly Lesson[], labels: readonly string[]): Learned {
  const places = placesOf(lessons);
  const rows = lessons.map(({ traits }) => Int32Array.from(traits.flatMap((t) => places.get(t) ?? [])));
  const units = lessons.map(({ traits }) => unitOf(traits.length));
  const solved = labels.map((label) => {
    const signs = Int8Array.from(lessons, (l) => (l.labels.has(label) ? 1 : l.unsaid?.(label) ? 0 : -1));
    return solve(rows, units, signs, lessons, places.size);
  });
  return { labels: [...labels], places, weights: solved.map((s) => s.weights), starts: solved.map((s) => s.start) };
}

/** What each label scores for these traits; above 0 a lesson like it bore the label. */
export function scoresOf({ places, weights, starts }: Learned, traits: readonly string[]): number[] {
  const row = traits.flatMap((t) => places.get(t) ?? []);
  const unit = unitOf(traits.length);
  return starts.map((start, l) => start + unit * row.reduce((sum, t) => sum + (weights[l]![t] as number), 0));
}

function placesOf(lessons: readonly Lesson[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { traits } of lessons) for (const t of traits) counts.set(t, (counts.get(t) ?? 0) + 1);
  const kept = [...counts].filter(([, n]) => n >= SEEN_AT_LEAST);
  return new Map(kept.map(([t], place) => [t, place]));
}

function solve(
  rows: readonly Int32Array[],
  units: readonly number[],
  signs: Int8Array,
  lessons: readonly Lesson[],
  traits: number,
) {
  const weights = new Float64Array(traits);
  const duals = new Float64Array(rows.length);
  const squares = rows.map((row, i) => 1 + row.length * units[i]! ** 2);
  let start = 0;
  for (const order of orders(rows.length, ROUNDS))
    for (const i of order) {
      const [row, unit, sign] = [rows[i]!, units[i]!, signs[i]!];
      if (sign === 0) continue;
      const slack = 1 / (2 * COST * lessons[i]!.weight * (sign > 0 ? COST_OF_MISSING : 1));
      let score = 0;
      for (let k = 0; k < row.length; k += 1) score += weights[row[k]!]!;
      const slope = sign * (start + unit * score) - 1 + slack * duals[i]!;
      const dual = Math.max(0, duals[i]! - slope / (squares[i]! + slack));
      const step = sign * (dual - duals[i]!);
      duals[i] = dual;
      if (step === 0) continue;
      start += step;
      for (let k = 0; k < row.length; k += 1) weights[row[k]!]! += step * unit;
    }
  return { weights, start };
}

/** The rows in another order each round, always the same ones. */
function* orders(rows: number, rounds: number): Generator<Int32Array> {
  const order = Int32Array.from({ length: rows }, (_, i) => i);
  let state = 1;
  for (let round = 0; round < rounds; round += 1) {
    for (let i = rows - 1; i > 0; i -= 1) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const j = Math.floor((state / 2 ** 32) * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    yield order;
  }
}
