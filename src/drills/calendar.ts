import { Temporal } from 'temporal-polyfill';
import type { Schedule, WorkingHours } from './drill.ts';

/**
 * Due times and working hours. Times are epoch milliseconds; days are those of a time zone, whose clock may be put forward
 * or back. Dates, times of day and zones are taken as checked; others throw Temporal's RangeError.
 */

/** Days on which nobody is written to and nothing repeated is due. */
export type Rest = Pick<Schedule, 'skipWeekends' | 'holidays'>;

/** How many days are searched: every date of a year comes by, so what does not come within them is not coming. */
const SEARCHED_DAYS = 400;

const SATURDAY = 6;

/** Whether the runtime knows this IANA time zone. An offset such as `+08:00` is none: it says nothing about summer. */
export function isZone(zone: string): boolean {
  try {
    const { timeZone } = new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions();
    return !/^[+-]/.test(timeZone);
  } catch {
    return false;
  }
}

/**
 * The first due time after `after`, itself not included; null: none is left, or none comes within `SEARCHED_DAYS`, as when
 * weekdays are Saturday and Sunday and weekends are skipped. A time that the clock leaves out is due as much later; of two
 * of the same name the first is meant (Temporal's `compatible`). `rounds` is not looked at.
 */
export function nextDue(schedule: Schedule, after: number): number | null {
  // From the day before, for a time that the clock leaves out may be due on the next day.
  const from = dayOf(after, schedule.zone).subtract({ days: 1 });
  for (const day of dueDays(schedule, from)) {
    const due = momentOf(day, schedule.time, schedule.zone, 'compatible');
    if (due > after) return due;
  }
  return null;
}

/** The days on which a schedule is due, in order; of those before `from` not all. */
function dueDays(schedule: Schedule, from: Temporal.PlainDate): Iterable<Temporal.PlainDate> {
  const first = Temporal.PlainDate.from(schedule.date);
  if (schedule.repeat === 'none') return [first];
  if (schedule.repeat === 'monthly') return dueByMonth(first, schedule, from);
  return dueByDay(first, schedule, from);
}

/** The working days, of a weekly schedule those of its weekdays. */
function* dueByDay(first: Temporal.PlainDate, schedule: Schedule, from: Temporal.PlainDate) {
  const weekdays = schedule.weekdays.length > 0 ? schedule.weekdays : [first.dayOfWeek];
  const begin = Temporal.PlainDate.compare(first, from) < 0 ? from : first;
  for (const day of workingDays(begin, schedule))
    if (schedule.repeat === 'daily' || weekdays.includes(day.dayOfWeek)) yield day;
}

/** One day each month for ever, counted from the first date so that a short month does not pull the later ones along. */
function* dueByMonth(first: Temporal.PlainDate, rest: Rest, from: Temporal.PlainDate) {
  const passed = first.until(from, { largestUnit: 'months' }).months;
  for (let months = Math.max(0, passed); ; months++) yield workingDayUntil(first.add({ months }), rest);
}

/** The day itself or the last working day before it. */
function workingDayUntil(day: Temporal.PlainDate, rest: Rest): Temporal.PlainDate {
  let working = day;
  while (isRest(working, rest)) working = working.subtract({ days: 1 });
  return working;
}

/**
 * The earliest moment from `at` on that lies within the working hours of a zone (their end not included), on no weekend, if
 * those are skipped, and on no holiday. Where the clock changes within the hours the shorter stretch is taken, so that no
 * clock on the wall shows another time. Infinity: none within `SEARCHED_DAYS`, as with hours that end before they begin.
 */
export function workingMoment(at: number, zone: string, hours: WorkingHours, rest: Rest): number {
  for (const { from, to } of stretches(dayOf(at, zone), zone, hours, rest)) if (at < to) return Math.max(at, from);
  return Infinity;
}

/** Whether messages may come at this moment: see `workingMoment`. */
export const isWorking = (at: number, zone: string, hours: WorkingHours, rest: Rest): boolean =>
  workingMoment(at, zone, hours, rest) === at;

/** When the next working day begins, the day of `at` in the zone not counted; Infinity as for `workingMoment`. */
export function dayStartAfter(at: number, zone: string, hours: WorkingHours, rest: Rest): number {
  const tomorrow = dayOf(at, zone).add({ days: 1 });
  for (const { from } of stretches(tomorrow, zone, hours, rest)) return from;
  return Infinity;
}

/** The working hours of each working day from `day` on, as moments. */
function* stretches(day: Temporal.PlainDate, zone: string, hours: WorkingHours, rest: Rest) {
  for (const working of workingDays(day, rest)) {
    const from = hours.from === '00:00' ? startOf(working, zone) : momentOf(working, hours.from, zone, 'later');
    const to = hours.to === '24:00' ? endOf(working, zone) : momentOf(working, hours.to, zone, 'earlier');
    if (from < to) yield { from, to };
  }
}

/** A day begins where the one before ends, though its clock leaves out midnight or shows it twice. */
const startOf = (day: Temporal.PlainDate, zone: string): number => day.toZonedDateTime(zone).epochMilliseconds;
const endOf = (day: Temporal.PlainDate, zone: string): number => startOf(day.add({ days: 1 }), zone);

function* workingDays(from: Temporal.PlainDate, rest: Rest) {
  for (let days = 0; days < SEARCHED_DAYS; days++) {
    const day = from.add({ days });
    if (!isRest(day, rest)) yield day;
  }
}

const isRest = (day: Temporal.PlainDate, { skipWeekends, holidays }: Rest): boolean =>
  (skipWeekends && day.dayOfWeek >= SATURDAY) || holidays.includes(day.toString());

const dayOf = (at: number, zone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

type Doubtful = 'compatible' | 'earlier' | 'later';

/** `doubtful`: which moment is meant where a clock that is changed shows the time twice or not at all. */
const momentOf = (day: Temporal.PlainDate, time: string, zone: string, doubtful: Doubtful): number =>
  day.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation: doubtful })
    .epochMilliseconds;
