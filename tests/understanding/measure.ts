/** `node tests/understanding/measure.ts`: how well and how fast the labelled messages are understood, label by label. */
import { createRecogniser } from '../../src/understanding/recognise.ts';
import { readCatalogue, readMessages } from './messages.ts';
import { f1, golden, macroF1, precision, recall, score, sum } from './score.ts';

const started = performance.now();
const recognise = createRecogniser(readCatalogue());
console.log(`ready in ${(performance.now() - started).toFixed(0)} ms`);

const sets = readMessages();
for (const { name, messages } of sets) {
  const { moves, flags, clean, cleanFlagged } = score(recognise, messages);
  const [g, f] = [golden(moves), sum(flags.values())];
  console.log(`\n${name}: ${messages.length} messages, macro-F1 of moves ${macroF1(moves).toFixed(3)}`);
  console.log(
    `golden questions P ${precision(g).toFixed(2)} R ${recall(g).toFixed(2)}, flags P ${precision(f).toFixed(2)} R ${recall(f).toFixed(2)}, clean messages flagged ${cleanFlagged} of ${clean}`,
  );
  for (const [label, count] of [...moves, ...flags])
    if (f1(count) < 0.8) console.log(`  ${label} ${f1(count).toFixed(2)}`, count);
}

const inputs = sets.flatMap(({ messages }) => messages.map(({ input }) => input));
const ROUNDS = 20;
const from = performance.now();
for (let round = 0; round < ROUNDS; round += 1) for (const input of inputs) recognise(input);
console.log(`\n${Math.round((inputs.length * ROUNDS) / ((performance.now() - from) / 1000))} messages/s`);
