import { z } from 'zod';
import { ACTIONS, type Action } from '../../session/message.ts';
import type { Said } from '../hear.ts';
import { FORM } from './parts.ts';

/** A client may leave out what it has nothing to say to, or say null. */
export const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

/** What of an activity is read. Whoever calls has checked who sent it. */
export const broughtSchema = z.looseObject({
  type: z.string().min(1),
  id: maybe(z.string()),
  text: maybe(z.string()),
  value: z.unknown().optional(),
  attachments: maybe(z.array(z.looseObject({ contentType: maybe(z.string()) }))),
  membersAdded: maybe(z.array(z.looseObject({}))),
  channelData: maybe(z.looseObject({ eventType: maybe(z.string()) })),
});

export type Brought = z.infer<typeof broughtSchema>;

/** What a person did: they said or pressed something, sent a form, or came for the first time. */
export type Came =
  | Said
  /** `place` names the message that the button stands in. */
  | { kind: 'pressed'; action: Action; value: string; place: string }
  | { kind: 'form'; chosen: Record<string, string | undefined>; replaces: string }
  | { kind: 'arrived' };

/** Teams says every message once more as HTML. */
const NO_FILE = ['text/html'];

/** Reads an activity; null for what is no person's doing. */
export function whatCame(activity: Brought): Came | null {
  switch (activity.type) {
    case 'message':
      return isRecord(activity.value) ? submitted(activity.value) : message(activity);
    case 'messageUpdate':
      return activity.channelData?.eventType === 'editMessage' ? { kind: 'edited' } : null;
    case 'messageDelete':
      return { kind: 'deleted' };
    case 'conversationUpdate':
      return (activity.membersAdded?.length ?? 0) > 0 ? { kind: 'arrived' } : null;
    default:
      return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const message = ({ id, text: said, attachments }: Brought): Came => ({
  kind: 'message',
  text: text(said),
  message: id ?? null,
  files: (attachments ?? []).some(({ contentType }) => !NO_FILE.includes(contentType ?? '')),
});

/** A button of a card, or a form with its choices; null for a button of somebody else's. */
function submitted(sent: Record<string, unknown>): Came | null {
  const { action, value, replaces, place, label: _, ...fields } = sent;
  if (action === FORM) {
    const chosen = Object.fromEntries(Object.entries(fields).map(([id, choice]) => [id, text(choice)]));
    return { kind: 'form', chosen, replaces: text(replaces) };
  }
  const name = ACTIONS.find((one) => one === action);
  return name ? { kind: 'pressed', action: name, value: text(value), place: text(place) } : null;
}
