import type { Content } from '../flow/content.ts';
import type { Language } from '../language/languages.ts';
import type { Texts } from '../language/interface.ts';
import type { Store, Write } from '../store/open-store.ts';
import type { WorkingHours } from '../drills/drill.ts';
import type { Message } from './message.ts';
import type { RecentHeads } from './recent-heads.ts';
import type { materialKeeper } from './material.ts';

/** What use cases work with. Time, ids and chance come in from here, so that tests can fix them. */
export interface Trainer {
  store: Store;
  content: Content;
  texts: Texts;
  material: ReturnType<typeof materialKeeper>;
  recentHeads: RecentHeads;
  settings: TrainerSettings;
  now: () => number;
  newId: () => string;
  newSeed: () => number;
}

export interface TrainerSettings {
  /** Milliseconds without a further message before the customer answers; 0 answers at once. */
  pauseMs: number;
  /** Milliseconds after which a session left alone is paused. */
  leftAloneMs: number;
  /** Days that a practice is kept. */
  keepDays: number;
  /** When people are written to unasked, at their own local time. */
  workingHours: WorkingHours;
}

/** Who writes, from where. `locale` is asked only when the person is new. */
export interface From {
  workspace: string;
  person: string;
  channel: string;
  conversation: string;
  locale?: () => Promise<string | undefined>;
  /** What they are called in the channel, where it tells; asked only when somebody else is to know who they are. */
  name?: () => Promise<string | undefined>;
  /** How the channel reaches the conversation, where its name is not enough; kept, for what is said later unasked. */
  address?: object;
  /** Who they are in the channel itself, where they are linked to a person of another, and where that one was spoken to. */
  alias?: { workspace: string; person: string; home: string | null };
}

/** An event from a channel; its id is the same when it is delivered again. */
export interface Incoming {
  from: From;
  event: string;
}

/** What a use case wants written and said. Nothing has happened yet. */
export interface Decision {
  writes: Write[];
  messages: OutgoingMessage[];
  /** Its writes keep the event's id themselves, as a line does. */
  keepsEvent?: boolean;
}

/** A message with the session and turn it belongs to, if any. */
export interface OutgoingMessage {
  message: Message;
  session?: string;
  turn?: string;
  /** Where it goes, if not to who is being answered. */
  to?: Place & { workspace?: string };
  /** Whose it is, if not theirs who is being answered; null: nobody's. It goes when they delete their data. */
  of?: string | null;
  /** Its id, where something that is written with it refers to it. */
  id?: string;
  /** The channel's id of the message whose place it takes. */
  edits?: string;
}

/** A conversation of a channel; in Slack a person's id too, for their direct message. */
export type Place = Pick<From, 'channel' | 'conversation'>;

export const nothing: Decision = { writes: [], messages: [] };

/** Only says something. */
export const saying = (message: Message): Decision => ({ writes: [], messages: [{ message }] });

export interface Reader {
  language: Language;
  choices: Choices;
  known: boolean;
}

/** What a rep chose last. */
export interface Choices {
  flow: string;
  persona: string;
  difficulty: 'easy' | 'normal' | 'hard';
  coaching: 'live' | 'at_end';
}
