import type { Catalogue, HeardId } from '../flow/catalogue.ts';
import { asWritten } from '../language/fold.ts';
import { remember } from '../remember.ts';
import { hearLine, readContext } from './context.ts';
import { judgeCues } from './cues.ts';
import type { Evidence, Findings } from './evidence.ts';
import { createFamilies } from './families.ts';
import { judgeFlags } from './flags.ts';
import type { FlagLabel } from './flags.ts';
import { isUnclear, judgeFlagsAlike, judgeMovesAlike } from './alike.ts';
import { readLikeness } from './likeness.ts';
import { traitsOf } from './traits.ts';
import { readMessage, sentenceOf } from './message.ts';
import type { Message } from './message.ts';
import { giveWay, judgeMoves, SURE_ENOUGH } from './moves.ts';
import { createPhrasebook } from './phrasebook.ts';
import type { Entry } from './phrasebook.ts';
import { sentenceAt, sentencesOf } from './sentences.ts';
import type { Found, Recogniser, RecogniserInput, Words } from './understanding.ts';

const MOST_MOVES = 3;
/** Lines of the conversation so far come again with every message: what they show is found once. */
const REMEMBERED = 2000;

/**
 * Makes a recogniser of what a rep's messages do. Pure: the same input always gives the same labels, in both scripts; it never
 * throws on any text. Below 0.5 it abstains.
 * @throws PatternError when a pattern of the catalogue cannot be read.
 */
export function createRecogniser(catalogue: Catalogue, likeness = readLikeness()): Recogniser {
  const families = catalogue.moves.words;
  const moveBook = createPhrasebook(spokenEntries(catalogue.moves.moves), families);
  const cueBook = createPhrasebook(spokenEntries(catalogue.moves.cues), families);
  const flagBook = createPhrasebook(flagEntries(catalogue), catalogue.flags.words);
  const familyOf = createFamilies(catalogue.moves.moves, families);
  const familiesOf = Object.fromEntries(catalogue.flags.flags.map((f) => [f.id, f.families.map((r) => r.id)]));
  const read = createReader(catalogue);

  return (input) => {
    const { message, context } = read(input);
    const moves = judgeMoves(message, context, moveBook.hits(message.text, within(message)));
    const flags = judgeFlags(message, context, flagBook.hits(message.text, within(message)), moves);
    const alike = flags.size === 0 && isUnclear(message, moves) ? likeness(traitsOf(message, context)) : [];
    judgeFlagsAlike(message, context, moves, flags, familiesOf, alike);
    giveWay(message, context, moves, flags);
    if (flags.size === 0) judgeMovesAlike(message, context, moves, alike, (move) => moveBook.bars(move, message.text));
    const cues = judgeCues(message, context, cueBook.hits(message.text, within(message)), moves);
    const found = [
      ...surest(moves).map(([label, e]) => shown(message, 'move', label, familyOf(message, label, e), e)),
      ...[...flags].flatMap(([flag, byFamily]) =>
        [...byFamily].map(([family, e]) => shown(message, 'flag', flag, family || null, e)),
      ),
      ...[...cues].map(([label, e]) => shown(message, 'cue', label, null, e)),
    ].filter((f) => f.confidence >= SURE_ENOUGH);
    const labels = (kind: Found['kind']) => [...new Set(found.filter((f) => f.kind === kind).map((f) => f.label))];
    const named = labels('move');
    return { moves: named.length > 0 ? named : ['other'], flags: labels('flag'), cues: labels('cue'), found };
  };
}

/** What a rep's line before may have asked for, that an answer to it means. */
const ASKED = /^(golden_.|show_motivators)$/;

/** Reads a message and what the conversation so far means for it. */
export function createReader({ moves }: Catalogue) {
  const hearBook = createPhrasebook(heardEntries(moves), moves.words);
  const askBook = createPhrasebook(spokenEntries(moves.moves.filter((m) => ASKED.test(m.id))), moves.words);
  const hear = remember(REMEMBERED, (line: string) => hearLine(line, hearBook));
  const asks = remember(REMEMBERED, (line: string) => {
    const sentences = sentencesOf(line);
    const hits = askBook.hits(line, (at) => sentenceAt(sentences, at)?.text ?? '');
    return new Set(hits.map((h) => h.phrase.label));
  });
  return ({ stage, history, text }: RecogniserInput) => ({
    message: readMessage(text),
    context: readContext(stage, history, hear, asks),
  });
}

const within = (message: Message) => (at: number) => sentenceOf(message, at)?.text ?? '';

const spokenEntries = (spoken: Catalogue['moves']['moves'] | Catalogue['moves']['cues']): Entry<string>[] =>
  spoken.map(({ id, patterns, unless, in: where }) => ({ label: id, patterns, unless, in: where }));

const heardEntries = (moves: Catalogue['moves']): Entry<HeardId>[] =>
  Object.entries(moves.heard).map(([label, patterns]) => ({ label: label as HeardId, patterns: patterns ?? [] }));

const flagEntries = ({ flags }: Catalogue): Entry<FlagLabel>[] =>
  flags.flags.flatMap((flag) => [
    { label: { flag: flag.id, family: null }, patterns: flag.patterns, unless: flag.unless, in: flag.in },
    ...flag.families.map((f) => ({
      label: { flag: flag.id, family: f.id },
      patterns: f.patterns,
      unless: [...flag.unless, ...f.unless],
      in: f.in ?? flag.in,
    })),
  ]);

const first = (e: Evidence) => Math.min(...e.words.map((w) => w.start));

/** Moves that go first when a message makes more than three: they accompany the others. */
const ACCOMPANY = new Set(['emphasise_autonomy', 'reflect', 'encourage', 'thank', 'farewell', 'inform', 'pitch']);

const weight = ([move, { sure }]: [string, Evidence]) => (ACCOMPANY.has(move) ? sure - 0.3 : sure);

/** The three surest moves, in the order in which they are said. */
function surest(moves: Findings): [string, Evidence][] {
  return [...moves]
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, MOST_MOVES)
    .sort(([, a], [, b]) => first(a) - first(b));
}

function shown(
  message: Message,
  kind: Found['kind'],
  label: string,
  family: string | null,
  { sure, words }: Evidence,
): Found {
  return {
    kind,
    label,
    family,
    confidence: Math.round(sure * 100) / 100,
    words: merged(words).map((w) => written(message, w.start, w.end)),
  };
}

function written(message: Message, from: number, to: number): Words {
  const { start, end } = asWritten(message.folded, from, to);
  return { start, end, text: message.source.slice(start, end) };
}

/** Overlapping stretches as one, in order. */
function merged(words: Evidence['words']): Evidence['words'] {
  const out: Evidence['words'] = [];
  for (const w of [...words].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last && w.start <= last.end) last.end = Math.max(last.end, w.end);
    else out.push({ ...w });
  }
  return out;
}
