import type { types } from '@slack/bolt';
import { cut, plain } from './rich-text.ts';

/** One question of a modal. Its block and its element have the same id. */
export interface Asked {
  id: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

export interface Choice {
  value: string;
  label: string;
  description?: string;
}

/** What fits: 75 characters in an option and its description, 100 options in a list, 150 in a placeholder. */
const OPTION = 75;
const LISTED = 100;
const PLACEHOLDER = 150;

export const input = (
  { id, label, hint, optional }: Asked,
  element: types.InputBlock['element'],
): types.InputBlock => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element,
  ...(hint === undefined ? {} : { hint: plain(hint) }),
  ...(optional ? { optional } : {}),
});

const option = ({ label, value, description }: Choice): types.PlainTextOption => ({
  text: plain(label, OPTION),
  value,
  ...(description === undefined ? {} : { description: plain(description, OPTION) }),
});

/** Slack refuses a preset of nothing. */
const preset = <K extends string, T>(name: K, chosen: T[]): { [P in K]?: T[] } =>
  (chosen.length > 0 ? { [name]: chosen } : {}) as { [P in K]?: T[] };

export function textInput(asked: Asked, value: string, most: number, placeholder: string, multiline = false) {
  return input(asked, {
    type: 'plain_text_input',
    action_id: asked.id,
    max_length: most,
    ...(placeholder === '' ? {} : { placeholder: plain(placeholder, PLACEHOLDER) }),
    ...(multiline ? { multiline } : {}),
    ...(value === '' ? {} : { initial_value: cut(value, most) }),
  });
}

export const peopleInput = (asked: Asked, chosen: readonly string[], placeholder: string) =>
  input(asked, {
    type: 'multi_users_select',
    action_id: asked.id,
    placeholder: plain(placeholder, PLACEHOLDER),
    ...preset('initial_users', [...chosen]),
  });

/** Several of a list; choices of one group stand under its label. What is chosen is listed, whatever else is left out. */
export function severalInput(
  asked: Asked,
  groups: readonly { label: string; choices: readonly Choice[] }[],
  chosen: readonly string[],
  placeholder: string,
) {
  const listed = groups.map(({ label, choices }) => ({ label, options: fitting(choices, chosen).map(option) }));
  const options = listed.flatMap((group) => group.options);
  const base = {
    type: 'multi_static_select' as const,
    action_id: asked.id,
    placeholder: plain(placeholder, PLACEHOLDER),
    ...preset(
      'initial_options',
      options.filter(({ value }) => chosen.includes(value!)),
    ),
  };
  if (listed.length === 1) return input(asked, { ...base, options });
  const option_groups = listed.map((group) => ({ label: plain(group.label, OPTION), options: group.options }));
  return input(asked, { ...base, option_groups: option_groups.slice(0, LISTED) });
}

const fitting = (choices: readonly Choice[], chosen: readonly string[]): readonly Choice[] =>
  choices.length <= LISTED
    ? choices
    : choices.toSorted((a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value))).slice(0, LISTED);

/** One of a list; the first where nothing is chosen. */
export function listInput(asked: Asked, choices: readonly Choice[], chosen: string) {
  const options = choices.slice(0, LISTED).map(option);
  const initial_option = options.find(({ value }) => value === chosen) ?? options[0]!;
  return input(asked, { type: 'static_select', action_id: asked.id, options, initial_option });
}

/** One of several lists, each under its label; the first of all where nothing is chosen. */
export function groupedInput(asked: Asked, groups: readonly { label: string; choices: readonly Choice[] }[]) {
  const option_groups = groups.slice(0, LISTED).map(({ label, choices }) => ({
    label: plain(label, OPTION),
    options: choices.slice(0, LISTED).map(option),
  }));
  const initial_option = option_groups[0]!.options[0]!;
  return input(asked, { type: 'static_select', action_id: asked.id, option_groups, initial_option });
}

/** One of a few, all in sight; the first where nothing is chosen. */
export function radioInput(asked: Asked, choices: readonly Choice[], chosen: string) {
  const options = choices.map(option);
  const initial_option = options.find(({ value }) => value === chosen) ?? options[0]!;
  return input(asked, { type: 'radio_buttons', action_id: asked.id, options, initial_option });
}

/** Any of a few, ten at most. */
export function checkInput(asked: Asked, choices: readonly Choice[], chosen: readonly string[]) {
  const options = choices.slice(0, 10).map(option);
  const initial = preset(
    'initial_options',
    options.filter(({ value }) => chosen.includes(value!)),
  );
  return input({ ...asked, optional: true }, { type: 'checkboxes', action_id: asked.id, options, ...initial });
}

export const dateInput = (asked: Asked, date: string) =>
  input(asked, { type: 'datepicker', action_id: asked.id, ...(date === '' ? {} : { initial_date: date }) });

/** The zone is shown below it. */
export const timeInput = (asked: Asked, time: string, timezone: string) =>
  input(asked, {
    type: 'timepicker',
    action_id: asked.id,
    timezone,
    ...(time === '' ? {} : { initial_time: time }),
  });
