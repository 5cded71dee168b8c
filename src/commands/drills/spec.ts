import { isZone } from '../../drills/calendar.ts';
import { drillParts, MOST_TRIES, usualStep, usualTries } from '../../drills/default-spec.ts';
import { DIFFICULTIES, PASS_MARKS, REPEATS, type DrillSpec, type Schedule, type Step } from '../../drills/drill.ts';
import { MOST_NAME } from '../../drills/fields.ts';
import { flowFinders } from '../../drills/finders.ts';
import { dueAt, notDue } from '../../drills/first-due.ts';
import { stepsOf } from '../../drills/from-plan.ts';
import { readingOf } from '../../drills/reading.ts';
import type { FlowFolder } from '../../flow/content.ts';
import type { Operating } from './operating.ts';
import { misused } from './stopped.ts';

/** The options that say what is practised, by whom and until when. Several values stand with commas between them. */
export const SPEC_OPTIONS = {
  people: { type: 'string' },
  flow: { type: 'string' },
  plan: { type: 'string' },
  part: { type: 'string' },
  personas: { type: 'string' },
  difficulty: { type: 'string' },
  tries: { type: 'string' },
  pass: { type: 'string' },
  due: { type: 'string' },
  zone: { type: 'string' },
  repeat: { type: 'string' },
  weekdays: { type: 'string' },
  weekends: { type: 'boolean' },
  transcripts: { type: 'boolean' },
  name: { type: 'string' },
} as const;

export type SpecOptions = {
  [Name in keyof typeof SPEC_OPTIONS]?: (typeof SPEC_OPTIONS)[Name]['type'] extends 'string' ? string : boolean;
};

/** The drill that the options set. Throws Stopped for whatever it cannot be, with what it can. */
export function specFrom(operating: Operating, given: SpecOptions): DrillSpec {
  const { drilling } = operating;
  const folder = folderOf(operating, given.flow);
  const schedule = scheduleOf(given, drilling.now());
  const planned = given.plan === undefined ? null : planOf(folder, given.plan, given);
  const step = planned ? null : stepOf(operating, folder, given);
  const name = given.name?.trim() || null;
  if (name !== null && Array.from(name).length > MOST_NAME)
    misused(`E_NAME: --name has at most ${MOST_NAME} characters.`);
  return {
    name,
    why: '',
    plan: planned?.plan ?? null,
    audience: { people: listOf(given.people), groups: [], channels: [] },
    steps: planned?.steps ?? [step!],
    schedule,
    reminders: true,
    handIn: given.transcripts ? 'transcript' : 'scorecard',
  };
}

/** What stands between commas, each once. */
export const listOf = (given = ''): string[] => [
  ...new Set(
    given
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];

function folderOf({ drilling }: Operating, flow: string | undefined): FlowFolder {
  const { flows } = drilling.content;
  return (
    (flow === undefined ? flows.values().next().value : flows.get(flow)) ??
    misused(`E_NO_FLOW: there is no flow "${flow}". There are: ${[...flows.keys()].join(', ')}`)
  );
}

/** What a plan has settled. */
const OF_A_PLAN = ['part', 'personas', 'difficulty', 'tries', 'pass', 'repeat', 'weekdays', 'weekends'] as const;

function planOf({ flow, plans }: FlowFolder, id: string, given: SpecOptions) {
  const plan = plans.get(id)?.value;
  if (!plan)
    return misused(
      `E_NO_PLAN: ${flow.value.id} has no plan "${id}". It has: ${[...plans.keys()].join(', ') || 'none'}`,
    );
  const settled = OF_A_PLAN.filter((option) => given[option] !== undefined).map((option) => `--${option}`);
  if (settled.length > 0) misused(`E_WITH_PLAN: the plan says this already: leave out ${settled.join(', ')}.`);
  return { plan: { id, name: plan.name, says: plan.says }, steps: stepsOf(flow.value.id, plan) };
}

function stepOf({ drilling, voice }: Operating, folder: FlowFolder, given: SpecOptions): Step {
  const { content, settings } = drilling;
  const setting = { voice, content, zone: 'UTC', workingHours: settings.workingHours, now: drilling.now() };
  const usual = usualStep(setting, folder);
  const all = drillParts(voice, folder.flow.value).map(({ id }) => id);
  const parts = someOf('E_NO_PART: --part', named(folder, 'part', given.part), all, usual.parts);
  const customers = named(folder, 'persona', given.personas);
  return {
    ...usual,
    parts,
    personas: someOf('E_NO_PERSONA: --personas', customers, [...folder.personas.keys()], usual.personas),
    difficulty: oneOf('E_NO_DIFFICULTY: --difficulty', given.difficulty, DIFFICULTIES, usual.difficulty),
    tries: triesOf(given.tries, usualTries(parts)),
    pass: oneOf('E_PASS: --pass', given.pass, PASS_MARKS, usual.pass),
  };
}

function oneOf<T extends string>(what: string, given: string | undefined, all: readonly T[], usual: T): T {
  if (given === undefined) return usual;
  return all.find((one) => one === given) ?? misused(`${what} is one of ${all.join(', ')}; "${given}" is none.`);
}

/** Parts or customers by their ids, where they are written by name or number as in the short form: K1, 太貴, 淑芬姐. */
const named = (folder: FlowFolder, kind: 'part' | 'persona', given: string | undefined): string[] => [
  ...new Set(
    listOf(given).map((word) => {
      const [piece, more] = readingOf(word, flowFinders(folder));
      return piece?.is === kind && !more ? piece.value : word;
    }),
  ),
];

function someOf(what: string, wanted: readonly string[], all: readonly string[], usual: string[]): string[] {
  const strange = wanted.find((one) => !all.includes(one));
  if (strange !== undefined) misused(`${what} names some of ${all.join(', ')}; "${strange}" is none.`);
  return wanted.length > 0 ? [...wanted] : usual;
}

function triesOf(given: string | undefined, usual: number): number {
  const tries = given === undefined ? usual : Number(given);
  const fits = Number.isInteger(tries) && tries >= 1 && tries <= MOST_TRIES;
  return fits ? tries : misused(`E_TRIES: --tries is a whole number from 1 to ${MOST_TRIES}.`);
}

/** What `notDue` can say where no holidays are named. */
const NOT_DUE = {
  never_due: 'E_NEVER: set like this it is never due: all its days are Saturdays and Sundays. Add --weekends.',
  on_weekend: 'E_WEEKEND: that day is a Saturday or Sunday, which are skipped. Choose another, or add --weekends.',
  too_far: 'E_TOO_FAR: --due is more than a year ahead.',
} as const;

const DUE = /^(?<date>\d{4}-\d{2}-\d{2})[ T](?<time>([01]\d|2[0-3]):[0-5]\d)$/;

function scheduleOf(given: SpecOptions, now: number): Schedule {
  const { zone } = given;
  if (!zone || !isZone(zone)) return misused('E_ZONE: --zone is the time zone of --due, as Asia/Taipei.');
  const { date = '', time = '' } = DUE.exec(given.due ?? '')?.groups ?? {};
  if (!isDay(date)) return misused('E_DUE: --due is a day and a time there, as "2026-11-27 18:00".');
  if (dueAt({ date, time, zone }) <= now) return misused(`E_PAST: ${date} ${time} has passed in ${zone}.`);
  const repeat = oneOf('E_REPEAT: --repeat', given.repeat, REPEATS, given.plan === undefined ? 'none' : 'daily');
  const schedule: Schedule = {
    date,
    time,
    zone,
    repeat,
    weekdays: weekdaysOf(given.weekdays, repeat),
    skipWeekends: !given.weekends,
    holidays: [],
    rounds: null,
  };
  const why = notDue(schedule, now);
  return why ? misused(NOT_DUE[why.code as keyof typeof NOT_DUE]) : schedule;
}

/** Whether the calendar has this day: one that it has not comes out as another, or as none. */
const isDay = (date: string): boolean => {
  const day = new Date(`${date}T00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};

function weekdaysOf(given: string | undefined, repeat: Schedule['repeat']): number[] {
  const days = listOf(given).map(Number);
  if (given !== undefined && repeat !== 'weekly') misused('E_WEEKDAYS: --weekdays goes with --repeat weekly.');
  if (days.some((day) => !Number.isInteger(day) || day < 1 || day > 7))
    misused('E_WEEKDAYS: --weekdays are numbers from 1, Monday, to 7, Sunday, as 1,3.');
  return days.toSorted((a, b) => a - b);
}
