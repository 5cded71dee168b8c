import { containerBootstrap } from '@nlpjs/core';
import { LangZh } from '@nlpjs/lang-zh';
import { NluNeural } from '@nlpjs/nlu';
import { fold } from '../../src/language/fold.ts';
import { learnLinear, scoresOf } from './linear.ts';
import type { Labelled } from './messages.ts';

/** What a baseline gives a message: labels of all kinds. A baseline sees the message alone. */
export type Guess = (text: string) => string[] | Promise<string[]>;

const labelsOf = ({ moves, flags, cues = [] }: Labelled): string[] =>
  [...moves, ...flags, ...cues].filter((l) => l !== 'other');

const LONGEST = 3;

function ngramsOf(text: string): string[] {
  const { text: folded } = fold(text);
  const grams = new Set<string>();
  for (let length = 1; length <= LONGEST; length += 1)
    for (let i = 0; i + length <= folded.length; i += 1) grams.add(folded.slice(i, i + length));
  return [...grams];
}

/** A plain linear classifier over the message's stretches of one to three characters. */
export function learnNgrams(messages: readonly Labelled[]): Guess {
  const labels = [...new Set(messages.flatMap(labelsOf))];
  const lessons = messages.map((m) => ({
    traits: ngramsOf(m.input.text),
    labels: new Set(labelsOf(m)),
    author: '',
    weight: 1,
  }));
  const learned = learnLinear(lessons, labels);
  return (text) => {
    const scores = scoresOf(learned, ngramsOf(text));
    return labels.filter((_, l) => scores[l]! > 0);
  };
}

/** nlp.js knows one intent a message: each label of a message is taught as one, and so are those likely enough given. */
const LIKELY = 0.3;
const NONE = 'none';

/** nlp.js' own network over its own Chinese words: one for moves, one for flags, one for cues. */
export async function learnNlpjs(messages: readonly Labelled[]): Promise<Guess> {
  const kinds = [
    (m: Labelled) => m.moves.filter((l) => l !== 'other'),
    (m: Labelled) => m.flags,
    (m: Labelled) => m.cues ?? [],
  ];
  const networks = await Promise.all(kinds.map((labels) => learnNetwork(messages, labels)));
  return async (text) => {
    const guesses = await Promise.all(networks.map((n) => n.process(fold(text).text)));
    return guesses.flatMap(({ classifications }) =>
      classifications.filter((c) => c.score >= LIKELY && c.intent.toLowerCase() !== NONE).map((c) => c.intent),
    );
  };
}

async function learnNetwork(messages: readonly Labelled[], labelsOfKind: (m: Labelled) => string[]) {
  const container = await containerBootstrap();
  container.use(LangZh);
  const network = new NluNeural({ locale: 'zh', container, log: false });
  const corpus = messages.flatMap((m) => {
    const labels = labelsOfKind(m);
    return (labels.length > 0 ? labels : [NONE]).map((intent) => ({ utterance: fold(m.input.text).text, intent }));
  });
  await network.train(corpus, { log: false, iterations: 100 });
  return network;
}
