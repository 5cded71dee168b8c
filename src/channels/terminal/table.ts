import type { Table } from '../../session/message.ts';

const GAP = '  ';

/** A table as lines of text, the head first: columns begin at the same place in every line. */
export function tableLines({ columns, rows }: Table): string[] {
  const all = [columns.map(({ label }) => label), ...rows].map((row) => row.map(oneLine));
  const widths = columns.map((_, i) => Math.max(...all.map((row) => widthOf(row[i]!))));
  return all.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(widths[i]! - widthOf(cell)))
      .join(GAP)
      .trimEnd(),
  );
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

/** What takes two places in a terminal: ideographs, their punctuation, full-width forms, emoji (Unicode, annex 11). */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6\p{Emoji_Presentation}]|\ufe0f/u;

const letters = new Intl.Segmenter();

/** How many places a text takes. */
const widthOf = (text: string): number =>
  [...letters.segment(text)].reduce((sum, { segment }) => sum + (WIDE.test(segment) ? 2 : 1), 0);
