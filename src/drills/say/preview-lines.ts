import type { Content } from '../../flow/content.ts';
import type { Voice } from '../../session/say/voice.ts';
import { usualName } from '../default-spec.ts';
import type { DrillSpec, Step } from '../drill.ts';
import { stretchesOf } from '../holidays.ts';
import { listed } from './names.ts';
import type { Coming, There } from './preview.ts';
import { dateText, weekdayText, whenText } from './when.ts';

/** What a preview says in one line each. */

type Label = 'to' | 'what' | 'customers' | 'tries' | 'pass' | 'due' | 'then' | 'sent' | 'reminders' | 'rest';

const line = ({ t }: Voice, label: Label, text: string): string =>
  t('drills:preview.line', { label: t(`drills:preview.${label}`), text });

/** To whom, and what is practised; of a plan only to whom, its steps are listed apart. */
export function practiceLines(voice: Voice, content: Content, { spec, called, people }: Coming): string[] {
  const { t } = voice;
  const who = listed(voice, called);
  const to = people > 0 ? t('drills:preview.toText', { who, count: people }) : t('drills:preview.toNobody', { who });
  const [step, ...more] = spec.steps;
  return [line(voice, 'to', to), ...(more.length > 0 ? [] : stepLines(voice, content, spec, step!))];
}

/** What a step is; what is practised only where it is not the drill's name already. */
function stepLines(voice: Voice, content: Content, { name }: DrillSpec, step: Step): string[] {
  const { t } = voice;
  const { flow, personas } = content.flows.get(step.flow)!;
  const what = usualName(voice, flow.value, step.parts);
  const customers = step.personas.flatMap((id) => personas.get(id)?.value ?? []);
  const who = listed(
    voice,
    customers.map((customer) => voice.customer(customer.name)),
  );
  const difficulty = t(`practice:difficulty.${step.difficulty}`);
  const coaching = t(`practice:coaching.${step.coaching}`);
  const { tries } = step;
  return [
    ...(name === null || name === what ? [] : [line(voice, 'what', what)]),
    line(voice, 'customers', t('drills:preview.customersText', { who, difficulty, coaching })),
    line(voice, 'tries', tries === 1 ? t('drills:preview.triesOne') : t('drills:preview.triesMany', { count: tries })),
    line(voice, 'pass', t(`drills:form.passOption.${step.pass}`)),
  ];
}

/** When it is due, when messages go out, and when none do; of a plan the further due times stand with its steps. */
export function timeLines(voice: Voice, { spec, rounds, sendings }: Coming): string[] {
  const { t } = voice;
  const { zone, skipWeekends, holidays } = spec.schedule;
  const rest = [...(skipWeekends ? [t('drills:preview.weekends')] : []), ...holidayTexts(voice, holidays)];
  const sent = isElsewhere(voice, sendings, zone) ? [] : sentTexts(voice, sendings);
  return [
    line(voice, 'due', dueText(voice, spec, rounds)),
    ...(rounds.length > 1 && spec.steps.length === 1
      ? [line(voice, 'then', moments(voice, rounds.slice(1), zone))]
      : []),
    ...(sent.length > 0 ? [line(voice, 'sent', sent.join(t('practice:list.between')))] : []),
    line(voice, 'reminders', t(`drills:preview.${spec.reminders ? 'remindersOn' : 'remindersOff'}`)),
    ...(rest.length > 0 ? [line(voice, 'rest', listed(voice, rest))] : []),
  ];
}

const holidayTexts = (voice: Voice, days: readonly string[]): string[] =>
  stretchesOf(days).map(({ first, last }) => {
    const [from, to] = [dateText(voice, first), dateText(voice, last)];
    return first === last ? from : voice.t('drills:when.stretch', { first: from, last: to });
  });

const moments = (voice: Voice, times: readonly number[], zone: string): string =>
  times.map((at) => whenText(voice, at, zone)).join(voice.t('practice:list.between'));

function dueText(voice: Voice, { schedule }: DrillSpec, [first]: readonly number[]): string {
  const { t } = voice;
  if (first === undefined) return t('drills:preview.never');
  const when = whenText(voice, first, schedule.zone);
  const days = listed(
    voice,
    schedule.weekdays.map((day) => weekdayText(voice, day)),
  );
  return {
    none: when,
    daily: t('drills:preview.dueDaily', { when }),
    weekly: t('drills:preview.dueWeekly', { when, days }),
    monthly: t('drills:preview.dueMonthly', { when }),
  }[schedule.repeat];
}

/** When messages go out where all clocks show the same, whatever their zones are called. */
const sentTexts = (voice: Voice, sendings: readonly There[]): string[] =>
  [...Map.groupBy(sendings, ({ at, zone }) => whenText(voice, at, zone))].map(([when, all]) =>
    voice.t('drills:preview.sentText', { when, count: all.reduce((sum, { people }) => sum + people, 0) }),
  );

/** Whether somebody's clock shows another time than the manager's. */
export const isElsewhere = (voice: Voice, sendings: readonly There[], zone: string): boolean =>
  sendings.some((one) => whenText(voice, one.at, one.zone) !== whenText(voice, one.at, zone));
