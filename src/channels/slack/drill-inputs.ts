import { drillParts, type Setting } from '../../drills/default-spec.ts';
import { COACHINGS, DIFFICULTIES, HAND_INS, PASS_MARKS, REPEATS } from '../../drills/drill.ts';
import { EXTRAS, one, USUAL_TRIES, type Filled } from '../../drills/fields.ts';
import type { PlanOffer } from '../../drills/plan-choice.ts';
import { weekdayText } from '../../drills/say/when.ts';
import type { UserGroup } from '../../drills/short-form.ts';
import { aboutOf } from '../../session/say/about.ts';
import type { Voice } from '../../session/say/voice.ts';
import {
  checkInput,
  dateInput,
  listInput,
  peopleInput,
  radioInput,
  severalInput,
  textInput,
  timeInput,
  type Asked,
} from './inputs.ts';
import { plain } from './rich-text.ts';

/** What a form was opened for: the channel in which, null outside of one, and the draft that it changes. */
export interface Opened {
  channel: string | null;
  draft: string | null;
}

/** What can be chosen: groups, plans, and the channels whose members can get it (where it was opened, and what was chosen). */
export interface Options extends Setting {
  groups: readonly UserGroup[];
  channels: readonly { id: string; name: string }[];
  plans: readonly PlanOffer[];
  /** Whether it was opened in a channel whose members cannot be seen. */
  unseen: boolean;
  opened: Opened;
}

const HOLIDAYS_LENGTH = 1000;
const TRIES = [1, 2, 3, 5];

/** Each is optional to Slack, for one of them is enough: that is looked at when the form is sent. */
export function audienceInputs({ voice: { t }, groups, channels, unseen }: Options, filled: Filled) {
  const asked = (id: 'people' | 'groups' | 'channels'): Asked => ({
    id,
    label: t(`drills:form.${id}`),
    optional: true,
  });
  const choices = groups.map(({ id, name, handle }) => ({ value: id, label: `${name} @${handle}` }));
  const members = channels.map(({ id, name }) => ({ value: id, label: t('drills:form.channel', { name }) }));
  return [
    peopleInput(asked('people'), filled.people ?? [], t('drills:form.peoplePlaceholder')),
    ...(choices.length > 0
      ? [
          severalInput(
            asked('groups'),
            [{ label: '', choices }],
            filled.groups ?? [],
            t('drills:form.groupsPlaceholder'),
          ),
        ]
      : []),
    ...(members.length > 0 ? [checkInput(asked('channels'), members, filled.channels ?? [])] : []),
    ...(unseen ? [{ type: 'context' as const, elements: [plain(t('drills:form.channelUnseen'))] }] : []),
  ];
}

/** What is practised, with whom and how. */
export function stepInputs(options: Options, filled: Filled) {
  const { t } = options.voice;
  return [
    partsInput(options, filled),
    personasInput(options, filled),
    radioInput(
      { id: 'difficulty', label: t('drills:form.difficulty') },
      DIFFICULTIES.map((value) => ({ value, label: t(`practice:difficulty.${value}`) })),
      one(filled.difficulty),
    ),
    radioInput(
      { id: 'coaching', label: t('drills:form.coaching') },
      COACHINGS.map((value) => ({ value, label: t(`practice:coaching.${value}`) })),
      one(filled.coaching),
    ),
    listInput(withHint(options.voice, 'tries'), triesChoices(options.voice, one(filled.tries)), one(filled.tries)),
    radioInput(
      { id: 'pass', label: t('drills:form.pass') },
      PASS_MARKS.map((value) => ({ value, label: t(`drills:form.passOption.${value}`) })),
      one(filled.pass),
    ),
  ];
}

const withHint = ({ t }: Voice, id: 'parts' | 'personas' | 'tries'): Asked => ({
  id,
  label: t(`drills:form.${id}`),
  hint: t(`drills:form.${id}Hint`),
});

/** Parts stand under their flow. */
function partsInput({ voice, content }: Options, { parts }: Filled) {
  const groups = [...content.flows.values()].map(({ flow: { value: flow } }) => ({
    label: voice.trainer(flow.name),
    choices: drillParts(voice, flow).map(({ id, name, kind }) => ({
      label: voice.t(`drills:form.part.${kind}`, { name }),
      value: `${flow.id}/${id}`,
    })),
  }));
  return severalInput(withHint(voice, 'parts'), groups, parts ?? [], voice.t('drills:form.partsPlaceholder'));
}

/** Customers stand under their flow. */
function personasInput({ voice, content }: Options, { personas }: Filled) {
  const { t } = voice;
  const groups = [...content.flows.values()].map(({ flow: { value: flow }, personas: all }) => ({
    label: voice.trainer(flow.name),
    choices: [...all.values()].map(({ value: persona }) => {
      const about = { name: voice.customer(persona.name), about: voice.customer(aboutOf(persona)) };
      return { label: t('practice:form.customerOption', about), value: `${flow.id}/${persona.id}` };
    }),
  }));
  return severalInput(withHint(voice, 'personas'), groups, personas ?? [], t('drills:form.personasPlaceholder'));
}

/** What is usual for the parts, a few numbers, and the one that was typed. */
function triesChoices({ t }: Voice, chosen: string) {
  const typed = chosen === '' || chosen === USUAL_TRIES ? [] : [Number(chosen)];
  const counts = [...new Set([...TRIES, ...typed])].sort((a, b) => a - b);
  return [
    { value: USUAL_TRIES, label: t('drills:form.triesUsual') },
    ...counts.map((count) => ({ value: String(count), label: t('drills:form.triesOption', { count }) })),
  ];
}

export const dueInputs = (
  { voice: { t }, zone }: Options,
  filled: Filled,
  date: 'date' | 'planDate',
  time: 'time' | 'planTime',
) => [
  dateInput({ id: 'date', label: t(`drills:form.${date}`) }, one(filled.date)),
  timeInput({ id: 'time', label: t(`drills:form.${time}`) }, one(filled.time), zone),
];

export function repeatInputs({ voice }: Options, filled: Filled) {
  const { t } = voice;
  const weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => ({
    value: String(day),
    label: t('drills:when.day', { weekday: weekdayText(voice, day) }),
  }));
  return [
    listInput(
      { id: 'repeat', label: t('drills:form.repeat') },
      REPEATS.map((value) => ({ value, label: t(`drills:form.repeatOption.${value}`) })),
      one(filled.repeat),
    ),
    checkInput(
      { id: 'weekdays', label: t('drills:form.weekdays'), hint: t('drills:form.weekdaysHint') },
      weekdays,
      filled.weekdays ?? [],
    ),
  ];
}

export const restInputs = ({ voice: { t } }: Options, filled: Filled) => [
  checkInput(
    { id: 'extras', label: t('drills:form.extras') },
    EXTRAS.map((value) => ({ value, label: t(`drills:form.extra.${value}`) })),
    filled.extras ?? [],
  ),
  textInput(
    { id: 'holidays', label: t('drills:form.holidays'), hint: t('drills:form.holidaysHint'), optional: true },
    one(filled.holidays),
    HOLIDAYS_LENGTH,
    t('drills:form.holidaysPlaceholder'),
  ),
  radioInput(
    { id: 'hand_in', label: t('drills:form.handIn') },
    HAND_INS.map((value) => ({
      value,
      label: t(`drills:form.handInOption.${value}`),
      description: t(`drills:form.handInSeen.${value}`),
    })),
    one(filled.hand_in),
  ),
];
