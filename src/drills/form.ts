import { fold } from '../language/fold.ts';
import type { Setting } from './default-spec.ts';
import { HAND_INS, REPEATS, type DrillSpec } from './drill.ts';
import { chosen, EXTRAS, MOST_NAME, one, type FieldProblems, type Filled } from './fields.ts';
import { firstDue } from './first-due.ts';
import { stepIn } from './form-step.ts';
import type { PlanChoice, PlanOffer } from './plan-choice.ts';
import { problem } from './problem.ts';
import { dateIn } from './typed-when.ts';

/** The drill that a filled-in form sets, or what is wrong with which fields. */
export function drillOf(filled: Filled, setting: Setting): { spec: DrillSpec } | { problems: FieldProblems } {
  const due = dueOf(filled, setting);
  const step = stepIn(filled, setting);
  const name = one(filled.name).trim();
  const problems: FieldProblems = {
    ...commonProblems(filled, setting),
    ...('problems' in step ? step.problems : {}),
    ...(Array.from(name).length > MOST_NAME ? { name: problem('name_long', { most: MOST_NAME }) } : {}),
  };
  if ('code' in due || 'problems' in step || Object.keys(problems).length > 0) return { problems };
  const repeat = chosen(REPEATS, filled.repeat);
  const { schedule, ...common } = commonOf(filled, setting);
  return {
    spec: {
      ...common,
      name: name || null,
      why: one(filled.why).trim(),
      plan: null,
      steps: [step],
      schedule: { ...schedule, repeat, weekdays: due.weekdays, rounds: null },
    },
  };
}

/** The plan that a filled-in form chooses, or what is wrong with which fields. */
export function planOf(
  filled: Filled,
  plans: readonly PlanOffer[],
  setting: Setting,
): { plan: PlanChoice } | { problems: FieldProblems } {
  const plan = plans.find(({ id }) => id === one(filled.plan));
  const problems = { ...commonProblems(filled, setting), ...(plan ? {} : { plan: problem('no_plan') }) };
  if (!plan || Object.keys(problems).length > 0) return { problems };
  return { plan: { plan: plan.id, ...commonOf(filled, setting) } };
}

/** The form filled in with a drill of one step; `drillOf` gives the same drill again. */
export function filledWith(spec: DrillSpec): Filled {
  const { audience, schedule, steps, handIn, why } = spec;
  const step = steps[0]!;
  const extras = { skip_weekends: schedule.skipWeekends, reminders: spec.reminders };
  return {
    name: spec.name === null ? [] : [spec.name],
    why: why === '' ? [] : [why],
    ...audience,
    parts: step.parts.map((part) => `${step.flow}/${part}`),
    personas: step.personas.map((persona) => `${step.flow}/${persona}`),
    difficulty: [step.difficulty],
    coaching: [step.coaching],
    tries: [String(step.tries)],
    pass: [step.pass],
    date: [schedule.date],
    time: [schedule.time],
    repeat: [schedule.repeat],
    weekdays: schedule.weekdays.map(String),
    extras: EXTRAS.filter((extra) => extras[extra]),
    holidays: schedule.holidays.length > 0 ? [schedule.holidays.join(' ')] : [],
    hand_in: [handIn],
  };
}

/** What both forms ask, as it was filled in. */
function commonOf(filled: Filled, { zone, now }: Setting) {
  const wanted = (extra: (typeof EXTRAS)[number]) => filled.extras?.includes(extra) ?? false;
  return {
    audience: {
      people: [...(filled.people ?? [])],
      groups: [...(filled.groups ?? [])],
      channels: [...(filled.channels ?? [])],
    },
    schedule: {
      date: one(filled.date),
      time: one(filled.time),
      zone,
      skipWeekends: wanted('skip_weekends'),
      holidays: holidaysIn(filled).map((day) => dateIn(fold(day).text, now, zone)!),
    },
    reminders: wanted('reminders'),
    handIn: chosen(HAND_INS, filled.hand_in),
  };
}

function commonProblems(filled: Filled, setting: Setting): FieldProblems {
  const { people = [], groups = [], channels = [] } = filled;
  const due = dueOf(filled, setting);
  const unknown = holidaysIn(filled).find((day) => !dateIn(fold(day).text, setting.now, setting.zone));
  return {
    ...(people.length + groups.length + channels.length === 0 ? { people: problem('nobody') } : {}),
    ...('code' in due ? { [due.code === 'time_unknown' ? 'time' : 'date']: due } : {}),
    ...(unknown ? { holidays: problem('date_unknown', { word: unknown }) } : {}),
  };
}

const holidaysIn = ({ holidays }: Filled): string[] =>
  one(holidays)
    .split(/[\s,，、;；]+/u)
    .filter(Boolean);

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

function dueOf(filled: Filled, { now, zone }: Setting) {
  const [date, time, repeat] = [one(filled.date), one(filled.time), chosen(REPEATS, filled.repeat)];
  if (date === '') return problem('no_date');
  if (dateIn(date, now, zone) !== date) return problem('date_unknown', { word: date });
  if (!TIME_OF_DAY.test(time)) return problem('time_unknown', { word: time });
  const days = (filled.weekdays ?? []).map(Number);
  const weekdays = repeat === 'weekly' && days.length > 0 ? { days, of: 'any' as const } : undefined;
  return firstDue({ date, weekdays, time, repeat }, now, zone);
}
