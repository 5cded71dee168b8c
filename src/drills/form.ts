import { fold } from '../language/fold.ts';
import { drillParts, MOST_TRIES, usualName, type Setting } from './default-spec.ts';
import { COACHINGS, DIFFICULTIES, HAND_INS, PASS_MARKS, REPEATS, type DrillSpec, type Step } from './drill.ts';
import { firstDue } from './first-due.ts';
import type { PlanChoice, PlanOffer } from './plan-choice.ts';
import { problem, type Problem } from './problem.ts';
import { dateIn } from './typed-when.ts';

/** What the forms ask. A field's values are texts; where only one can be chosen, one or none. */
export const FIELDS = [
  'plan',
  'name',
  'why',
  'people',
  'groups',
  'channels',
  'parts', // `flow/part`
  'personas', // `flow/persona`
  'difficulty',
  'coaching',
  'tries',
  'pass',
  'date',
  'time',
  'repeat',
  'weekdays', // 1 Monday to 7 Sunday
  'extras', // which of EXTRAS are wanted
  'holidays', // dates, parted by spaces, commas or lines
  'hand_in',
] as const;
export type FieldId = (typeof FIELDS)[number];
export type Filled = Partial<Record<FieldId, readonly string[]>>;
export type FieldProblems = Partial<Record<FieldId, Problem>>;

export const EXTRAS = ['skip_weekends', 'reminders'] as const;
export const MOST_NAME = 60;

/** The drill that a filled-in form sets, or what is wrong with which fields. Left without a name it gets the usual one. */
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
      name: name || usualNameOf(step, setting),
      why: one(filled.why).trim(),
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

/** The form filled in with a drill of one step; `drillOf` gives the same drill again. The usual name is left out. */
export function filledWith(spec: DrillSpec, setting: Setting): Filled {
  const { audience, schedule, steps, handIn, why } = spec;
  const step = steps[0]!;
  const extras = { skip_weekends: schedule.skipWeekends, reminders: spec.reminders };
  return {
    name: spec.name === usualNameOf(step, setting) ? [] : [spec.name],
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

const one = (values: readonly string[] | undefined): string => values?.[0] ?? '';

/** What was chosen of some, or the first of them. */
const chosen = <T extends string>(of: readonly T[], values: readonly string[] | undefined): T =>
  of.find((each) => each === one(values)) ?? of[0]!;

const usualNameOf = (step: Step, { voice, content }: Setting): string =>
  usualName(voice, content.flows.get(step.flow)!.flow.value, step.parts);

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

/** What is practised. Parts and customers must be of one flow: which customer would play a part of another? */
function stepIn(filled: Filled, { voice, content }: Setting): Step | { problems: FieldProblems } {
  const wanted = idsIn(filled.parts);
  const customers = idsIn(filled.personas);
  const folder = content.flows.get(wanted[0]?.flow ?? '');
  const ofFlow = ({ flow }: { flow: string }) => flow === folder?.flow.value.id;
  const all = folder ? drillParts(voice, folder.flow.value).map(({ id }) => id) : [];
  const parts = wanted
    .filter(ofFlow)
    .map(({ id }) => id)
    .filter((id) => all.includes(id));
  const personas = customers
    .filter(ofFlow)
    .map(({ id }) => id)
    .filter((id) => folder?.personas.has(id));
  const tries = Number(one(filled.tries));
  const problems: FieldProblems = {
    ...(parts.length === 0 ? { parts: problem('no_part') } : {}),
    ...(wanted.every(ofFlow) ? {} : { parts: problem('other_flow') }),
    ...(personas.length === 0 ? { personas: problem('no_customer') } : {}),
    ...(folder && !customers.every(ofFlow) ? { personas: problem('other_flow') } : {}),
    ...(Number.isInteger(tries) && tries >= 1 && tries <= MOST_TRIES
      ? {}
      : { tries: problem('too_many_tries', { most: MOST_TRIES }) }),
  };
  if (!folder || Object.keys(problems).length > 0) return { problems };
  return {
    name: '',
    says: '',
    flow: folder.flow.value.id,
    parts,
    personas,
    difficulty: chosen(DIFFICULTIES, filled.difficulty),
    coaching: chosen(COACHINGS, filled.coaching),
    tries,
    pass: chosen(PASS_MARKS, filled.pass),
    doneWhen: null,
    doneSays: '',
  };
}

const idsIn = (values: readonly string[] = []) =>
  values.map((value) => {
    const [flow = '', id = ''] = value.split('/');
    return { flow, id };
  });
