import { textOfItem, type Message, type Part } from '../../session/message.ts';
import { inLots } from '../lots.ts';
import { plain, type Card, type Element } from './elements.ts';
import { elementsOf, type Within } from './parts.ts';

/** Who speaks, as the card shows it: a name, and a customer's face. */
export interface Speaker {
  name: string;
  /** What stands between the name and the words, where they are read aloud. */
  colon: string;
  /** A PNG as data URI. */
  face?: string;
}

/** Bytes. Teams takes some 28 KB a message; a face takes up to 8 of them, bars, names and notification the rest. */
const MOST = 15_000;
/** Characters of what a notification says, where it stands in the card again. */
const SHORT = 200;
const SCHEMA = 'http://adaptivecards.io/schemas/adaptive-card.json';

/** A message as cards: one, except where it is longer than Teams takes. Each says who speaks. */
export function cardsOf(message: Message, speaker: Speaker, within: Within): Card[] {
  const elements = inOneBox(message.parts.flatMap((part) => elementsOf(part, within)));
  const inShort = `${speaker.name}${speaker.colon}${message.summary.slice(0, SHORT)}`;
  return inLots(elements, weightOf, MOST).map((body) => ({
    type: 'AdaptiveCard',
    $schema: SCHEMA,
    version: '1.5',
    speak: inShort,
    fallbackText: inShort,
    body: message.speaker ? besideFace(speaker, body) : [...plain(speaker.name, LABEL), ...close(body)],
  }));
}

/** A message as it is read aloud: who speaks, and all the words. */
export const saidAloud = ({ parts }: Message, { name, colon }: Speaker): string =>
  `${name}${colon}${parts.flatMap(spoken).join('\n')}`;

const LABEL = { weight: 'Bolder', size: 'Small', isSubtle: true } as const;

/** Notes that follow each other are one note of several lines. */
function inOneBox(elements: readonly Element[]): Element[] {
  const all: Element[] = [];
  for (const element of elements) {
    const last = all.at(-1);
    if (element.type === 'Container' && last?.type === 'Container')
      all.splice(-1, 1, { ...last, items: [...last.items, ...element.items] });
    else all.push(element);
  }
  return all;
}

/** What is said begins right under who says it. */
const close = ([first, ...rest]: readonly Element[]): Element[] =>
  first ? [{ ...first, spacing: 'Small' }, ...rest] : [];

/** A picture is fetched from elsewhere, is limited by who shows it in its place, or is a bar of next to nothing. */
const weightOf = (element: Element): number =>
  element.type === 'Image' ? 0 : Buffer.byteLength(JSON.stringify(element));

/** A customer: the face and, beside it, the name and what is said. What the coach adds stands below, over the whole width. */
function besideFace({ name, face }: Speaker, body: readonly Element[]): Element[] {
  const said = body.filter((element) => element.type === 'RichTextBlock');
  const rest = body.filter((element) => element.type !== 'RichTextBlock');
  const words = [...plain(name, LABEL), ...said.map((line) => ({ ...line, spacing: 'Small' as const }))];
  if (!face) return [...words, ...rest];
  return [
    {
      type: 'ColumnSet',
      columns: [
        {
          type: 'Column',
          width: 'auto',
          items: [{ type: 'Image', url: face, altText: '', width: '44px', style: 'Person' }],
        },
        { type: 'Column', width: 'stretch', items: words },
      ],
    },
    ...rest,
  ];
}

/** A part as it is read aloud. */
function spoken(part: Part): string[] {
  switch (part.type) {
    case 'list':
      return [part.title ?? '', ...part.items.map(textOfItem)].filter((line) => line !== '');
    case 'bars':
      return part.rows.map(({ label, mark }) => `${label} ${mark}`);
    case 'table':
      return [part.columns.map(({ label }) => label), ...part.rows].map((row) => row.join(' '));
    case 'buttons':
    case 'form':
      return [];
    case 'file':
      return [part.name];
    default:
      return [part.text];
  }
}
