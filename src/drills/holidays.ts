import { Temporal } from 'temporal-polyfill';
import { todayIn } from './first-due.ts';
import { problem, type Problem } from './problem.ts';
import { readingOf, wordFinders, type Finder, type Piece } from './reading.ts';
import { DATES } from './typed-when.ts';
import { UNTIL_WORDS } from './typed-words.ts';

/** More days off than this are a vacation: pause the drill. So many also fit into a form's field. */
export const MOST_HOLIDAYS = 60;

/**
 * The days that a text names, each once and in order, as `2026-12-25`: dates in any way that `DATES` writes them, and stretches
 * of them, `2/14~2/20`. A day without a year is the next to come. Or what is wrong with the text.
 */
export function holidaysIn(text: string, now: number, zone: string): string[] | Problem {
  const today = todayIn(now, zone);
  const finders = findersFor(today);
  const stretches = text.split(/[,，、;；\n]/u).flatMap((some) => stretchesSaid(readingOf(some, finders)));
  const days = new Set<string>();
  for (const { first, last, word } of stretches) {
    if (first === null || last === null || last < first) return problem('date_unknown', { word });
    for (let day = first; day <= last; day = after(day))
      if (days.add(day).size > MOST_HOLIDAYS) return problem('too_many_holidays', { most: MOST_HOLIDAYS });
  }
  return [...days].toSorted();
}

/** Days in order, those that follow each other as one stretch. */
export function stretchesOf(days: readonly string[]): { first: string; last: string }[] {
  const stretches: { first: string; last: string }[] = [];
  for (const day of days.toSorted()) {
    const before = stretches.at(-1);
    if (before && after(before.last) === day) before.last = day;
    else stretches.push({ first: day, last: day });
  }
  return stretches;
}

/** Days as `holidaysIn` reads them. */
export const holidaysText = (days: readonly string[]): string =>
  stretchesOf(days)
    .map(({ first, last }) => (first === last ? first : `${first}~${last}`))
    .join(' ');

/** null: no day of the calendar. */
interface Stretch {
  first: string | null;
  last: string | null;
  word: string;
}

const findersFor = (today: Temporal.PlainDate): Finder[] => [
  ...DATES.map(({ pattern, read }): Finder => ({
    pattern,
    means: (groups) => ({ is: 'date', value: coming(read(groups, today), groups.year === undefined, today) }),
  })),
  ...wordFinders(UNTIL_WORDS, { is: 'filler', value: true }),
];

function coming(date: string | null, yearless: boolean, today: Temporal.PlainDate): string | null {
  if (date === null || !yearless || date >= today.toString()) return date;
  return Temporal.PlainDate.from(date).add({ years: 1 }).toString();
}

function stretchesSaid(pieces: readonly Piece[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (let at = 0; at < pieces.length; at++) {
    const [one, dash, other] = pieces.slice(at, at + 3);
    const goesOn = dash?.is === 'filler' && other?.is === 'date';
    const word = goesOn ? one!.word + dash.word + other.word : one!.word;
    const first = one!.is === 'date' ? one!.value : null;
    stretches.push({ first, last: goesOn ? other.value : first, word });
    if (goesOn) at += 2;
  }
  return stretches;
}

const after = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
