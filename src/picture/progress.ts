import { COLOURS, EDGE, heading, INNER, SIZES, WIDTH } from './look.ts';
import { element, picture } from './svg.ts';
import { shortened, textWidth, words } from './words.ts';

/** A practice: `shares` has one number from 0 to 1 for each key, or null where the key was not practised. */
export interface Try {
  date: string;
  customer: string;
  shares: readonly (number | null)[];
}

/** What the picture of a rep's progress says; all words are as the reader reads them. Tries stand oldest first. */
export interface Progress {
  title: string;
  note: string;
  keys: readonly string[];
  tries: readonly Try[];
  /** The words for this time and for last time. */
  latest: string;
  before: string;
}

const SHOWN = 10;
/** Few tries stand closer than the width would let them: bars far apart are not compared. */
const FEWEST_COLUMNS = 4;
const PLOT = 72;
const NAME = 44;
const ROW = NAME + PLOT + 22;

/** Where the columns stand and how wide their bars are. */
interface Columns {
  step: number;
  width: number;
  middle: (column: number) => number;
}

/** The columns of a key's latest practice and of the one before it in which the key was practised too. */
interface Change {
  before: number;
  latest: number;
}

/**
 * One row a key, one column a practice: the last ten, the latest in the strongest colour with a line across it at the
 * height of the one before. What a share is in numbers is not said; it is seen against its thirds.
 */
export function progressSvg({ title, note, keys, tries: all, latest, before }: Progress): string {
  const tries = all.slice(-SHOWN);
  const columns = columnsFor(tries.length);
  const head = heading(title, note);
  const top = head.end + 76;
  const rows = keys.map((name, key) => ({ name, shares: tries.map(({ shares }) => shares[key] ?? null) }));
  const compared = rows.some(({ shares }) => changeIn(shares));
  const foot = underColumns(tries, columns, top + keys.length * ROW);
  return picture(WIDTH, foot.end + EDGE - 8, COLOURS.ground, [
    ...head.marks,
    ...legend(latest, compared ? before : undefined, head.end + 38),
    ...rows.flatMap(({ name, shares }, i) => row(name, shares, columns, top + i * ROW)),
    ...foot.marks,
  ]);
}

function columnsFor(count: number): Columns {
  const step = INNER / Math.max(count, FEWEST_COLUMNS);
  return { step, width: Math.min(step * 0.58, 52), middle: (column) => EDGE + step * (column + 0.5) };
}

function changeIn(shares: readonly (number | null)[]): Change | undefined {
  const latest = shares.length - 1;
  const before = shares.findLastIndex((share, column) => column < latest && share !== null);
  return before < 0 || shares[latest] === null ? undefined : { before, latest };
}

function legend(latest: string, before: string | undefined, middle: number): string[] {
  const type = { size: SIZES.label, fill: COLOURS.ink };
  const swatch = { y: middle - 11, width: 22, height: 22 };
  const second = EDGE + 34 + textWidth(latest, SIZES.label) + 36;
  const marks = [
    element('rect', { ...swatch, x: EDGE, fill: COLOURS.strong }),
    words(latest, EDGE + 34, middle + 8, type),
  ];
  if (before === undefined) return marks;
  return [
    ...marks,
    element('rect', { ...swatch, x: second, fill: COLOURS.middle }),
    line(second, second + 44, middle - 11, COLOURS.ink, 4),
    words(before, second + 54, middle + 8, type),
  ];
}

function row(name: string, shares: readonly (number | null)[], columns: Columns, top: number): string[] {
  const change = changeIn(shares);
  const floor = top + NAME + PLOT;
  const fill = (column: number) =>
    column === shares.length - 1 ? COLOURS.strong : column === change?.before ? COLOURS.middle : COLOURS.pale;
  return [
    words(shortened(name, SIZES.name, INNER), EDGE, top + 28, { size: SIZES.name, fill: COLOURS.ink, bold: true }),
    ...[1 / 3, 2 / 3, 1].map((share) => line(EDGE, EDGE + INNER, floor - share * PLOT, COLOURS.line, 2)),
    ...shares.map((share, column) => (share === null ? '' : bar(share, columns, column, floor, fill(column)))),
    ...(change ? lineBefore(shares, change, columns, floor) : []),
    ...shares.map((share, column) => (share === null ? notPractised(columns.middle(column), floor) : '')),
    line(EDGE, EDGE + INNER, floor, COLOURS.base, 2),
  ];
}

/** Nothing reached is a low bar on the floor. */
const bar = (share: number, { width, middle }: Columns, column: number, floor: number, fill: string) => {
  const height = Math.max(share * PLOT, 5);
  return element('rect', { x: middle(column) - width / 2, y: floor - height, width, height, fill });
};

/** A ring that does not touch the floor: there was nothing to measure. */
const notPractised = (x: number, floor: number) =>
  element('circle', { cx: x, cy: floor - 13, r: 7, fill: COLOURS.ground, stroke: COLOURS.base, 'stroke-width': 3 });

/** The height before, carried over to the latest bar: light within it where more was reached, a dark lid over it where less was. */
function lineBefore(
  shares: readonly (number | null)[],
  { before, latest }: Change,
  { width, middle }: Columns,
  floor: number,
): string[] {
  const y = floor - shares[before]! * PLOT;
  const edge = middle(latest) - width / 2;
  const within = shares[latest]! > shares[before]!;
  return [
    line(middle(before) - width / 2, within ? edge : edge + width, y, COLOURS.ink, 4),
    within ? line(edge, edge + width, y, COLOURS.ground, 4) : '',
  ];
}

const line = (from: number, to: number, y: number, stroke: string, width: number) =>
  element('line', { x1: from, x2: to, y1: y, y2: y, stroke, 'stroke-width': width });

/** Dates, every second one where they would crowd, and the customers' names where each of them has room. */
function underColumns(tries: readonly Try[], { step, middle }: Columns, top: number): { marks: string[]; end: number } {
  const fits = (text: string) => textWidth(text, SIZES.label) <= step - 6;
  const last = tries.length - 1;
  const every = tries.every(({ date }) => fits(date)) ? 1 : 2;
  const named = tries.length > 0 && tries.every(({ customer }) => fits(customer));
  const type = { size: SIZES.label, fill: COLOURS.quiet, anchor: 'middle' } as const;
  const dates = tries.map(({ date }, column) => {
    if ((last - column) % every !== 0) return '';
    return words(date, middle(column), top + 8, column === last ? { ...type, fill: COLOURS.ink, bold: true } : type);
  });
  const names = named ? tries.map(({ customer }, column) => words(customer, middle(column), top + 38, type)) : [];
  return { marks: [...dates, ...names], end: named ? top + 44 : top + 14 };
}
