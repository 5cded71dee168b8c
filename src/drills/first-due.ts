import { Temporal } from 'temporal-polyfill';
import { nextDue } from './calendar.ts';
import type { Schedule } from './drill.ts';
import { problem, type Problem } from './problem.ts';

/** What was said of the first due day. `of`: the week that a weekday was said of; 'any' is the next one to come. */
export interface SaidWhen {
  /** `2026-11-27`, where one was said. */
  date: string | undefined;
  weekdays: { days: readonly number[]; of: 'any' | 'this' | 'next' } | undefined;
  time: string;
  repeat: Schedule['repeat'];
}

type Days = Pick<Schedule, 'date' | 'weekdays'>;

export const todayIn = (now: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate();

/** The moment (epoch milliseconds) of a date and time of day in a zone; where the clock leaves it out, as much later. */
export const dueAt = ({ date, time, zone }: Pick<Schedule, 'date' | 'time' | 'zone'>): number =>
  Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds;

/**
 * The first due day, and the weekdays of a weekly drill. A weekday is the next such day whose time is still ahead, a daily
 * drill begins with the next day whose time is; a date stands as it was said.
 */
export function firstDue(said: SaidWhen, now: number, zone: string): Days | Problem {
  const date = said.date ?? dayMeant(said, now, zone);
  if (date === null) return problem('no_date');
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  const named = said.weekdays?.days ?? [];
  const weekly = said.repeat === 'weekly';
  if (said.date && !weekly && named.length > 0 && !named.includes(dayOfWeek))
    return problem('weekday_differs', { date });
  if (dueAt({ date, time: said.time, zone }) <= now) return problem('past');
  return { date, weekdays: weekly ? (named.length > 0 ? named.toSorted((a, b) => a - b) : [dayOfWeek]) : [] };
}

const FARTHEST = { years: 1 };
const SATURDAY = 6;

/** Why a schedule would not be due as its manager means; null: it will be. What repeats leaves days off out by itself. */
export function notDue(schedule: Schedule, now: number): Problem | null {
  const { date, zone, repeat, skipWeekends, holidays } = schedule;
  const due = nextDue(schedule, now);
  if (due === null) return problem('never_due');
  if (todayIn(due, zone).since(todayIn(now, zone).add(FARTHEST)).sign > 0) return problem('too_far', { word: date });
  if (repeat !== 'none') return null;
  if (holidays.includes(date)) return problem('on_holiday', { date });
  const isWeekend = Temporal.PlainDate.from(date).dayOfWeek >= SATURDAY;
  return skipWeekends && isWeekend ? problem('on_weekend', { date }) : null;
}

/** The first day that the weekdays, or "daily", can mean; null: nothing was said of a day. */
function dayMeant({ weekdays, time, repeat }: SaidWhen, now: number, zone: string): string | null {
  const today = todayIn(now, zone);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  if (!weekdays && repeat !== 'daily') return null;
  if (weekdays && weekdays.of !== 'any') {
    const first = Math.min(...weekdays.days);
    return monday.add({ days: first - 1 + (weekdays.of === 'next' ? 7 : 0) }).toString();
  }
  const coming = Array.from({ length: 8 }, (_, days) => today.add({ days }));
  const meant = coming.find(
    (day) => (weekdays?.days.includes(day.dayOfWeek) ?? true) && dueAt({ date: day.toString(), time, zone }) > now,
  );
  return meant!.toString();
}
