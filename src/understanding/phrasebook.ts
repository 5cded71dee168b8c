import type { HeardId, PatternWords } from '../flow/catalogue.ts';
import { readPattern, PatternError } from './pattern.ts';
import type { WordFamilies } from './pattern.ts';

/** A pattern at work: what it speaks for, and when it counts. */
export interface Phrase<Label> {
  label: Label;
  find: RegExp;
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
}

const SURE = 0.8;
const HITS_OF_ONE = 4;

/**
 * Compiles a catalogue's patterns. Patterns are indexed by two characters that every match of them contains, so that a text meets
 * only those that could match it.
 * @throws PatternError naming the label and the pattern.
 */
export function createPhrasebook<Label>(entries: readonly Entry<Label>[], families: WordFamilies): Phrasebook<Label> {
  const phrases: Phrase<Label>[] = [];
  const index = new Map<string, number[]>();
  const always: number[] = [];
  for (const entry of entries) for (const words of entry.patterns) add(entry, words);

  function add(entry: Entry<Label>, words: PatternWords): void {
    const { source, anchors } = readPattern(words.say, families);
    const unless = [...words.unless, ...(entry.unless ?? [])].map((say) => readPattern(say, families).source);
    const at =
      phrases.push({
        label: entry.label,
        find: new RegExp(source, 'gu'),
        unless: unless.length > 0 ? new RegExp(unless.join('|'), 'u') : undefined,
        after: words.after,
        in: words.in ?? entry.in,
        sure: words.sure ?? SURE,
      }) - 1;
    if (anchors.length === 0) always.push(at);
    for (const anchor of new Set(anchors)) index.set(anchor, [...(index.get(anchor) ?? []), at]);
  }

  function candidates(text: string): Set<number> {
    const found = new Set(always);
    for (let i = 0; i < text.length; i += 1) {
      for (const at of index.get(text[i] as string) ?? []) found.add(at);
      for (const at of index.get(text.slice(i, i + 2)) ?? []) found.add(at);
    }
    return found;
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
