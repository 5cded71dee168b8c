import type { Catalogue, HeardId } from '../flow/catalogue.ts';
import { remember } from '../remember.ts';
import { cluesOf } from './clues.ts';
import type { Spoken } from './clues.ts';
import { hearLine, readContext } from './context.ts';
import { createFamilies } from './families.ts';
import { readMessage, sentenceOf } from './message.ts';
import { createPhrasebook } from './phrasebook.ts';
import type { Entry } from './phrasebook.ts';
import { createSenses } from './senses.ts';
import { sentenceAt, sentencesOf } from './sentences.ts';
import { traitsOf } from './traits.ts';
import type { Found, Recogniser, RecogniserInput } from './understanding.ts';
import { judge } from './verdict.ts';
import type { Findable } from './verdict.ts';
import { readWeights } from './weights.ts';

/** Lines of the conversation so far come again with every message: what they show is found once. */
const REMEMBERED = 2000;

/**
 * Makes a recogniser of what a rep's messages do. Patterns, the conversation and the message's own characters are its clues; what they
 * weigh is learned from labelled messages. Pure: the same input always gives the same labels, in both scripts; it never throws on
 * any text. Below 0.5 it abstains.
 * @throws PatternError when a pattern of the catalogue cannot be read.
 */
export function createRecogniser(catalogue: Catalogue, weights = readWeights()): Recogniser {
  const look = createReader(catalogue);
  const findable = findableIn(catalogue, weights.labels);
  const familyOf = createFamilies(catalogue.moves.moves, catalogue.moves.words);
  return (input) => {
    const { message, clues, traits } = look(input);
    const found = judge(message, clues, traits, weights, findable).map((f) =>
      f.kind === 'move' ? { ...f, family: familyOf(message, f.label) } : f,
    );
    const labels = (kind: Found['kind']) => found.filter((f) => f.kind === kind).map((f) => f.label);
    const moves = labels('move');
    return { moves: moves.length > 0 ? moves : ['other'], flags: labels('flag'), cues: labels('cue'), found };
  };
}

/**
 * The catalogue's labels with their places among the weights, moves first.
 * @throws Error E_NOT_LEARNED when the catalogue has a label that nothing was learned of.
 */
function findableIn({ moves, flags }: Catalogue, labels: readonly string[]): Findable[] {
  const placeOf = (label: string): number => {
    const place = labels.indexOf(label);
    if (place < 0)
      throw new Error(`E_NOT_LEARNED: nothing was learned of "${label}" yet; label messages and npm run learn`);
    return place;
  };
  const one = (
    kind: Found['kind'],
    label: string,
    families: readonly { id: string }[] = [],
    alone = false,
  ): Findable => ({
    kind,
    label,
    place: placeOf(label),
    families: families.map(({ id }) => ({ id, place: placeOf(id) })),
    alone,
  });
  return [
    ...moves.moves.map((m) => one('move', m.id)),
    ...flags.flags.map((f) => one('flag', f.id, f.families, f.patterns.length > 0)),
    ...moves.cues.map((c) => one('cue', c.id)),
  ];
}

/** What a rep's line before may have asked for, that an answer to it means. */
const ASKED = /^(golden_.|show_motivators)$/;

/** Reads a message: what its words and the conversation so far show, and the traits that it is judged by. */
export function createReader({ moves, flags }: Catalogue) {
  const hearBook = createPhrasebook(heardEntries(moves), moves.words);
  const askBook = createPhrasebook(
    spokenEntries(
      moves.moves.filter((m) => ASKED.test(m.id)),
      'move',
    ),
    moves.words,
  );
  const spoken = [...spokenEntries(moves.moves, 'move'), ...spokenEntries(moves.cues, 'cue'), ...flagEntries(flags)];
  const spokenBook = createPhrasebook(spoken, moves.words);
  const sensesIn = createSenses(moves.words);
  const sensesHeard = remember(REMEMBERED, sensesIn);
  const hear = remember(REMEMBERED, (line: string) => hearLine(line, hearBook));
  const asks = remember(REMEMBERED, (line: string) => {
    const sentences = sentencesOf(line);
    const hits = askBook.hits(line, (at) => sentenceAt(sentences, at)?.text ?? '');
    return new Set(hits.map((h) => h.phrase.label.label));
  });
  return ({ stage, history, text }: RecogniserInput) => {
    const message = readMessage(text);
    const context = readContext(stage, history, hear, asks);
    const within = (at: number) => sentenceOf(message, at)?.text ?? '';
    const clues = cluesOf(message, context, spokenBook.hits(message.text, within));
    return { message, context, clues, traits: traitsOf(message, context, clues, sensesIn(message.text), sensesHeard) };
  };
}

type Speaking = Catalogue['moves']['moves'] | Catalogue['moves']['cues'];

const spokenEntries = (spoken: Speaking, kind: Spoken['kind']): Entry<Spoken>[] =>
  spoken.map(({ id, patterns, unless, in: where }) => ({
    label: { kind, label: id, family: null },
    patterns,
    unless,
    in: where,
  }));

const heardEntries = (moves: Catalogue['moves']): Entry<HeardId>[] =>
  Object.entries(moves.heard).map(([label, patterns]) => ({ label: label as HeardId, patterns: patterns ?? [] }));

const flagEntries = ({ flags, words }: Catalogue['flags']): Entry<Spoken>[] =>
  flags.flatMap((flag) => [
    {
      label: { kind: 'flag', label: flag.id, family: null },
      patterns: flag.patterns,
      unless: flag.unless,
      in: flag.in,
      words,
    },
    ...flag.families.map((f) => ({
      label: { kind: 'flag' as const, label: flag.id, family: f.id },
      patterns: f.patterns,
      unless: [...flag.unless, ...f.unless],
      in: f.in ?? flag.in,
      words,
    })),
  ]);
