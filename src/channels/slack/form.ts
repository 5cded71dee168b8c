import type { types } from '@slack/bolt';
import type { Field, Form } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import { plain } from './rich-text.ts';

/** The form that starts a practice, as a modal. */
export const START_FORM = 'start_practice';

/** What Slack reports of a form's inputs. */
export type FormState = Record<string, Record<string, { selected_option?: { value: string } | null }>>;

/** What fits: 75 characters in an option, 100 options in a list, 100 groups. */
const OPTION = 75;
const LISTED = 100;

export const modal = ({ t }: Voice, { fields, note, submit }: Form): types.ModalView => ({
  type: 'modal',
  callback_id: START_FORM,
  title: plain(t('practice:form.title')),
  submit: plain(submit),
  close: plain(t('slack:modal.close')),
  blocks: [...fields.map(input), { type: 'context', elements: [plain(note)] }],
});

const input = (field: Field): types.InputBlock => ({
  type: 'input',
  block_id: field.id,
  label: plain(field.label),
  element: field.few ? radio(field) : select(field),
});

type Option = Field['options'][number];

const option = ({ label, value }: Option) => ({ text: plain(label, OPTION), value });

function radio({ id, options, chosen }: Field): types.RadioButtons {
  const all = options.map(option);
  return { type: 'radio_buttons', action_id: id, options: all, initial_option: chosenOf(all, chosen) };
}

function select({ id, options, chosen }: Field): types.StaticSelect {
  const base = { type: 'static_select' as const, action_id: id };
  const groups = Map.groupBy(options, (one) => one.group);
  if (groups.has(undefined)) {
    const all = options.slice(0, LISTED).map(option);
    return { ...base, options: all, initial_option: chosenOf(all, chosen) };
  }
  const option_groups = [...groups].slice(0, LISTED).map(([label, own]) => ({
    label: plain(label!, OPTION),
    options: own.slice(0, LISTED).map(option),
  }));
  const all = option_groups.flatMap((group) => group.options);
  return { ...base, option_groups, initial_option: chosenOf(all, chosen) };
}

const chosenOf = <T extends { value: string }>(all: readonly T[], chosen: string): T =>
  all.find((one) => one.value === chosen) ?? all[0]!;

/** What was chosen in a sent form, by the ids of its fields. */
export const chosenIn = (state: FormState): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(state).map(([id, block]) => [id, block[id]?.selected_option?.value]));
