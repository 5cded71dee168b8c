import type { Outcome } from './score.ts';

/** From … to: 95 % of the samples' values. */
export type Interval = readonly [number, number];

const SAMPLES = 1000;

/**
 * 95 % intervals of figures by bootstrap (Efron 1979, percentiles): as many messages are drawn again and again, with replacement. The
 * draws come from a fixed seed, so a report repeats itself.
 */
export function intervals<K extends string>(
  outcomes: readonly Outcome[],
  figures: (sample: readonly Outcome[]) => Record<K, number>,
): Record<K, Interval> {
  const draw = drawer();
  const samples = Array.from({ length: SAMPLES }, () => figures(outcomes.map(() => outcomes[draw(outcomes.length)]!)));
  const names = Object.keys(samples[0] ?? {}) as K[];
  return Object.fromEntries(names.map((name) => [name, middle(samples.map((s) => s[name]))])) as Record<K, Interval>;
}

function middle(values: number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[Math.floor(0.025 * sorted.length)] ?? 0, sorted[Math.ceil(0.975 * sorted.length) - 1] ?? 0];
}

/** Whole numbers below `most`, the same ones each time (Numerical Recipes' linear congruential generator). */
function drawer(): (most: number) => number {
  let state = 20_261_123;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}
