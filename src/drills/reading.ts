import { asWritten, fold, type Folded } from '../language/fold.ts';
import type { HandInKind, PassMark, Repeat, Step } from './drill.ts';
import type { SaidWeekdays } from './typed-when.ts';

/** What a stretch of the short form can mean. null: it looks like a date or time and is none. */
interface Meanings {
  person: string;
  group: string;
  channel: string;
  here: true;
  /** An @name that is nobody's. */
  stranger: true;
  flow: string;
  part: string;
  persona: string;
  plan: string;
  difficulty: Step['difficulty'];
  coaching: Step['coaching'];
  tries: number;
  pass: PassMark;
  date: string | null;
  weekdays: SaidWeekdays;
  time: string | null;
  repeat: Repeat;
  weekends: true;
  handIn: HandInKind;
  filler: true;
  unknown: true;
}

export type Kind = keyof Meanings;
export type Meaning<K extends Kind = Kind> = { [One in K]: { is: One; value: Meanings[One] } }[K];

/** A meaning with the words that have it, as they were typed. */
export type Piece = Meaning & { word: string };

/** Finds what it means where it stands. The pattern is of folded text, `typed` is what stands there as it was typed. */
export interface Finder {
  pattern: RegExp;
  means: (groups: Record<string, string | undefined>, typed: string) => Meaning | null;
}

/** Finds each of these words (`|` parts them), written with or without the spaces and hyphens in it. */
export const wordFinders = (words: string, meaning: Meaning): Finder[] =>
  words.split('|').map((word) => ({ pattern: new RegExp(patternOf(word)), means: () => meaning }));

const patternOf = (word: string): string =>
  fold(word.trim())
    .text.split(/[\s_-]+/)
    .map((piece) => piece.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join(String.raw`[\s_-]*`);

/** Latin letters and digits belong together: `normal` is not found in `abnormal`, nor `1` in `11`. */
const APART = /[a-z0-9]/;

/**
 * The pieces of a text, each time the longest that some finder knows; an earlier finder wins over a later one. What nobody
 * knows is `unknown`, together with the rest of its word. Spaces and commas part pieces and mean nothing.
 */
export function readingOf(text: string, finders: readonly Finder[]): Piece[] {
  const folded = fold(text);
  const sticky = finders.map(({ pattern, means }) => ({ pattern: new RegExp(`(?:${pattern.source})`, 'y'), means }));
  const pieces: Piece[] = [];
  for (let at = 0; at < folded.text.length;) {
    const end = at + /^[\s,;]*/.exec(folded.text.slice(at))![0].length;
    if (end > at) at = end;
    else {
      const found = longestAt(folded, text, at, sticky);
      const stop = found?.end ?? at + /^[^\s,;]+/.exec(folded.text.slice(at))![0].length;
      pieces.push({ ...(found?.meaning ?? { is: 'unknown', value: true }), word: typedAt(folded, text, at, stop) });
      at = stop;
    }
  }
  return pieces;
}

function longestAt(folded: Folded, text: string, at: number, finders: readonly Finder[]) {
  let longest: { end: number; meaning: Meaning } | null = null;
  for (const { pattern, means } of finders) {
    pattern.lastIndex = at;
    const match = pattern.exec(folded.text);
    const end = at + (match?.[0].length ?? 0);
    if (!match || end <= (longest?.end ?? at) || !standsApart(folded.text, at, end)) continue;
    const meaning = means(match.groups ?? {}, typedAt(folded, text, at, end));
    if (meaning) longest = { end, meaning };
  }
  return longest;
}

const standsApart = (text: string, start: number, end: number): boolean => !(joined(text, start) || joined(text, end));

/** Whether a Latin word or number goes on over this place. */
const joined = (text: string, at: number): boolean => APART.test(text[at - 1] ?? '') && APART.test(text[at] ?? '');

function typedAt(folded: Folded, text: string, from: number, to: number): string {
  const { start, end } = asWritten(folded, from, to);
  return text.slice(start, end).trim();
}

/** All values of one kind, in the order in which they were said, each once. */
export const valuesOf = <K extends Kind>(pieces: readonly Piece[], kind: K): Meanings[K][] => [
  ...new Set(pieces.filter(({ is }) => is === kind).map(({ value }) => value as Meanings[K])),
];
