import { words, wrapped } from './words.ts';

/**
 * A phone shows a picture some 360 points wide, so everything is drawn at twice that: words of 22 are read as 11.
 * One hue in several depths tells things apart for every kind of eye; no colour says good or bad.
 */
export const WIDTH = 720;
export const EDGE = 36;
export const INNER = WIDTH - 2 * EDGE;

export const COLOURS = {
  ground: '#f6f4ef',
  card: '#fffefb',
  ink: '#1f2a37',
  quiet: '#525d6a',
  line: '#dedbd3',
  base: '#7d858d',
  pale: '#9fb9d3',
  middle: '#5d8fc0',
  strong: '#134a86',
} as const;

export const SIZES = { title: 36, name: 28, note: 24, label: 22 } as const;

/** Title and note, from the upper edge; `end` is where what follows may begin. */
export function heading(title: string, note: string): { marks: string[]; end: number } {
  const titles = wrapped(title, SIZES.title, INNER, 2);
  const notes = wrapped(note, SIZES.note, INNER, 3);
  const titleEnd = EDGE + titles.length * 46;
  return {
    marks: [
      ...titles.map((line, i) =>
        words(line, EDGE, EDGE + 34 + i * 46, { size: SIZES.title, fill: COLOURS.ink, bold: true }),
      ),
      ...notes.map((line, i) => words(line, EDGE, titleEnd + 26 + i * 34, { size: SIZES.note, fill: COLOURS.quiet })),
    ],
    end: titleEnd + notes.length * 34,
  };
}
