import type { DoneWhen } from '../flow/done-when.ts';
import type { Mark } from '../scorecard/scorecard.ts';

/** What a manager sets, as data: who, what, when, how it is scored and what is seen. Pure; times are epoch milliseconds. */

export const REPEATS = ['none', 'daily', 'weekly', 'monthly'] as const;
export type Repeat = (typeof REPEATS)[number];

/** What every key that was practised must reach; `none`: finished is enough. */
export const PASS_MARKS = ['none', 'partly', 'met'] as const;
export type PassMark = (typeof PASS_MARKS)[number];

/** What is seen of a try that is handed in: its marks, or the conversation too. */
export const HAND_INS = ['scorecard', 'transcript'] as const;
export type HandInKind = (typeof HAND_INS)[number];

export const DIFFICULTIES = ['easy', 'normal', 'hard'] as const;
export const COACHINGS = ['live', 'at_end'] as const;

/** Who gets it: people, and the members of groups and channels as they are when a round begins. Ids of the channel. */
export interface Audience {
  people: string[];
  groups: string[];
  channels: string[];
}

/** What is practised in one round. */
export interface Step {
  /** Title and instruction of a plan's step, in the trainer's words; '' where the manager set it by form. */
  name: string;
  says: string;
  flow: string;
  /** Each is done by a try of its own: 'whole', the id of a key (the first one too), or of a moment. */
  parts: string[];
  /** Taken in turn, try by try. */
  personas: string[];
  difficulty: (typeof DIFFICULTIES)[number];
  coaching: (typeof COACHINGS)[number];
  /** How many finished tries of each part are asked for; one of them is handed in. */
  tries: number;
  pass: PassMark;
  /** What a handed-in try must show beside the pass mark, and the same in words; null and '': nothing more. */
  doneWhen: DoneWhen | null;
  doneSays: string;
}

/** When each round is due, in the manager's time zone. */
export interface Schedule {
  /** The first due date, and the time of day of all: `2026-11-27`, `18:00`. */
  date: string;
  time: string;
  zone: string;
  repeat: Repeat;
  /** ISO weekdays of a weekly drill, 1 Monday to 7 Sunday. */
  weekdays: number[];
  /** No message on Saturdays and Sundays; repeated due days there are skipped, a monthly one comes on the Friday before. */
  skipWeekends: boolean;
  /** Days without messages and without due times, as `2026-12-25`. */
  holidays: string[];
  /** After so many rounds it is over; null: it goes on until it is ended. */
  rounds: number | null;
}

export interface DrillSpec {
  /** As its manager calls it; null: each reader reads its plan's name, or what is practised, in their own language. */
  name: string | null;
  /** Why, in the manager's words; may be ''. */
  why: string;
  /** The ready-made plan that it is, in the trainer's words; null where it was set by form. */
  plan: { id: string; name: string; says: string } | null;
  audience: Audience;
  /** One for a drill that stays the same; a plan has one for each round. */
  steps: Step[];
  schedule: Schedule;
  reminders: boolean;
  handIn: HandInKind;
}

/** When messages may come, local time of whoever gets them: `09:00` to `18:00`, the end not included; `24:00` ends the day. */
export interface WorkingHours {
  from: string;
  to: string;
}

export const USUAL_HOURS: WorkingHours = { from: '09:00', to: '18:00' };

/** The step of a round, counted from 1; a drill of one step has it in every round. */
export const stepOf = ({ steps }: Pick<DrillSpec, 'steps'>, round: number): Step =>
  steps[Math.min(round, steps.length) - 1]!;

/** Why somebody who is in the audience gets nothing; `hidden` is a group or channel whose members cannot be read. */
export type LeftOutWhy = 'left' | 'bot' | 'guest' | 'unknown' | 'no_time' | 'unreachable' | 'hidden';

export interface LeftOut {
  person: string;
  name: string;
  why: LeftOutWhy;
}

/** Somebody as the channel knows them. */
export interface Member {
  person: string;
  name: string;
  /** IANA name; null where the channel does not say: then the drill's own is used. */
  zone: string | null;
  /** As Slack's `zh-TW`; null where it does not say. */
  locale: string | null;
  /** null: can be given practice. */
  why: Exclude<LeftOutWhy, 'no_time' | 'unreachable' | 'hidden'> | null;
}

/** A try that was handed in, as far as a result needs it. Levels are those that count: after an override. */
export interface HandedIn {
  person: string;
  name: string;
  part: string;
  /** The scorecard's keys, 0 to 1, and their marks. */
  keys: { id: string; level: Mark; share: number }[];
  criteria: { id: string; level: Mark }[];
  /** The criterion of the one thing to fix, null where there was none. */
  fix: string | null;
  passed: boolean;
  at: number;
}
