import type { HeardId, PatternWords } from '../flow/catalogue.ts';
import { readPattern, PatternError } from './pattern.ts';
import type { WordFamilies } from './pattern.ts';

/** A pattern at work: what it speaks for, and when it counts. */
export interface Phrase<Label> {
  label: Label;
  find: RegExp;
  /** What else a match contains, as keys: one of each list. */
  needs: readonly (readonly number[])[];
  unless: RegExp | undefined;
  after: readonly HeardId[];
  in: 'question' | 'statement' | undefined;
  sure: number;
}

/** A stretch of a folded text that a phrase matched. */
export interface Hit<Label> {
  phrase: Phrase<Label>;
  start: number;
  end: number;
}

export interface Phrasebook<Label> {
  /** All hits in a folded text, in no order; `unless` is looked at within the sentence that `sentenceAt` gives. */
  hits(text: string, sentenceAt: (start: number) => string): Hit<Label>[];
}

export interface Entry<Label> {
  label: Label;
  patterns: readonly PatternWords[];
  unless?: readonly string[];
  in?: 'question' | 'statement' | undefined;
  /** Word families of its own, where its file has others. */
  words?: WordFamilies;
}

/** One or two characters of a text as a number. */
const keyOf = (text: string, at: number, length: number): number =>
  text.charCodeAt(at) * 65_536 + (length > 1 ? text.charCodeAt(at + 1) : 0);

let lately = { text: '', keys: new Set<number>() };

/** The keys of all characters and pairs of a text; kept for the next phrasebook, which reads the same one. */
function keysOf(text: string): ReadonlySet<number> {
  if (lately.text === text) return lately.keys;
  const keys = new Set<number>();
  for (let i = 0; i < text.length; i += 1) {
    keys.add(keyOf(text, i, 1));
    if (i + 1 < text.length) keys.add(keyOf(text, i, 2));
  }
  lately = { text, keys };
  return keys;
}

const keyOfAnchor = (anchor: string): number => keyOf(anchor, 0, anchor.length);

const SURE = 0.8;
const HITS_OF_ONE = 4;

/**
 * Compiles a catalogue's patterns. Patterns are indexed by two characters that every match of them contains, so that a text meets
 * only those that could match it.
 * @throws PatternError naming the label and the pattern.
 */
export function createPhrasebook<Label>(entries: readonly Entry<Label>[], families: WordFamilies): Phrasebook<Label> {
  const phrases: Phrase<Label>[] = [];
  const index = new Map<number, number[]>();
  const always: number[] = [];
  for (const entry of entries) {
    const own = entry.words ?? families;
    const unless = sourcesOf(entry.unless ?? [], own);
    const never = unless.length > 0 ? new RegExp(unless.join('|'), 'u') : undefined;
    for (const words of entry.patterns) add(entry, words, own, unless, never);
  }

  function sourcesOf(said: readonly string[], own: WordFamilies): string[] {
    return said.map((say) => readPattern(say, own).source);
  }

  function add(
    entry: Entry<Label>,
    words: PatternWords,
    own: WordFamilies,
    unless: readonly string[],
    never: RegExp | undefined,
  ): void {
    const { source, anchors, needs } = readPattern(words.say, own);
    const at =
      phrases.push({
        label: entry.label,
        find: new RegExp(source, 'gu'),
        needs: needs.map((list) => [...new Set(list.map(keyOfAnchor))]),
        unless:
          words.unless.length > 0 ? new RegExp([...sourcesOf(words.unless, own), ...unless].join('|'), 'u') : never,
        after: words.after,
        in: words.in ?? entry.in,
        sure: words.sure ?? SURE,
      }) - 1;
    if (anchors.length === 0) always.push(at);
    for (const key of new Set(anchors.map(keyOfAnchor))) {
      const list = index.get(key);
      if (list) list.push(at);
      else index.set(key, [at]);
    }
  }

  /** The last text in which each phrase was a candidate, so that it is one once. */
  const seenIn: number[] = [];
  let texts = 0;

  function candidates(text: string): number[] {
    const keys = keysOf(text);
    const found = [...always];
    texts += 1;
    for (const key of keys) {
      const at = index.get(key);
      if (at) for (const one of at) if (seenIn[one] !== texts && found.push(one)) seenIn[one] = texts;
    }
    return found.filter((at) =>
      (phrases[at] as Phrase<Label>).needs.every((list) => list.some((key) => keys.has(key))),
    );
  }

  function hits(text: string, sentenceAt: (start: number) => string): Hit<Label>[] {
    const all: Hit<Label>[] = [];
    for (const at of candidates(text)) {
      const phrase = phrases[at] as Phrase<Label>;
      phrase.find.lastIndex = 0;
      for (
        let n = 0, match = phrase.find.exec(text);
        match && n < HITS_OF_ONE;
        n += 1, match = phrase.find.exec(text)
      ) {
        const end = match.index + match[0].length;
        if (end === match.index) break;
        if (!phrase.unless?.test(sentenceAt(match.index))) all.push({ phrase, start: match.index, end });
      }
    }
    return all;
  }
  return { hits };
}

export { PatternError };
