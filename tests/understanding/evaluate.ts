/**
 * `npm run evaluate`: how well strangers' messages are understood, label by label, beside two baselines that learned from the same
 * messages; and what it costs. An author of the part built on is measured by what was learned from the others.
 */
import { createRecogniser } from '../../src/understanding/recognise.ts';
import type { Recogniser } from '../../src/understanding/understanding.ts';
import { readWeights } from '../../src/understanding/weights.ts';
import type { Weights } from '../../src/understanding/weights.ts';
import { learnNgrams, learnNlpjs } from './baselines.ts';
import type { Guess } from './baselines.ts';
import { scoreHeldOut } from './calibrate.ts';
import { costLines } from './cost.ts';
import { learnWeights } from './learn.ts';
import { LABELS, ownLessons, strangersLessons } from './lessons.ts';
import { readCatalogue, readMessages } from './messages.ts';
import type { Labelled } from './messages.ts';
import { parityLine } from './parity.ts';
import { confusionLines, figureLines, labelLines } from './report.ts';
import type { Kinds } from './report.ts';
import { outcomeOf } from './score.ts';
import type { Outcome } from './score.ts';

const catalogue = readCatalogue();
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const kinds: Kinds = {
  moves: ids(catalogue.moves.moves),
  flags: ids(catalogue.flags.flags),
  cues: ids(catalogue.moves.cues),
};

const say = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);
const corpus = readMessages('corpus');
const all = (parts: typeof corpus): Labelled[] => parts.flatMap(({ messages }) => messages);

type Systems = Record<'recogniser' | 'character n-grams' | 'nlp.js', Outcome[]>;

const heard = (recognise: Recogniser, messages: readonly Labelled[]): Outcome[] =>
  messages.map((m) => outcomeOf(m, recognise(m.input)));
const guessed = (guess: Guess, messages: readonly Labelled[]): Promise<Outcome[]> =>
  Promise.all(messages.map(async (m) => outcomeOf(m, { moves: await guess(m.input.text), flags: [], cues: [] })));

async function measured(weights: Weights, built: readonly Labelled[], messages: readonly Labelled[]): Promise<Systems> {
  return {
    recogniser: heard(createRecogniser(catalogue, weights), messages),
    'character n-grams': await guessed(learnNgrams(built), messages),
    'nlp.js': await guessed(await learnNlpjs(built), messages),
  };
}

function report(title: string, systems: Systems): void {
  const ours = systems.recogniser;
  const columns = Object.entries(systems).map(([name, outcomes]) => ({ name, outcomes }));
  say('', `## ${title}: ${ours.length} messages`, '', ...figureLines(columns, kinds));
  for (const labels of [kinds.moves, kinds.flags, kinds.cues]) say('', ...labelLines(ours, labels));
  say('', ...confusionLines(ours));
}

/** Each author of the part built on, by what was learned from the others. */
async function measureBuiltOn(): Promise<Systems> {
  const [strangers, own] = [strangersLessons(), ownLessons()];
  const held = scoreHeldOut(strangers, own, LABELS);
  const parts: Systems[] = [];
  for (const { name, messages } of corpus) {
    const lessons = [...strangers.filter((l) => l.author !== name), ...own];
    const weights = learnWeights(
      lessons,
      held.filter((h) => h.author !== name),
    );
    parts.push(await measured(weights, all(corpus.filter((c) => c.name !== name)), messages));
  }
  const together = (system: keyof Systems) => parts.flatMap((p) => p[system]);
  return {
    recogniser: together('recogniser'),
    'character n-grams': together('character n-grams'),
    'nlp.js': together('nlp.js'),
  };
}

const aside = readMessages('put-aside');
const recognise = createRecogniser(catalogue);
report('Built on, each author by what the others taught', await measureBuiltOn());
if (!process.argv.includes('--built-on')) report('Put aside', await measured(readWeights(), all(corpus), all(aside)));
const inputs = [...all(corpus), ...all(aside)].map(({ input }) => input);
say('', '## Script and cost', '', parityLine(recognise, inputs), ...costLines(inputs));
