import { usualTries, type Setting } from './default-spec.ts';
import { HAND_INS, REPEATS, type Audience, type DrillSpec } from './drill.ts';
import { chosen, EXTRAS, MOST_NAME, one, USUAL_TRIES, type FieldProblems, type Filled } from './fields.ts';
import { stepIn } from './form-step.ts';
import { scheduleIn, wanted } from './form-when.ts';
import { holidaysText } from './holidays.ts';
import type { PlanChoice, PlanOffer } from './plan-choice.ts';
import { problem } from './problem.ts';

/** The drill that a filled-in form sets, or what is wrong with which fields. */
export function drillOf(filled: Filled, setting: Setting): { spec: DrillSpec } | { problems: FieldProblems } {
  const schedule = scheduleIn(filled, setting, chosen(REPEATS, filled.repeat));
  const step = stepIn(filled, setting);
  const name = one(filled.name).trim();
  const problems: FieldProblems = {
    ...nobodyIn(filled),
    ...('problems' in schedule ? schedule.problems : {}),
    ...('problems' in step ? step.problems : {}),
    ...(Array.from(name).length > MOST_NAME ? { name: problem('name_long', { most: MOST_NAME }) } : {}),
  };
  if ('problems' in schedule || 'problems' in step || Object.keys(problems).length > 0) return { problems };
  return {
    spec: {
      name: name || null,
      why: one(filled.why).trim(),
      plan: null,
      audience: audienceIn(filled),
      steps: [step],
      schedule,
      reminders: wanted(filled, 'reminders'),
      handIn: chosen(HAND_INS, filled.hand_in),
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
  const schedule = scheduleIn(filled, setting, 'daily');
  const problems: FieldProblems = {
    ...nobodyIn(filled),
    ...('problems' in schedule ? schedule.problems : {}),
    ...(plan ? {} : { plan: problem('no_plan') }),
  };
  if (!plan || 'problems' in schedule || Object.keys(problems).length > 0) return { problems };
  const { date, time, zone, skipWeekends, holidays } = schedule;
  return {
    plan: {
      plan: plan.id,
      audience: audienceIn(filled),
      schedule: { date, time, zone, skipWeekends, holidays },
      reminders: wanted(filled, 'reminders'),
      handIn: chosen(HAND_INS, filled.hand_in),
    },
  };
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
    tries: [step.tries === usualTries(step.parts) ? USUAL_TRIES : String(step.tries)],
    pass: [step.pass],
    date: [schedule.date],
    time: [schedule.time],
    repeat: [schedule.repeat],
    weekdays: schedule.weekdays.map(String),
    extras: EXTRAS.filter((extra) => extras[extra]),
    holidays: schedule.holidays.length > 0 ? [holidaysText(schedule.holidays)] : [],
    hand_in: [handIn],
  };
}

/** Who, as it was filled in. */
const audienceIn = ({ people = [], groups = [], channels = [] }: Filled): Audience => ({
  people: [...people],
  groups: [...groups],
  channels: [...channels],
});

const nobodyIn = ({ people = [], groups = [], channels = [] }: Filled): FieldProblems =>
  people.length + groups.length + channels.length === 0 ? { people: problem('nobody') } : {};
