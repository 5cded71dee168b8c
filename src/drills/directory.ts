import type { Audience, Member } from './drill.ts';

/** A group of people that a workspace keeps, as Slack's user groups. */
export interface Group {
  id: string;
  /** As it is mentioned, without the `@`. */
  handle: string;
  name: string;
}

/** Who is where and who may what, as a channel that knows its people tells it. Everything throws DirectoryError. */
export interface Directory {
  /** Everybody in an audience, each once: those who can be given practice, and those who cannot with why. */
  members: (workspace: string, audience: Audience) => Promise<Member[]>;
  /** Somebody as they are now, with time zone and locale; `why: 'unknown'` for nobody. */
  member: (workspace: string, person: string) => Promise<Member>;
  /** Whether somebody may set drills, asked anew each time. */
  mayManage: (workspace: string, person: string) => Promise<boolean>;
  /** The same for what goes out by itself: an answer of the last half minute holds, so that one drill asks twice a minute. */
  stillMay: (workspace: string, person: string) => Promise<boolean>;
  /** What an audience is called: `@sales-team`, `#general`, a person's name. What the channel does not show has its id. */
  called: (workspace: string, audience: Audience) => Promise<string[]>;
  /** The groups that are in use. */
  groups: (workspace: string) => Promise<Group[]>;
  /** Whether the bot can post in a conversation. */
  canPost: (workspace: string, conversation: string) => Promise<boolean>;
}

export type DirectoryCode =
  /** A private conversation that the bot is not in, or none at all: that is not told apart. */
  | 'not_in_channel'
  | 'no_such_group'
  /** The channel will not tell until somebody changes something: a scope that is missing, a token that is revoked. */
  | 'refused'
  /** It could not be asked for long enough; later it may work. */
  | 'unreachable';

/** The directory cannot say. The message is for the log; `about` is the conversation or group, where it is about one. */
export class DirectoryError extends Error {
  readonly code: DirectoryCode;
  readonly about: string | null;

  constructor(code: DirectoryCode, about: string | null, message: string) {
    super(message);
    this.code = code;
    this.about = about;
  }
}
