/**
 * `npm run evaluate`: how well strangers' messages are understood, label by label, beside two baselines that learned from the same
 * messages; and what it costs. An author of the part built on is measured by what was learned from the others.
 */
import { argumentsOf } from '../../src/commands/arguments.ts';
import { createRecogniser } from '../../src/understanding/recognise.ts';
import type { Recogniser } from '../../src/understanding/understanding.ts';
import { learnNgrams, learnNlpjs } from './baselines.ts';
import type { Guess } from './baselines.ts';
import { holdOut } from './calibrate.ts';
import { costLines } from './cost.ts';
import { weightsOf } from './learn.ts';
import { LABELS, ownLessons, strangersLessons } from './lessons.ts';
import { readCatalogue, readMessages } from './messages.ts';
import type { Labelled } from './messages.ts';
import { parityLine } from './parity.ts';
import { confusionLines, figureLines, labelLines } from './report.ts';
import type { Kinds } from './report.ts';
import { outcomeOf } from './score.ts';
import type { Outcome } from './score.ts';

argumentsOf({
  usage: `npm run evaluate
How well strangers' messages are understood, label by label, beside two baselines (five minutes).`,
});
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

/** The baselines, taught by some messages and tried on others. */
async function baselines(
  taught: readonly Labelled[],
  tried: readonly Labelled[],
): Promise<Omit<Systems, 'recogniser'>> {
  return {
    'character n-grams': await guessed(learnNgrams(taught), tried),
    'nlp.js': await guessed(await learnNlpjs(taught), tried),
  };
}

function report(title: string, systems: Systems): void {
  const ours = systems.recogniser;
  const columns = Object.entries(systems).map(([name, outcomes]) => ({ name, outcomes }));
  say('', `## ${title}: ${ours.length} messages`, '', ...figureLines(columns, kinds));
  for (const labels of [kinds.moves, kinds.flags, kinds.cues]) say('', ...labelLines(ours, labels));
  say('', ...confusionLines(ours));
}

/** Each author of the part built on, by what the others taught; the baselines by the other half of the authors. */
async function measureBuiltOn(): Promise<Systems> {
  const held = holdOut(strangersLessons(), ownLessons(), LABELS);
  const recogniser = held.flatMap(({ author, learned }) => {
    const others = held.filter((h) => h.author !== author);
    const { messages } = corpus.find((c) => c.name === author)!;
    return heard(createRecogniser(catalogue, weightsOf(learned, others)), messages);
  });
  const half = (rest: number) => all(corpus.filter((_, i) => i % 2 === rest));
  const [first, second] = [await baselines(half(1), half(0)), await baselines(half(0), half(1))];
  return {
    recogniser,
    'character n-grams': [...first['character n-grams'], ...second['character n-grams']],
    'nlp.js': [...first['nlp.js'], ...second['nlp.js']],
  };
}

const aside = all(readMessages('put-aside'));
const recognise = createRecogniser(catalogue);
report('Put aside', { recogniser: heard(recognise, aside), ...(await baselines(all(corpus), aside)) });
report('Built on, each author by what the others taught', await measureBuiltOn());
const inputs = [...all(corpus), ...aside].map(({ input }) => input);
say('', '## Script and cost', '', parityLine(recognise, inputs), ...costLines(inputs));
