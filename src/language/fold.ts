import { plainCharacter } from './characters.ts';
import { remember } from '../remember.ts';
import { REGIONAL_WORDS } from './regional-words.ts';

/**
 * The form of a text that matching uses. `starts` and `ends` give, for each UTF-16 unit of `text`, the place in the text as written
 * that it comes from.
 */
export interface Folded {
  text: string;
  starts: number[];
  ends: number[];
}

/** Stands for what is no word: a link, a mention, an emoji, a sticker, code. Matches nothing. */
export const MASK = '\uFFFC';

const MAY_MASK = /[<`:[〔]|www\.|\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}]/u;
const EMOJI = String.raw`(?:\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}])(?:\p{Emoji_Modifier}|\uFE0F|\u200D|\u20E3|\p{Extended_Pictographic})*`;
const MASKED = new RegExp(
  [
    '```[\\s\\S]*?```|`[^`\\n]+`', // code
    '<[^<>\\s][^<>\\n]*>', // a mention, a channel, a link as Slack writes them
    "(?:https?:\\/\\/|www\\.)[\\w\\-.\\/?%&=#~+:@!$',;*()]+",
    ':(?=[a-z0-9_+\\-]*[a-z])[a-z0-9_+\\-]+:', // :smile:
    '〔[^〔〕\\n]{1,12}〕|\\[\\p{Script=Han}{1,4}\\]', // a sticker
    EMOJI,
  ].join('|'),
  'giu',
);
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** A conversation's lines are looked at again with every turn; longer texts than a line are not worth the memory. */
const lately = remember(2000, foldNow);
const A_LINE = 200;

/**
 * Folds script, width, case and regional words; never throws. Same text in Traditional and Simplified gives the same
 * `text`. What it gives is shared: do not change it.
 */
export const fold = (text: string): Folded => (text.length <= A_LINE ? lately(text) : foldNow(text));

function foldNow(text: string): Folded {
  const folded = foldCharacters(text);
  return REGIONAL.test(folded.text) ? replaceRegional(folded) : folded;
}

/** The place, in the text as written, of a stretch of the folded text. */
export function asWritten(folded: Folded, start: number, end: number): { start: number; end: number } {
  return { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 };
}

/** Characters only: script, width, case. For the words of patterns, which may be parts of words. */
export const foldWords = (text: string): string => Array.from(text).map(plainForm).join('');

const forms = new Map<string, string>();

/** NFKC, lower case and the plain character, remembered: a text has few different characters. */
function plainForm(character: string): string {
  const known = forms.get(character);
  if (known !== undefined) return known;
  const plain = INVISIBLE.test(character)
    ? ''
    : Array.from(character.normalize('NFKC').toLowerCase()).map(plainCharacter).join('');
  if (forms.size < 20_000) forms.set(character, plain);
  return plain;
}

function foldCharacters(text: string): Folded {
  const folded: Folded = { text: '', starts: [], ends: [] };
  let at = 0;
  if (MAY_MASK.test(text)) {
    for (const match of text.matchAll(MASKED)) {
      append(folded, text, at, match.index);
      at = match.index + match[0].length;
      put(folded, MASK, match.index, at);
    }
  }
  append(folded, text, at, text.length);
  return folded;
}

function append(folded: Folded, text: string, from: number, to: number): void {
  for (let i = from; i < to;) {
    const character = String.fromCodePoint(text.codePointAt(i) as number);
    put(folded, plainForm(character), i, i + character.length);
    i += character.length;
  }
}

function put(folded: Folded, plain: string, start: number, end: number): void {
  for (let k = 0; k < plain.length; k += 1) {
    folded.starts.push(start);
    folded.ends.push(end);
  }
  folded.text += plain;
}

const regionalForms = REGIONAL_WORDS.map(({ form, plain, before = '', after = '' }) => ({
  source: foldWords(before) + foldWords(form) + foldWords(after),
  length: form.length,
  plain: foldWords(plain),
})).sort((a, b) => b.length - a.length);
const REGIONAL = new RegExp(regionalForms.map(({ source }) => source).join('|'));
const REGIONAL_ALL = new RegExp(regionalForms.map(({ source }) => `(${source})`).join('|'), 'g');

function replaceRegional(folded: Folded): Folded {
  const out: Folded = { text: '', starts: [], ends: [] };
  let at = 0;
  const copy = (to: number) => {
    out.text += folded.text.slice(at, to);
    for (let i = at; i < to; i += 1) {
      out.starts.push(folded.starts[i] as number);
      out.ends.push(folded.ends[i] as number);
    }
  };
  for (const match of folded.text.matchAll(REGIONAL_ALL)) {
    const which = match.findIndex((group, i) => i > 0 && group !== undefined) - 1;
    copy(match.index);
    at = match.index + match[0].length;
    put(out, regionalForms[which]?.plain ?? '', folded.starts[match.index] as number, folded.ends[at - 1] as number);
  }
  copy(folded.text.length);
  return out;
}
