import type { Setting } from './default-spec.ts';
import type { Repeat, Schedule } from './drill.ts';
import { EXTRAS, one, type FieldProblems, type Filled } from './fields.ts';
import { firstDue, notDue } from './first-due.ts';
import { holidaysIn } from './holidays.ts';
import { problem, type Problem } from './problem.ts';
import { dateIn } from './typed-when.ts';

/** Whether one of the extras was wanted. */
export const wanted = ({ extras }: Filled, extra: (typeof EXTRAS)[number]): boolean => extras?.includes(extra) ?? false;

/** When it is due, out of a filled-in form, or what is wrong with which fields. */
export function scheduleIn(filled: Filled, setting: Setting, repeat: Repeat): Schedule | { problems: FieldProblems } {
  const { zone, now } = setting;
  const due = dueIn(filled, setting, repeat);
  const holidays = holidaysIn(one(filled.holidays), now, zone);
  if ('code' in due || 'code' in holidays) {
    const dueProblem = 'code' in due ? { [due.code === 'time_unknown' ? 'time' : 'date']: due } : {};
    return { problems: { ...dueProblem, ...('code' in holidays ? { holidays } : {}) } };
  }
  const skipWeekends = wanted(filled, 'skip_weekends');
  const schedule: Schedule = { ...due, time: one(filled.time), zone, repeat, skipWeekends, holidays, rounds: null };
  const why = notDue(schedule, now);
  return why ? { problems: { date: why } } : schedule;
}

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

function dueIn(filled: Filled, { now, zone }: Setting, repeat: Repeat): Pick<Schedule, 'date' | 'weekdays'> | Problem {
  const [date, time] = [one(filled.date), one(filled.time)];
  if (date === '') return problem('no_date');
  if (dateIn(date, now, zone) !== date) return problem('date_unknown', { word: date });
  if (!TIME_OF_DAY.test(time)) return problem('time_unknown', { word: time });
  const days = (filled.weekdays ?? []).map(Number);
  const weekdays = repeat === 'weekly' && days.length > 0 ? { days, of: 'any' as const } : undefined;
  return firstDue({ date, weekdays, time, repeat }, now, zone);
}
