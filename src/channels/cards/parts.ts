import {
  textOfItem,
  type Action as Does,
  type Button,
  type FileOf,
  type Form,
  type Item,
  type Part,
} from '../../session/message.ts';
import { barPng } from '../../picture/bar.ts';
import { inLots } from '../lots.ts';
import { dataUri } from './data-uri.ts';
import { plain, type Action, type ChoiceSet, type Element } from './elements.ts';
import { isSuggested } from './suggested.ts';
import { tables } from './tables.ts';

/** What a card's buttons send back: what was pressed, what stands on it, in which message; of a form the choices. */
export interface Submitted {
  action: string;
  label: string;
  place: string;
  value?: string;
  [field: string]: unknown;
}

/** The message that a card belongs to, and where a picture is, if the channel can show it in its place. */
export interface Within {
  message: string;
  pictureOf: (of: FileOf) => string | undefined;
}

/** Teams puts what is more behind a menu; more in a row is hard to hit on a phone. */
const ROW = 4;

/** A part as elements of a card. What is suggested under the message, and files, are no part of it. */
export function elementsOf(part: Part, { message, pictureOf }: Within): Element[] {
  switch (part.type) {
    case 'heading':
      return [
        {
          type: 'TextBlock',
          text: unmarked(part.text),
          wrap: true,
          style: 'heading',
          size: 'Large',
          weight: 'Bolder',
          spacing: 'Large',
        },
      ];
    case 'text':
    case 'say':
      return plain(part.text);
    case 'note':
      return [{ type: 'Container', style: 'emphasis', items: plain(part.text, { size: 'Small' }) }];
    case 'list':
      return list(part.title, part.items);
    case 'bars':
      return part.rows.flatMap(bar);
    case 'table':
      return tables(part);
    case 'buttons':
      return rows(
        part.buttons.filter((button) => !isSuggested(button.action)).map((button) => action(button, message)),
      );
    case 'form':
      return form(part.form, part.replaces, message);
    case 'picture': {
      const url = pictureOf(part.of);
      return url ? [{ type: 'Image', url, altText: part.text, size: 'Stretch' }] : [];
    }
    case 'file':
      return [];
    default:
      return part satisfies never;
  }
}

/** A heading is read as Markdown; `<https://…>` would be a link, and `<at>` somebody's name. */
const unmarked = (text: string) => text.replaceAll(/([\\`*_[\]#~<>])/g, '\\$1');

/** A title and its points, one point without a bullet. */
function list(title: string | undefined, items: readonly Item[]): Element[] {
  const head = title ? plain(title, { weight: 'Bolder' }) : [];
  const bullet = items.length > 1 ? '• ' : '';
  return [...head, ...items.flatMap((item) => plain(`${bullet}${textOfItem(item)}`, {}, 'Small'))];
}

/**
 * The key and its mark in words, and under them how much of it: the bar says nothing that the words don't. It is a picture,
 * for whatever has a colour of its own in a card gets Teams' margins too, and would be a bar four times as high.
 */
function bar({ label, share, level, mark }: Extract<Part, { type: 'bars' }>['rows'][number]): Element[] {
  const full = level === 'not_applicable' ? 0 : share;
  return [
    {
      type: 'ColumnSet',
      columns: [
        { type: 'Column', width: 'stretch', items: plain(label, { weight: 'Bolder' }) },
        { type: 'Column', width: 'auto', items: plain(mark, { isSubtle: true }) },
      ],
    },
    { type: 'Image', url: dataUri('image/png', barPng(full)), altText: '', size: 'Stretch', spacing: 'Small' },
  ];
}

/** As many rows as it takes, none much shorter than the others. */
function rows(actions: readonly Action[]): Element[] {
  const inRow = Math.ceil(actions.length / Math.ceil(actions.length / ROW));
  return inLots(actions, () => 1, inRow).map((row, i) => ({
    type: 'ActionSet',
    actions: row,
    ...(i > 0 ? { spacing: 'Small' as const } : {}),
  }));
}

/** What cannot be undone is asked first, in a card that the button opens. */
function action({ action: does, label, value, confirm, main }: Button, place: string): Action {
  const data: Submitted = { action: does, label, place, ...(value === undefined ? {} : { value }) };
  if (!confirm) return { type: 'Action.Submit', title: label, data, ...(main ? { style: 'positive' } : {}) };
  const sure: Action = {
    type: 'Action.Submit',
    title: confirm.yes,
    data: { ...data, label: confirm.yes },
    style: 'destructive',
  };
  const no: Submitted = { action: 'keep_data' satisfies Does, label: confirm.no, place };
  const actions: Action[] = [sure, { type: 'Action.Submit', title: confirm.no, data: no }];
  return {
    type: 'Action.ShowCard',
    title: label,
    card: { type: 'AdaptiveCard', body: plain(confirm.text), actions },
  };
}

const form = ({ fields, note, submit }: Form, replaces: string, place: string): Element[] => [
  ...fields.map(({ id, label, options, chosen, few }): ChoiceSet => ({
    type: 'Input.ChoiceSet',
    id,
    label,
    style: few ? 'expanded' : 'compact',
    value: chosen,
    choices: options.map(({ label: title, value, group }) => ({ title: group ? `${group} · ${title}` : title, value })),
  })),
  ...plain(note, { size: 'Small', isSubtle: true }),
  ...rows([
    {
      type: 'Action.Submit',
      title: submit,
      data: { action: FORM, label: submit, place, replaces } satisfies Submitted,
      style: 'positive',
    },
  ]),
];

/** What a sent form calls itself among the things that can be pressed. */
export const FORM = 'form';
