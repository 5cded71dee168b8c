import type { Assignments, Drills, HandIns, Marks, Rounds } from './drill-schema.ts';
import type { ColumnType, Generated, Insertable, Kysely, Selectable, Updateable } from 'kysely';

/** Times are epoch milliseconds. Objects are kept as JSON text; reading gives them back as objects. */
export type Json = ColumnType<object>;
export type JsonOrNull = ColumnType<object | null>;

/** Texts of flows, personas and the catalogue by the hash of what they say. */
interface Texts {
  workspace: string;
  hash: string;
  body: string;
}

interface People {
  workspace: string;
  person: string;
  language: string;
  /** What was chosen last: flow, persona, difficulty, coaching. */
  choices: Json;
  /** Which channel they used last, and their direct message there. */
  channel: Generated<string>;
  conversation: string | null;
  created_at: number;
}

/** How a channel reaches a conversation, where the conversation's name is not enough. */
interface Addresses {
  workspace: string;
  conversation: string;
  person: string;
  address: Json;
}

export type SessionStatus = 'open' | 'paused' | 'ended';

/** A person has one open session at most. */
interface Sessions {
  workspace: string;
  id: string;
  person: string;
  channel: string;
  conversation: string;
  flow: string;
  persona: string;
  flow_hash: string;
  persona_hash: string;
  catalogue_hash: string;
  difficulty: string;
  coaching: string;
  language: string;
  seed: number;
  /** What of the flow is practised: whole, the id of a key, or the id of a moment. */
  part: Generated<string>;
  /** The session whose conversation this one goes on with, from the turn with this number: another try. */
  retry_of: string | null;
  retry_from: number | null;
  /** The drill that it is a try of, the round, and which of its parts. */
  drill: string | null;
  round: number | null;
  drill_part: string | null;
  status: Generated<SessionStatus>;
  ending: string | null;
  /** The turn one is at; take-back moves it to an earlier one. */
  head: string | null;
  /** Rises with every update; an update that knows an older one is a conflict. */
  version: Generated<number>;
  /** The state of the flow's machine now: the head turn's, moved on by a hint, a pause or the end. */
  snapshot: Json;
  scorecard: JsonOrNull;
  scorecard_version: number | null;
  told_paused_at: number | null;
  started_at: number;
  touched_at: number;
  ended_at: number | null;
}

/** Turns form a tree: take-back chooses an earlier one, nothing is deleted. `number` is the depth in the tree. */
interface Turns {
  workspace: string;
  session: string;
  id: string;
  parent: string | null;
  number: number;
  /** All else: key, snapshot, customer state, labels found, what was said and what happened. */
  body: Json;
  at: number;
}

export type LineState = 'waiting' | 'taken' | 'set_aside';

/** What a rep wrote; `id` is the event that brought it, so the same event twice is a conflict. */
interface Lines {
  workspace: string;
  id: string;
  session: string;
  person: string;
  /** As written. */
  text: string;
  /** What goes to the customer. */
  said: string;
  /** The channel's id of the message. */
  message: string | null;
  turn: string | null;
  state: Generated<LineState>;
  /** Order of arrival in the session, numbered by the store. */
  seq: number;
  at: number;
}

export type OutgoingState = 'waiting' | 'sent' | 'failed' | 'dropped';

/** Messages to send, those of one conversation one after another. */
interface Outgoing {
  workspace: string;
  id: string;
  /** Who sends it: slack, botframework, web, terminal. */
  channel: Generated<string>;
  conversation: string;
  /** Whose it is: who is told, or where it shows what somebody else wrote, that one. Null: nobody's, as a team's result. */
  person: string | null;
  session: string | null;
  turn: string | null;
  /** Order in the conversation, numbered by the store. */
  seq: number;
  payload: Json;
  state: Generated<OutgoingState>;
  message: string | null;
  /** Leases so far: more than one means an earlier try may have reached the channel. */
  attempts: Generated<number>;
  /** The channel's id of the message whose place it takes. */
  edits: string | null;
  /** When to try (again). */
  due_at: number;
  leased_until: number | null;
  owner: string | null;
  last_error: string | null;
  at: number;
}

/** Work that is due at a time: one of a kind for a session, so that it can be moved. */
interface Due {
  workspace: string;
  id: string;
  kind: string;
  /** Whose processes do it; null: anybody's. */
  channel: string | null;
  session: string | null;
  payload: Json;
  due_at: number;
  leased_until: number | null;
  owner: string | null;
}

/** "This mark seems wrong", one for each criterion of a session. */
interface Disputes {
  workspace: string;
  session: string;
  criterion: string;
  note: string;
  at: number;
}

/** Events taken that carry no line, such as buttons and commands. */
interface Events {
  workspace: string;
  id: string;
  at: number;
}

/** Somebody of one channel who is, by their own word in both, a person of another. */
interface Aliases {
  workspace: string;
  person: string;
  of_workspace: string;
  of_person: string;
  /** Where that person was spoken to when they were linked: they are again when it is undone. */
  of_conversation: string | null;
}

/** What a person types in another channel to be known there. */
interface LinkCodes {
  code: string;
  workspace: string;
  person: string;
  /** What they are called where they asked for it, and where that was. */
  name: string | null;
  conversation: string | null;
  at: number;
}

export interface Schema {
  texts: Texts;
  people: People;
  addresses: Addresses;
  sessions: Sessions;
  turns: Turns;
  lines: Lines;
  outgoing: Outgoing;
  due: Due;
  disputes: Disputes;
  events: Events;
  drills: Drills;
  rounds: Rounds;
  assignments: Assignments;
  hand_ins: HandIns;
  marks: Marks;
  aliases: Aliases;
  link_codes: LinkCodes;
}

/** For queries that are made for several tables: what the callers' types have checked is a table of some name here. */
export type AnyTables = Kysely<Record<string, Record<string, unknown>>>;

export type TableName = keyof Schema;
export type Row<T extends TableName> = Selectable<Schema[T]>;
export type NewRow<T extends TableName> = Insertable<Schema[T]>;
export type Changes<T extends TableName> = Updateable<Schema[T]>;

export type Text = Row<'texts'>;
export type Person = Row<'people'>;
export type Address = Row<'addresses'>;
export type Session = Row<'sessions'>;
export type Turn = Row<'turns'>;
export type Line = Row<'lines'>;
export type OutgoingMessage = Row<'outgoing'>;
export type DueWork = Row<'due'>;
export type Dispute = Row<'disputes'>;
export type { AssignmentState, DrillStatus, RoundState } from './drill-schema.ts';
export type Drill = Row<'drills'>;
export type Round = Row<'rounds'>;
export type Assignment = Row<'assignments'>;
export type HandIn = Row<'hand_ins'>;
export type SetMark = Row<'marks'>;

/** What names one row in most tables, one person, and what belongs to one session. */
export type Key = { workspace: string; id: string };
export type PersonKey = { workspace: string; person: string };
export type SessionPart = { workspace: string; session: string };
export type DrillPart = { workspace: string; drill: string };
export type RoundKey = { workspace: string; drill: string; round: number };

/** The columns that hold JSON text. */
export const JSON_COLUMNS: { readonly [T in TableName]?: readonly string[] } = {
  people: ['choices'],
  addresses: ['address'],
  sessions: ['scorecard', 'snapshot'],
  turns: ['body'],
  outgoing: ['payload'],
  due: ['payload'],
  drills: ['co_owners', 'spec'],
  rounds: ['left_out', 'result'],
  hand_ins: ['card', 'lines'],
};
