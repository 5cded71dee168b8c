import { COLOURS, EDGE, heading, INNER, SIZES, WIDTH } from './look.ts';
import { element, picture } from './svg.ts';
import { shortened, textWidth, words, wrapped, type Type } from './words.ts';

/** What the picture of a simulation says; all words are as the reader reads them. */
export interface Simulated {
  title: string;
  note: string;
  /** The levels of difficulty, easiest first. */
  levels: readonly string[];
  /** For each customer what was measured, and its rate from 0 to 1 on each level. */
  personas: readonly { name: string; measured: string; rates: readonly number[] }[];
  /** For each kind of scripted rep the mean score from 0 to 100 on each level. */
  reps: readonly { name: string; scores: readonly number[] }[];
}

interface Bar {
  label: string;
  /** From 0 to 1. */
  share: number;
  value: string;
}

interface Group {
  name: string;
  under: string;
  bars: readonly Bar[];
}

const GAP = 20;
const CARD = (INNER - GAP) / 2;
const PADDING = 22;
const COLUMN = CARD - 2 * PADDING;
const LINE = 30;
const BAR = 34;

/** Customers on the left, kinds of rep on the right, a bar for each level: the harder, the darker. */
export function simulationSvg({ title, note, levels, personas, reps }: Simulated): string {
  const head = heading(title, note);
  const customers = personas.map(({ name, measured, rates }): Group => ({
    name,
    under: measured,
    bars: bars(levels, rates, (rate) => ({ share: rate, value: `${Math.round(rate * 100)}%` })),
  }));
  const kinds = reps.map(({ name, scores }): Group => ({
    name,
    under: '',
    bars: bars(levels, scores, (score) => ({ share: score / 100, value: String(Math.round(score)) })),
  }));
  const top = head.end + 26;
  const left = column(customers, EDGE + PADDING, top + PADDING);
  const right = column(kinds, EDGE + CARD + GAP + PADDING, top + PADDING);
  const height = Math.max(left.end, right.end) + PADDING - top;
  return picture(WIDTH, top + height + EDGE, COLOURS.ground, [
    ...head.marks,
    card(EDGE, top, height),
    card(EDGE + CARD + GAP, top, height),
    ...left.marks,
    ...right.marks,
  ]);
}

const bars = (
  levels: readonly string[],
  numbers: readonly number[],
  shown: (n: number) => { share: number; value: string },
): Bar[] => numbers.map((n, i) => ({ label: levels[i] ?? '', ...shown(n) }));

const card = (x: number, y: number, height: number) =>
  element('rect', { x, y, width: CARD, height, rx: 14, fill: COLOURS.card });

/** Groups one below the other. */
function column(groups: readonly Group[], x: number, top: number): { marks: string[]; end: number } {
  const all = groups.flatMap(({ bars }) => bars);
  const labels = Math.min(Math.max(0, ...all.map(({ label }) => textWidth(label, SIZES.label))), COLUMN * 0.4);
  const values = Math.max(0, ...all.map(({ value }) => textWidth(value, SIZES.label)));
  const marks: string[] = [];
  let end = top;
  for (const [i, { name, under, bars }] of groups.entries()) {
    const names = lines(wrapped(name, SIZES.name, COLUMN, 2), x, end + (i === 0 ? 0 : 28), 36, NAME);
    const unders = lines(wrapped(under, SIZES.label, COLUMN, 2), x, names.end, LINE, UNDER);
    const first = unders.end + 8;
    marks.push(
      ...names.marks,
      ...unders.marks,
      ...bars.map((bar, level) =>
        barMarks(bar, level / Math.max(bars.length - 1, 1), x, first + level * BAR, { labels, values }),
      ),
    );
    end = first + bars.length * BAR;
  }
  return { marks, end };
}

const NAME: Type = { size: SIZES.name, fill: COLOURS.ink, bold: true };
const UNDER: Type = { size: SIZES.label, fill: COLOURS.quiet };

const lines = (texts: readonly string[], x: number, top: number, height: number, type: Type) => ({
  marks: texts.map((line, i) => words(line, x, top + i * height + type.size - 2, type)),
  end: top + texts.length * height,
});

/** A level's name, how much of the whole was reached, and the number; `depth` is 0 for the easiest level, 1 for the hardest. */
function barMarks(
  { label, share, value }: Bar,
  depth: number,
  x: number,
  top: number,
  room: { labels: number; values: number },
): string {
  const from = x + room.labels + 12;
  const whole = x + COLUMN - room.values - 16 - from;
  const place = { x: from, y: top + 6, height: BAR - 12, rx: 3 };
  const type = { size: SIZES.label, fill: COLOURS.ink };
  return [
    words(shortened(label, SIZES.label, room.labels), x, top + 25, type),
    element('rect', { ...place, width: whole, fill: COLOURS.line }),
    element('rect', { ...place, width: Math.max(whole * share, 3), fill: shade(depth) }),
    words(value, x + COLUMN, top + 25, { ...type, bold: true, anchor: 'end' }),
  ].join('');
}

const shade = (depth: number) => (depth < 1 / 3 ? COLOURS.pale : depth < 2 / 3 ? COLOURS.middle : COLOURS.strong);
