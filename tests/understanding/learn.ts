/**
 * `node tests/understanding/learn.ts [set…]`: learns from the labelled messages and the catalogue's examples what messages of each
 * move and flag are like, and writes src/understanding/weights.tsv. Named sets are left out, to measure on them. The same messages always give
 * the same weights: one logistic regression a label, no chance in it.
 */
import { writeFileSync } from 'node:fs';
import { SCALE } from '../../src/understanding/likeness.ts';
import { createReader, createRecogniser } from '../../src/understanding/recognise.ts';
import { traitsOf } from '../../src/understanding/traits.ts';
import type { RecogniserInput } from '../../src/understanding/understanding.ts';
import { inputOf, readCatalogue, readMessages } from './messages.ts';

const ROUNDS = 15;
const STEP = 0.3;
/** Smaller weights are not worth their room. */
const LEAST = 6;
const SHRINK = 0.0005;
/** A move is rare among all messages: its own count for more. */
const OWN = 3;

const catalogue = readCatalogue();
const read = createReader(catalogue);
const byPattern = createRecogniser(catalogue, () => []);
const left = process.argv.slice(2);

/** A labelled message says no family: the patterns' is taken. */
const familiesOf = (input: RecogniserInput): string[] =>
  byPattern(input).found.flatMap(({ kind, family }) =>
    kind === 'flag' && family !== null ? [`family:${family}`] : [],
  );
const { moves } = catalogue.moves;
const { flags } = catalogue.flags;
const known = new Map<string, string>([
  ...moves.map((m) => [m.id, `move:${m.id}`] as const),
  ...flags.map((f) => [f.id, `flag:${f.id}`] as const),
]);
type Example = Parameters<typeof inputOf>[0];
const taught = (examples: readonly Example[], labels: (e: Example) => string[]) =>
  examples.map((e) => ({ input: { ...inputOf(e), stage: '' }, labels: labels(e) }));
const instead = ({ is }: Example) => (is === undefined ? [] : [known.get(is) ?? '']);

const lessons = [
  ...readMessages()
    .flatMap(({ name, messages }) => (left.some((l) => name.startsWith(l)) ? [] : messages))
    .map((m) => ({
      input: m.input,
      labels: [...m.moves, ...m.flags]
        .map((l) => known.get(l) ?? '')
        .concat(m.flags.length > 0 ? familiesOf(m.input) : []),
    })),
  ...[...moves, ...flags].flatMap(({ id, examples, near_misses }) => [
    ...taught(examples, () => [known.get(id)!]),
    ...taught(near_misses, instead),
  ]),
  ...flags.flatMap((f) =>
    f.families.flatMap((r) => [
      ...taught(r.examples, () => [`flag:${f.id}`, `family:${r.id}`]),
      ...taught(r.near_misses, instead),
    ]),
  ),
].map(({ input, labels }) => {
  const { message, context } = read(input);
  return { traits: [...traitsOf(message, context)], labels };
});

const counts = new Map<string, number>();
for (const { traits } of lessons) for (const t of traits) counts.set(t, (counts.get(t) ?? 0) + 1);
const traits = [...counts].filter(([, n]) => n >= 3).map(([t]) => t);
const place = new Map(traits.map((t, i) => [t, i]));
const rows = lessons.map(({ traits: all }) => all.flatMap((t) => place.get(t) ?? []));
const norms = lessons.map(({ traits: all }) => 1 / Math.sqrt(all.length));

function learn(label: string): { start: number; weights: Float64Array } {
  const weights = new Float64Array(traits.length);
  const seen = new Float64Array(traits.length).fill(0.05);
  let start = -2;
  for (let n = 0; n < ROUNDS * rows.length; n += 1) {
    const at = (n * 7919 + Math.floor(n / rows.length) * 31) % rows.length;
    const [row, norm] = [rows[at]!, norms[at]!];
    const is = lessons[at]!.labels.includes(label);
    const sum = row.reduce((s, t) => s + weights[t]! * norm, start);
    const miss = ((is ? 1 : 0) - 1 / (1 + Math.exp(-sum))) * (is ? OWN : 1);
    start += 0.02 * miss;
    for (const t of row) {
      const slope = miss * norm - SHRINK * weights[t]!;
      seen[t]! += slope * slope;
      weights[t]! += (STEP * slope) / Math.sqrt(seen[t]!);
    }
  }
  return { start, weights };
}

/** These are counted, not compared. */
const COUNTED = ['flag:stacked_questions', 'flag:monologue'];
const labels = [...known.values(), ...flags.flatMap((f) => f.families.map((r) => `family:${r.id}`))].filter(
  (l) => !COUNTED.includes(l),
);
const learned = labels.map(learn);
const whole = (n: number) => Math.round(n * SCALE);
const lines = traits.flatMap((trait, i) => {
  const pairs = learned.flatMap(({ weights }, m) =>
    Math.abs(whole(weights[i]!)) >= LEAST ? [`${m}:${whole(weights[i]!)}`] : [],
  );
  return pairs.length > 0 && !/\s/.test(trait.replace(/^_.*/s, '')) ? [[trait, ...pairs].join('\t')] : [];
});
const text = [labels.join(' '), learned.map(({ start }) => whole(start)).join(' '), ...lines, ''].join('\n');
writeFileSync(new URL('../../src/understanding/weights.tsv', import.meta.url), text);
console.log(`${lessons.length} messages, ${lines.length} traits, ${Math.round(text.length / 1024)} k characters`);
