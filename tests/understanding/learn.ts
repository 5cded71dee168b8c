/**
 * `npm run learn`: learns from the labelled messages and the catalogue's examples what messages of each move, flag, family and cue are
 * like, and writes src/understanding/weights.tsv. The same messages always give the same weights.
 */
import { writeFileSync } from 'node:fs';
import { argumentsOf } from '../../src/commands/arguments.ts';
import { writeWeights } from '../../src/understanding/weights.ts';
import type { Weights } from '../../src/understanding/weights.ts';
import { calibrate, holdOut } from './calibrate.ts';
import type { Aim, Held } from './calibrate.ts';
import { LABELS, ownLessons, strangersLessons } from './lessons.ts';
import { learnLinear } from './linear.ts';
import type { Learned } from './linear.ts';

/** A flag costs a mark: better missed than wrongly given. A golden question is the way on: none is to be missed. */
const FLAGS = new Set('assume pressure overclaim conceal disparage privacy dismiss stacked_questions'.split(' '));
const aimOf = (label: string): Aim =>
  label.startsWith('golden_')
    ? { precision: 0.85, best: 'recall' }
    : { precision: FLAGS.has(label) ? 0.9 : 0, best: 'f1' };

/** A trait that weighs less than this for every label, of 127, is not worth its room. */
const LEAST = 12;

/** What was learned, in whole steps, with thresholds from what held-out authors scored. */
export function weightsOf({ places, weights, starts }: Learned, held: readonly Held[]): Weights {
  const thresholds = LABELS.map((label, l) => calibrate(held, l, aimOf(label)));
  const steps = weights.map((w) => w.reduce((most, x) => Math.max(most, Math.abs(x)), 0) / 127 || 1);
  const whole = (place: number) => weights.map((w, l) => Math.round(w[place]! / steps[l]!));
  const kept = [...places.keys()].filter((trait) => whole(places.get(trait)!).some((w) => Math.abs(w) >= LEAST));
  return {
    labels: LABELS,
    starts,
    thresholds: thresholds.map((t) => t.threshold),
    slopes: thresholds.map((t) => t.slope),
    steps,
    rows: new Map(kept.map((trait, row) => [trait, row])),
    values: Int8Array.from(kept.flatMap((trait) => whole(places.get(trait)!))),
  };
}

if (import.meta.main) {
  argumentsOf({
    usage: `npm run learn
Learns from tests/understanding and flows/moves.yaml, flags.yaml; writes src/understanding/weights.tsv (a minute).`,
  });
  const [strangers, own] = [strangersLessons(), ownLessons()];
  const learned = learnLinear([...strangers, ...own], LABELS);
  const weights = weightsOf(learned, holdOut(strangers, own, LABELS));
  const text = writeWeights(weights);
  writeFileSync(new URL('../../src/understanding/weights.tsv', import.meta.url), text);
  console.log(
    `${strangers.length} + ${own.length} messages, ${weights.rows.size} traits, ${Math.round(text.length / 1024)} kB`,
  );
}
