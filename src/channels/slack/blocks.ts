import type { types } from '@slack/bolt';
import { textOfItem, type Button, type Item, type Message, type Part } from '../../session/message.ts';
import { inLots } from '../lots.ts';
import type { Links } from './links.ts';
import { tables } from './tables.ts';
import { cut, escaped, pieces, plain, section, TEXT, written, type Leaf, type Section } from './rich-text.ts';

export type Block = types.KnownBlock;

/** One post: its blocks, and the text of notifications and screen readers. */
export interface Page {
  blocks: Block[];
  text: string;
}

/**
 * Slack's limits, with room to spare: 50 blocks and about 13,200 characters a message, 3,000 in a text object, and 4,000
 * in the text of an edit, where one `&` counts five.
 */
const MOST = { blocks: 45, characters: 12_000, item: 6000, header: 150, label: 75, summary: 800 };
/** More buttons in a row are hard to hit on a phone. */
const ROW = 5;
const BAR = 8;

/** A message as posts: one, except where it is longer than Slack takes. Every word is shown as it is. */
export function toPages(message: Message, links: Links = NO_LINKS): Page[] {
  const text = escaped(cut(message.summary, MOST.summary)) || '…';
  return paged(toBlocks(message.parts, links)).map((blocks) => ({ blocks, text }));
}

/** The parts as blocks, for messages, forms and the Home tab alike; a table is for messages only. */
export function toBlocks(parts: readonly Part[], links: Links = NO_LINKS): Block[] {
  const actionId = actionIds();
  return parts.flatMap((part) => blocksOf(part, actionId, links));
}

const NO_LINKS: Links = new Map();

function blocksOf(part: Part, actionId: (action: string) => string, links: Links): Block[] {
  switch (part.type) {
    case 'heading':
      return heading(part.text);
    case 'text':
    case 'say':
      return pieces(part.text, MOST.item).map((text) => rich(section(...written(text))));
    case 'note':
      return pieces(part.text, TEXT).map((text) => ({ type: 'context', elements: [plain(text)] }));
    case 'list':
      return list(part.title, part.items, links);
    case 'bars':
      return bars(part.rows);
    case 'table':
      return tables(part);
    case 'buttons':
      return rows(part.buttons).map((row) => ({
        type: 'actions',
        elements: row.map((b) => button(b, actionId(b.action))),
      }));
    default:
      // A file comes as a post of its own, a form opens as a modal, a picture is asked for as a file.
      return [];
  }
}

const rich = (...elements: types.RichTextBlock['elements']): Block => ({ type: 'rich_text', elements });

const heading = (text: string): Block[] =>
  text.length <= MOST.header && text !== ''
    ? [{ type: 'header', text: plain(text, MOST.header) }]
    : pieces(text, MOST.item).map((piece) => rich(section(...written(piece, { bold: true }))));

/** A title and its bullets, one item without a bullet. A long list becomes several blocks, to be split over posts. */
function list(title: string | undefined, items: readonly Item[], links: Links): Block[] {
  const head = title ? written(title, { bold: true }) : [];
  const points = items.flatMap((item) => pointsOf(item, links));
  if (points.length === 0) return head.length > 0 ? [rich(section(...head))] : [];
  if (points.length === 1) return [rich(section(...head, ...(title ? written('\n') : []), ...points[0]!))];
  const [first, ...more] = inLots(
    points.map((point) => section(...point)),
    weightOf,
    MOST.item,
  ).map(bullets);
  return [rich(...(head.length > 0 ? [section(...head)] : []), first!), ...more.map((lot) => rich(lot))];
}

/** An item in pieces that fit; what quotes a message ends with a link to it. */
function pointsOf(item: Item, links: Links): Leaf[][] {
  const points = pieces(textOfItem(item), MOST.item).map((piece) => written(piece));
  const url = typeof item === 'object' && item.line ? links.get(item.line) : undefined;
  return url ? points.map((leaves, i) => (i === points.length - 1 ? [...leaves, linkTo(url)] : leaves)) : points;
}

const linkTo = (url: string): Leaf => ({ type: 'link', url, text: ' ↗' });

const bullets = (elements: Section[]): types.RichTextList => ({ type: 'rich_text_list', style: 'bullet', elements });

/** The bar stands first, so that all begin and end at the same place whatever their labels are. */
function bars(rows: Extract<Part, { type: 'bars' }>['rows']): Block[] {
  const lines = rows.map(({ label, share, level, mark }, i) => {
    const full = level === 'not_applicable' ? 0 : Math.round(Math.min(Math.max(share, 0), 1) * BAR);
    const bar = `${i === 0 ? '' : '\n'}${'█'.repeat(full)}${'░'.repeat(BAR - full)}  `;
    return [...written(bar), ...written(label, { bold: true }), ...written(`  ${mark}`)];
  });
  return lines.length > 0 ? [rich(section(...lines.flat()))] : [];
}

function button({ label, value, confirm, main }: Button, action_id: string): types.Button {
  return {
    type: 'button',
    action_id,
    text: plain(label, MOST.label),
    ...(value === undefined ? {} : { value }),
    ...(main ? { style: 'primary' as const } : {}),
    ...(confirm
      ? {
          confirm: {
            title: plain(confirm.title, 100),
            text: plain(confirm.text, 300),
            confirm: plain(confirm.yes, 30),
            deny: plain(confirm.no, 30),
            style: 'danger' as const,
          },
        }
      : {}),
  };
}

const rows = (buttons: readonly Button[]): Button[][] => inLots(buttons, () => 1, ROW);

/** Names actions: unique in a message, and the action again by `actionOf`. */
function actionIds() {
  const seen = new Map<string, number>();
  return (action: string) => {
    const times = (seen.get(action) ?? 0) + 1;
    seen.set(action, times);
    return times === 1 ? action : `${action}:${times}`;
  };
}

export const actionOf = (actionId: string): string => actionId.split(':')[0]!;

/** Splits blocks over posts where one would be too long, or have a second table. */
function paged(blocks: readonly Block[]): Block[][] {
  return inLots(blocks, weightOf, MOST.characters)
    .flatMap((lot) => inLots(lot, () => 1, MOST.blocks))
    .flatMap((lot) => inLots(lot, ({ type }) => (type === 'table' ? 1 : 0), 1));
}

/** What counts to a message's length: what is read, and the addresses behind it. */
const COUNTED = ['text', 'url'];

/** The characters in all texts of a block. */
function weightOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, part]) => sum + (typeof part === 'string' ? (COUNTED.includes(key) ? part.length : 0) : weightOf(part)),
    0,
  );
}
