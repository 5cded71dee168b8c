import type { Mark } from '../scorecard/scorecard.ts';
import { COLOURS, EDGE, heading, INNER, SIZES, WIDTH } from './look.ts';
import { element, picture } from './svg.ts';
import { shortened, textWidth, words, wrapped } from './words.ts';

type Shown = Exclude<Mark, 'not_applicable'>;

/** What the picture of a team's drill says; all words are as the reader reads them. */
export interface DrillPicture {
  title: string;
  note: string;
  keys: readonly string[];
  levels: Record<Mark, string>;
  /** What stands over the bars. */
  team: string;
  /** A mark for each key, null where there is none; `state` is said where there is none at all. */
  people: readonly { name: string; state: string; marks: readonly (Shown | null)[] }[];
  /** How many of the people are not shown, in words. */
  more: (count: number) => string;
  /** Of each key: 0 to 1, and what that is in words. A key that is not shown has null. */
  shares: readonly ({ share: number; says: string } | null)[];
}

const SHOWN = 40;
const ROW = 46;
const GAP = 6;
const NAMES = 190;
const LINE = 28;
const BAR = 70;

/** What a mark looks like: the more was reached, the darker, and a sign that is told apart without colours. */
const LOOKS = {
  met: { fill: COLOURS.strong, sign: COLOURS.card },
  partly: { fill: COLOURS.pale, sign: COLOURS.ink },
  not: { fill: COLOURS.card, sign: COLOURS.base },
} as const;

/** A row for each person (the first forty), a column for each key, and below it a bar for each key of the team. */
export function drillSvg({ title, note, keys, levels, team, people, more, shares }: DrillPicture): string {
  const head = heading(title, note);
  const column = (INNER - NAMES) / Math.max(keys.length, 1);
  const heads = keys.map((name) => wrapped(name, SIZES.label, column - GAP, 2));
  const signs = legend(levels, people, head.end + 38);
  const gridTop = signs.end + 42 + Math.max(0, ...heads.map((lines) => lines.length)) * LINE;
  const shown = people.slice(0, SHOWN);
  const gridEnd = gridTop + shown.length * ROW;
  const left = people.length - shown.length;
  const teamTop = gridEnd + (left > 0 ? 84 : 44);
  const bars = shares.flatMap((bar, i) => (bar ? [{ ...bar, name: keys[i]! }] : []));
  const end = bars.length > 0 ? teamTop + 30 + bars.length * BAR : gridEnd + (left > 0 ? 50 : 10);
  return picture(WIDTH, end + EDGE - 10, COLOURS.ground, [
    ...head.marks,
    ...signs.marks,
    ...heads.flatMap((lines, i) => columnHead(lines, EDGE + NAMES + column * (i + 0.5), gridTop - 14)),
    ...shown.flatMap((person, i) => row(person, column, gridTop + i * ROW)),
    ...(left > 0 ? [words(more(left), EDGE, gridEnd + 32, QUIET)] : []),
    ...(bars.length > 0 ? [words(team, EDGE, teamTop + 10, { size: SIZES.name, fill: COLOURS.ink, bold: true })] : []),
    ...bars.flatMap((bar, i) => teamBar(bar, teamTop + 30 + i * BAR)),
  ]);
}

const INK = { size: SIZES.label, fill: COLOURS.ink } as const;
const QUIET = { size: SIZES.label, fill: COLOURS.quiet } as const;

/** The signs with their words, on a second line where there is no room; what was not practised only where that is so. */
function legend(
  levels: Record<Mark, string>,
  people: DrillPicture['people'],
  middle: number,
): { marks: string[]; end: number } {
  const gaps = people.some(({ marks }) => marks.includes(null) && !marks.every((mark) => mark === null));
  const shown = (['met', 'partly', 'not', 'not_applicable'] as const).slice(0, gaps ? 4 : 3);
  let [x, y] = [EDGE, middle];
  const marks = shown.flatMap((level) => {
    const width = 50 + textWidth(levels[level], SIZES.label);
    if (x + width > EDGE + INNER) [x, y] = [EDGE, y + 42];
    const at = x;
    x += width + 30;
    const sign = level === 'not_applicable' ? null : level;
    return [...cell(sign, at, y - 15, 40, 30), words(levels[level], at + 50, y + 8, INK)];
  });
  return { marks, end: y };
}

const columnHead = (lines: readonly string[], x: number, floor: number) =>
  lines.map((line, i) => words(line, x, floor - (lines.length - 1 - i) * LINE, { ...INK, anchor: 'middle' }));

function row({ name, state, marks }: DrillPicture['people'][number], column: number, top: number): string[] {
  const first = EDGE + NAMES;
  const empty = marks.every((mark) => mark === null);
  return [
    words(shortened(name, SIZES.label, NAMES - 14), EDGE, top + ROW / 2 + 8, INK),
    ...(empty
      ? [words(shortened(state, SIZES.label, INNER - NAMES), first + GAP / 2 + 4, top + ROW / 2 + 8, QUIET)]
      : marks.flatMap((mark, i) => cell(mark, first + i * column + GAP / 2, top + GAP / 2, column - GAP, ROW - GAP))),
  ];
}

/** A field in the mark's colour with its sign: a full, a half, an empty circle. Nothing practised is a short stroke. */
function cell(mark: Shown | null, x: number, y: number, width: number, height: number): string[] {
  const [cx, cy, r] = [x + width / 2, y + height / 2, 9];
  if (mark === null)
    return [element('line', { x1: cx - r, x2: cx + r, y1: cy, y2: cy, stroke: COLOURS.base, 'stroke-width': 3 })];
  const { fill, sign } = LOOKS[mark];
  const half = `M ${cx} ${cy - r} A ${r} ${r} 0 0 0 ${cx} ${cy + r} Z`;
  return [
    element('rect', { x, y, width, height, rx: 6, fill, stroke: COLOURS.line, 'stroke-width': mark === 'not' ? 2 : 0 }),
    element('circle', { cx, cy, r, fill: mark === 'met' ? sign : 'none', stroke: sign, 'stroke-width': 3 }),
    ...(mark === 'partly' ? [element('path', { d: half, fill: sign })] : []),
  ];
}

/** A key's name, what was reached in words, and under them how much of the whole. */
function teamBar({ name, share, says }: { name: string; share: number; says: string }, top: number): string[] {
  const room = INNER - textWidth(says, SIZES.label) - 20;
  const track = { x: EDGE, y: top + 38, height: 14, rx: 7 };
  return [
    words(shortened(name, SIZES.label, room), EDGE, top + 28, { ...INK, bold: true }),
    words(says, EDGE + INNER, top + 28, { ...QUIET, anchor: 'end' }),
    element('rect', { ...track, width: INNER, fill: COLOURS.line }),
    ...(share > 0 ? [element('rect', { ...track, width: Math.max(INNER * share, 14), fill: COLOURS.middle })] : []),
  ];
}
