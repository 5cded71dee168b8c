import { Temporal } from 'temporal-polyfill';
import type { Content, FlowFolder } from '../flow/content.ts';
import type { Flow } from '../flow/flow.ts';
import { WHOLE } from '../session/parts.ts';
import { nearest } from '../session/person.ts';
import type { Voice } from '../session/say/voice.ts';
import type { DrillSpec, Step, WorkingHours } from './drill.ts';
import { todayIn } from './first-due.ts';

/** Who sets a drill, with what to choose from: their voice and IANA time zone, all flows, the hours in which messages may come, and the time (epoch milliseconds). */
export interface Setting {
  voice: Voice;
  content: Content;
  zone: string;
  workingHours: WorkingHours;
  now: number;
}

export const MOST_TRIES = 10;
const TRIES = { whole: 1, part: 3 };
const NAMED_PARTS = 3;

export interface DrillPart {
  id: string;
  name: string;
  kind: 'whole' | 'key' | 'moment';
}

/** All that a drill can ask for, in the flow's order. Unlike what a rep picks alone, the first key is among them. */
export const drillParts = ({ t, trainer }: Voice, { keys, moment_drills }: Flow): DrillPart[] => [
  { id: WHOLE, name: t('drills:form.whole'), kind: 'whole' },
  ...keys.map(({ id, name }): DrillPart => ({ id, name: trainer(name), kind: 'key' })),
  ...moment_drills.map(({ id, name }): DrillPart => ({ id, name: trainer(name), kind: 'moment' })),
];

/** Due at the end of the working day, where no time of day is said. */
export const usualTime = ({ workingHours: { to } }: Setting): string => (to === '24:00' ? '23:59' : to);

/** One behaviour wants at least three tries (product.md); a whole conversation is enough once. */
export const usualTries = (parts: readonly string[]): number => (parts.includes(WHOLE) ? TRIES.whole : TRIES.part);

/** What a drill that its manager gives no name is called: the flow and up to three parts. */
export function usualName(voice: Voice, flow: Flow, parts: readonly string[]): string {
  const named = drillParts(voice, flow).filter(({ id }) => parts.includes(id));
  const flowName = voice.trainer(flow.name);
  if (named.length > NAMED_PARTS) return voice.t('drills:form.nameOfMany', { flow: flowName, count: named.length });
  const list = named.map(({ name }) => name).join(voice.t('practice:list.separator'));
  return voice.t('drills:form.nameOf', { flow: flowName, parts: list });
}

/** A step as it is set where nothing else is said: the whole flow once, with the customer of the manager's region. */
export const usualStep = ({ voice }: Setting, folder: FlowFolder): Step => ({
  name: '',
  says: '',
  flow: folder.flow.value.id,
  parts: [WHOLE],
  personas: [nearest(folder, voice.language)],
  difficulty: 'normal',
  coaching: 'live',
  tries: TRIES.whole,
  pass: 'none',
  doneWhen: null,
  doneSays: '',
});

/** What the form opens with: the first flow for nobody yet, due in a week at the end of work, on a Friday instead of a weekend. */
export function defaultSpec(setting: Setting): DrillSpec {
  const folder = setting.content.flows.values().next().value!;
  const step = usualStep(setting, folder);
  return {
    name: null,
    why: '',
    plan: null,
    audience: { people: [], groups: [], channels: [] },
    steps: [step],
    schedule: {
      date: inAWeek(setting).toString(),
      time: usualTime(setting),
      zone: setting.zone,
      repeat: 'none',
      weekdays: [],
      skipWeekends: true,
      holidays: [],
      rounds: null,
    },
    reminders: true,
    handIn: 'scorecard',
  };
}

const FRIDAY = 5;

function inAWeek({ now, zone }: Setting): Temporal.PlainDate {
  const day = todayIn(now, zone).add({ weeks: 1 });
  return day.subtract({ days: Math.max(0, day.dayOfWeek - FRIDAY) });
}
