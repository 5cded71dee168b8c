import { Temporal } from 'temporal-polyfill';
import { figuresIn } from '../language/numbers.ts';
import { todayIn } from './first-due.ts';

/** Dates, weekdays and times of day as managers type them. All patterns are of folded (lower-case, Simplified) text. */

type Groups = Record<string, string | undefined>;

/** A way to write something; null is what looks like it and is none, as 11/31 or 25:00. */
interface Written<T> {
  pattern: RegExp;
  read: (groups: Groups, today: Temporal.PlainDate) => T | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?<name>${MONTHS.join('|')})(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\\.?`;
const DAY = String.raw`(?<day>\d{1,2})`;

/** A date without a year that is longer ago than this is next year's; a later one has passed. */
const NEXT_YEAR_AFTER = { months: 6 };

function dateOf({ year, month, name, day }: Groups, today: Temporal.PlainDate): string | null {
  const given = { month: name ? MONTHS.indexOf(name) + 1 : Number(month), day: Number(day) };
  const on = (of: number) => Temporal.PlainDate.from({ year: of, ...given }, { overflow: 'reject' });
  try {
    const date = on(Number(year ?? today.year));
    const longAgo = !year && Temporal.PlainDate.compare(date, today.subtract(NEXT_YEAR_AFTER)) < 0;
    return (longAgo ? on(today.year + 1) : date).toString();
  } catch {
    return null;
  }
}

/** What cannot be a month is the day, as in 27/11. */
const withoutYear = ({ month, day }: Groups, today: Temporal.PlainDate): string | null =>
  Number(month) > 12 ? dateOf({ month: day, day: month }, today) : dateOf({ month, day }, today);

const inDays = (days: number) => (_: Groups, today: Temporal.PlainDate) => today.add({ days }).toString();

/** 2026-11-27 · 11/27, month first as Chinese readers write it, where that can be · 11月27日 · 27 nov · tomorrow · 今 in 今晚. */
export const DATES: readonly Written<string>[] = [
  { pattern: /(?<year>\d{4})([-/.])(?<month>\d{1,2})\2(?<day>\d{1,2})/, read: dateOf },
  { pattern: /(?:(?<year>\d{4})年)?(?<month>\d{1,2})月(?<day>\d{1,2})[日号]?/, read: dateOf },
  { pattern: /(?<month>\d{1,2})\/(?<day>\d{1,2})/, read: withoutYear },
  { pattern: new RegExp(`${DAY} *${MONTH}(?: *(?<year>\\d{4}))?`), read: dateOf },
  { pattern: new RegExp(`${MONTH} *${DAY}(?:,? *(?<year>\\d{4}))?`), read: dateOf },
  { pattern: /today|今天|今(?=[早晚])/, read: inDays(0) },
  { pattern: /tomorrow|明天|[明听](?=[早晚])/, read: inDays(1) },
  { pattern: /后天/, read: inDays(2) },
  { pattern: /大后天/, read: inDays(3) },
];

export interface SaidWeekdays {
  days: number[];
  of: 'any' | 'this' | 'next';
  /** "Every Monday". */
  every: boolean;
}

const WEEK = '(?:周|星期|礼拜)';
const WEEKDAYS_IN_CHINESE = '一二三四五六日';
const ONE = '[一二三四五六日天]';
const WEEKDAYS_IN_ENGLISH = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const weekdaysOf = ({ days = '', name, of, every }: Groups): SaidWeekdays => ({
  days: name
    ? [WEEKDAYS_IN_ENGLISH.indexOf(name) + 1]
    : Array.from(days.replaceAll('天', '日'), (day) => WEEKDAYS_IN_CHINESE.indexOf(day) + 1).filter((day) => day > 0),
  of: of === '下' ? 'next' : of ? 'this' : 'any',
  every: every !== undefined,
});

/** 週五 · 下星期五 · 每週一、三 · 逢星期一 · （五） behind a date · friday · every monday. */
export const WEEKDAYS: readonly Written<SaidWeekdays>[] = [
  { pattern: new RegExp(`(?<of>[这本今下])?个?${WEEK}(?<days>${ONE})`), read: weekdaysOf },
  { pattern: new RegExp(`(?<every>每逢|逢|每)个?${WEEK}(?<days>${ONE}(?:[、,和]?${WEEK}?${ONE})*)`), read: weekdaysOf },
  { pattern: new RegExp(`\\((?:${WEEK})?(?<days>${ONE})\\)`), read: weekdaysOf },
  {
    pattern: new RegExp(
      `(?<every>(?:every|each) +)?(?<name>${WEEKDAYS_IN_ENGLISH.join('|')})(?:(?:s|nes|rs|ur)?day|s|rs?)?s?`,
    ),
    read: weekdaysOf,
  },
];

const HALF = '(?<half>凌晨|早上?|上午|中午|下午|傍晚|晚上?|夜晚|夜里)?的?';

function timeOf({ hour, minute, rest, half, m }: Groups): string | null {
  const said = figuresIn(hour!)[0]?.value ?? NaN;
  const hours = hourOf(said, m ?? half);
  const minutes = rest === '半' ? 30 : rest === '一刻' ? 15 : rest === '三刻' ? 45 : Number(minute ?? 0);
  if (!(hours >= 0 && hours < 24 && minutes < 60)) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

const EVENING = /^[晚夜]/;
const AFTERNOON = /^(?:p|下午|傍晚|晚|夜)/;

/** Of 24; a twelve in the evening is midnight, of which nobody knows to which day it belongs. */
function hourOf(said: number, half: string | undefined): number {
  if (!half || said > 12) return said;
  if (EVENING.test(half) && said === 12) return NaN;
  if (AFTERNOON.test(half)) return (said % 12) + 12;
  return half === '中午' ? (said < 3 ? said + 12 : said) : said % 12;
}

/** 18:00 · 6pm · 下午6點 · 晚上八點半 · 18點30分 · noon. */
export const TIMES: readonly Written<string>[] = [
  { pattern: new RegExp(`${HALF} *(?<hour>\\d{1,2}):(?<minute>\\d\\d) *(?<m>[ap])?(?:\\.?m\\.?)?`), read: timeOf },
  { pattern: /(?<hour>\d{1,2}) *(?<m>[ap])\.?m\.?/, read: timeOf },
  {
    pattern: new RegExp(
      `${HALF} *(?<hour>\\d{1,2}|[一二两三四五六七八九十]{1,3})[点时](?:(?<minute>\\d{1,2})分?|(?<rest>半|一刻|三刻)|钟|整|正)?`,
    ),
    read: timeOf,
  },
  { pattern: /noon|中午/, read: () => '12:00' },
];

/** A date alone, as `DATES` writes it, in folded text; null: it is none. */
export function dateIn(folded: string, now: number, zone: string): string | null {
  for (const { pattern, read } of DATES) {
    const match = new RegExp(`^(?:${pattern.source})$`).exec(folded);
    if (match) return read(match.groups ?? {}, todayIn(now, zone));
  }
  return null;
}
