import type { Language } from '../language/languages.ts';
import type { Mark } from '../scorecard/scorecard.ts';

/** What a button does. The value says to what: a session, a language, a criterion. */
export const PRACTICE_ACTIONS = [
  'start',
  'start_with',
  'change_choices',
  'hint',
  'take_back',
  'pause',
  'resume',
  'end',
  'criteria',
  'history',
  'help',
  'language',
  'set_language',
  'my_data',
  'delete_data',
  'keep_data',
  'show_scorecard',
  'show_details',
  'weakest_key',
  'another_customer',
  'same_again',
  'dispute',
  'rewind',
  'example',
  'parts',
  'practise_part',
  'progress',
  'pause_first',
  'end_first',
  'link',
  'unlink',
  'use_link',
  'refuse_link',
] as const;
export type PracticeAction = (typeof PRACTICE_ACTIONS)[number];

/** Buttons of drills, of who sets them and of who practises; their value says of which drill. */
export const DRILL_ACTIONS = [
  'drill_confirm',
  'drill_change',
  'drill_cancel',
  'drill_list',
  'drill_show',
  'drill_remind',
  'drill_pause',
  'drill_resume',
  'drill_export',
  'drill_end',
  'drill_end_now',
  'drill_keep',
  'drill_mark',
  'drill_start',
  'drill_snooze',
  'drill_not_now',
  'drill_remind_me',
  'drill_hand_in',
  'drill_tries',
  'drill_withdraw',
  'drill_seen',
  'drill_queue',
  'drill_appeal',
  'drill_consent',
  'drill_no_consent',
] as const;
export type DrillAction = (typeof DRILL_ACTIONS)[number];

export const ACTIONS = [...PRACTICE_ACTIONS, ...DRILL_ACTIONS] as const;
export type Action = (typeof ACTIONS)[number];

export interface Button {
  action: Action;
  label: string;
  value?: string;
  /** Asks first: what is lost. */
  confirm?: { title: string; text: string; yes: string; no: string };
  main?: boolean;
}

/** One thing in a message, in the reader's words. A channel gives it a shape; every text is plain, without markup. */
export type Part =
  | { type: 'heading'; text: string }
  | { type: 'text'; text: string }
  /** A customer's line. */
  | { type: 'say'; text: string }
  /** Small and set apart: the coach under a customer's line. */
  | { type: 'note'; text: string }
  | { type: 'list'; title?: string; items: Item[] }
  | { type: 'bars'; rows: { label: string; share: number; level: Mark; mark: string }[] }
  /** Each row has a cell for each column, of which there are at most 20; a narrow one holds signs or numbers. */
  | { type: 'table'; columns: { label: string; narrow?: boolean }[]; rows: string[][] }
  | { type: 'buttons'; buttons: Button[] }
  /** What a practice is started with. Sent, it takes the place of the practice that it `replaces`, if any. */
  | { type: 'form'; form: Form; replaces: string }
  /** A picture beside the words, where a channel can show one in its place; `text` says what it shows. */
  | { type: 'picture'; of: FileOf; text: string }
  /** A file that is made when it is sent, so that its content is not stored twice. */
  | { type: 'file'; name: string; of: FileOf };

export type Table = Extract<Part, { type: 'table' }>;

/** A choice of one. `few` options are all shown at once; those with a group are listed by it. */
export interface Field {
  id: string;
  label: string;
  options: { value: string; label: string; group?: string }[];
  chosen: string;
  few: boolean;
}

export interface Form {
  fields: Field[];
  note: string;
  submit: string;
}

/** What a file is made of when it is sent. */
export type FileOf = 'my_data' | 'progress' | DrillFile;

/** Of a drill all that was handed in, or the picture of a round: `drill_csv/ID`, `drill_picture/ID/ROUND`. */
export type DrillFile = `drill_${'csv' | 'json'}/${string}` | `drill_picture/${string}/${number}`;

/** A point of a list; one that quotes a message of the rep's names its line, so that a channel can lead back to it. */
export type Item = string | { text: string; line: string | null };

export const textOfItem = (item: Item): string => (typeof item === 'string' ? item : item.text);

/** A message as it is stored until it is sent: who speaks, and its parts. `summary` is what a notification shows. */
export interface Message {
  language: Language;
  speaker: { name: string; emoji: string } | null;
  summary: string;
  parts: Part[];
}
