import { element, escaped } from './svg.ts';

/** How words are set. No font is named: who draws the picture knows the reader's script. */
export interface Type {
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
}

/** Emoji are in neither font. A box would stand for each, and no other font would be asked for the rest of the line. */
const EMOJI = /\p{Extended_Pictographic}\ufe0f|[\p{Emoji_Presentation}\p{Emoji_Modifier}\ufe0f\u200d]/gu;

/** A line of text; `y` is where its letters stand. Emoji are left out. */
export const words = (text: string, x: number, y: number, { size, fill, bold, anchor }: Type): string =>
  element(
    'text',
    {
      x,
      y,
      'font-size': size,
      fill,
      ...(bold ? { 'font-weight': 700 } : {}),
      ...(anchor ? { 'text-anchor': anchor } : {}),
    },
    escaped(text.replace(EMOJI, '')),
  );

/** About how wide a character is: an ideograph is a square, Latin letters and digits are on average not wider than this. */
const LATIN_EM = 0.58;
const widthOf = (character: string) => (character < '\u2000' && !'%@MW'.includes(character) ? LATIN_EM : 1);

/** About how wide a text is, rather too wide than too narrow. */
export const textWidth = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + widthOf(character), 0) * size;

/** The text, or as much of its beginning as has room, with an ellipsis. */
export function shortened(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** What stays together on a line: a Latin word, or one ideograph, with the marks that may not be parted from it. */
const UNBROKEN = /[「『（《【“]*(?:[!-~]+|\s+|[^!-~\s])[，。、！？；：｜」』）》】”…]*/gu;
const CLAUSE = /[^，。！？；]*(?:[，。！？；」』）]+|$)/gu;

/**
 * The text in at most `most` lines; what has no room ends in an ellipsis. Lines end where a clause ends, unless that
 * would take more of them.
 */
export function wrapped(text: string, size: number, room: number, most: number): string[] {
  const fits = (line: string) => textWidth(line.trim(), size) <= room;
  const close = flowed(text.match(UNBROKEN) ?? [], fits);
  const byClause = flowed(text.match(CLAUSE) ?? [], fits);
  const lines = byClause.length <= close.length && byClause.every(fits) ? byClause : close;
  const kept = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join('')] : lines;
  return kept.map((line) => shortened(line.trim(), size, room));
}

/** The pieces in order, as many on each line as fit. */
function flowed(pieces: readonly string[], fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const piece of pieces.filter((p) => p !== '')) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (lines.length > 0 && fits(longer)) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  return lines;
}
