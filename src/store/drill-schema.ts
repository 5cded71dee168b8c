import type { Json, JsonOrNull } from './schema.ts';

/** What managers set for their teams, and what comes of it. Times are epoch milliseconds. */

export type DrillStatus = 'draft' | 'running' | 'paused' | 'ended';

/** What a manager has set for a team. */
export interface Drills {
  workspace: string;
  id: string;
  /** What people call it by, numbered on in its workspace when it is set; 0 for a draft. */
  seq: number;
  /** Which channel its people are of. */
  channel: string;
  owner: string;
  owner_name: string;
  /** People who may do with it what its owner may. */
  co_owners: Json;
  /** The conversation where it was set and the result is posted; null: nowhere but to its owner. */
  place: string | null;
  spec: Json;
  status: DrillStatus;
  /** The round that was opened last, 0 before the first. */
  round: number;
  /** The message that shows its owner how it goes; the last edit of it; a digest of what that shows. */
  board: string | null;
  board_edit: string | null;
  board_shown: string | null;
  /** Whom that message is for, of those who may set drills: its owner, else a co-owner; '' nobody may; null: not known yet. */
  reader: string | null;
  version: number;
  created_at: number;
  started_at: number | null;
  paused_at: number | null;
  ended_at: number | null;
}

export type RoundState = 'filling' | 'open' | 'closed';

/** One time that a drill is practised: `filling` until it is known by whom. */
export interface Rounds {
  workspace: string;
  drill: string;
  number: number;
  opens_at: number;
  due_at: number;
  state: RoundState;
  /** Who is in the audience and gets nothing, with why. */
  left_out: Json;
  /** The team's result, once it is closed; people by their ids alone. */
  result: JsonOrNull;
  closed_at: number | null;
}

export type AssignmentState = 'waiting' | 'invited' | 'started' | 'done' | 'missed' | 'unreachable';

/** One person's part in a round. */
export interface Assignments {
  workspace: string;
  drill: string;
  round: number;
  person: string;
  name: string;
  /** IANA name, for working hours. */
  zone: string;
  locale: string | null;
  state: AssignmentState;
  /** Why they cannot be reached. */
  why: string | null;
  /** What is to be sent next, and when; `asked`: somebody asked for it. */
  act: string | null;
  act_at: number | null;
  asked: number;
  /** Said "not now": reminded no more. */
  quiet: number;
  reminders: number;
  /** The message sent last. */
  message: string | null;
  invited_at: number | null;
  started_at: number | null;
  done_at: number | null;
  /** Rises with every update; an update that knows an older one is a conflict. */
  version: number;
}

/** A finished try that its person has handed in: what of it may be seen, as it was then. */
export interface HandIns {
  workspace: string;
  id: string;
  drill: string;
  round: number;
  person: string;
  session: string;
  part: string;
  /** The scorecard. */
  card: Json;
  /** The conversation, where the drill asks for it. */
  lines: JsonOrNull;
  passed: number;
  at: number;
}

/** A key's mark of a try handed in, set by hand with a reason, beside the one it was; and what its person says to that. */
export interface Marks {
  workspace: string;
  id: string;
  drill: string;
  round: number;
  person: string;
  hand_in: string;
  key: string;
  was: string;
  mark: string;
  reason: string;
  by: string;
  /** What they were called then; null in marks that are older than this is. */
  by_name: string | null;
  at: number;
  appeal: string | null;
  appealed_at: number | null;
}
