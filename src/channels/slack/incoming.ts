import type { Said } from '../hear.ts';
import { unescaped } from './rich-text.ts';

/** What of Slack's message events is read. */
export interface MessageEvent {
  subtype?: string;
  channel: string;
  channel_type?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  ts: string;
  thread_ts?: string;
  files?: unknown[];
  message?: MessageEvent;
  previous_message?: MessageEvent;
}

/** What a person did in their direct message. */
export type Came = { person: string; conversation: string } & Said;

const TYPED = [undefined, 'file_share', 'me_message', 'thread_broadcast'];

/** Reads an event; null for what is not a person's doing, or not in a direct message. */
export function whatCame(event: MessageEvent): Came | null {
  if (event.channel_type !== 'im') return null;
  if (event.subtype === 'message_changed') return edited(event);
  if (event.subtype === 'message_deleted') return byPerson(event, event.previous_message, 'deleted');
  if (!TYPED.includes(event.subtype) || event.bot_id || !event.user) return null;
  const who = { person: event.user, conversation: event.channel };
  if (event.thread_ts && event.thread_ts !== event.ts) return { ...who, kind: 'thread' };
  return {
    ...who,
    kind: 'message',
    text: unescaped(event.text ?? ''),
    message: event.ts,
    files: (event.files?.length ?? 0) > 0,
  };
}

/** A preview that Slack adds to a link is a change too, but not of what was said. */
const edited = (event: MessageEvent): Came | null =>
  event.message?.text === event.previous_message?.text ? null : byPerson(event, event.message, 'edited');

const byPerson = (
  { channel }: MessageEvent,
  message: MessageEvent | undefined,
  kind: 'edited' | 'deleted',
): Came | null => (message?.user && !message.bot_id ? { person: message.user, conversation: channel, kind } : null);
