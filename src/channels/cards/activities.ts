import type { Texts } from '../../language/interface.ts';
import type { FileOf, Message } from '../../session/message.ts';
import { cardsOf, type Speaker } from './card.ts';
import { dataUri } from './data-uri.ts';
import type { Within } from './parts.ts';
import { suggestionsOf, type Suggestion } from './suggested.ts';

/** What of an activity is said: cards or a file, and what may be said next. */
export interface Saying {
  type: 'message';
  locale: string;
  summary: string;
  attachmentLayout: 'list';
  attachments: Attachment[];
  suggestedActions?: { to: string[]; actions: Suggestion[] };
}

export interface Attachment {
  contentType: string;
  content?: unknown;
  contentUrl?: string;
  name?: string;
}

/** A file that a message promises: its name, and what it is made of. */
export interface Promised {
  name: string;
  of: FileOf;
}

/** What a message needs to be shown: the interface's words, who speaks, whether the practice goes on. */
export interface Showing extends Within {
  texts: Texts;
  speaker: Speaker;
  open: boolean;
}

const CARD = 'application/vnd.microsoft.card.adaptive';

/** A message as activities, one for each card; what is suggested stands under the last one. */
export function activitiesOf(message: Message, { texts, speaker, open, ...within }: Showing): Saying[] {
  const cards = cardsOf(message, speaker, within);
  const actions = suggestionsOf(texts, message, open);
  return cards.map((content, i) => ({
    type: 'message',
    locale: message.language,
    summary: message.summary,
    attachmentLayout: 'list',
    attachments: [{ contentType: CARD, content }],
    ...(i === cards.length - 1 && actions.length > 0 ? { suggestedActions: { to: [], actions } } : {}),
  }));
}

/** The files that a message promises. */
export const promisedIn = ({ parts }: Message): Promised[] =>
  parts.flatMap((part) => (part.type === 'file' ? [{ name: part.name, of: part.of }] : []));

/** Whether a file of this name is a picture, which every client shows. */
export const isPicture = ({ name }: Promised): boolean => name.endsWith('.png');

/** A file as part of the message itself. */
export function attached(promised: Promised, bytes: Buffer | string): Attachment {
  const contentType = isPicture(promised) ? 'image/png' : 'application/json';
  return { contentType, name: promised.name, contentUrl: dataUri(contentType, bytes) };
}
