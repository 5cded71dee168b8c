import type { types } from '@slack/bolt';

export type Leaf = types.RichTextElement;
export type Section = types.RichTextSection;

/** What fits into a text object. */
export const TEXT = 3000;

/** What Slack puts for a person, a group, a channel and an address in what somebody typed. */
const REFERENCE =
  /<(?:@(?<user>[UW][A-Z0-9]+)|!subteam\^(?<group>S[A-Z0-9]+)|#(?<channel>[CG][A-Z0-9]+)|(?<address>(?:https?|mailto|tel):[^<>|\s]+))(?:\|(?<label>[^<>]*))?>/g;

/**
 * Words exactly as they were written: rich text knows no markup, so `*`, `_`, `<!channel>` and `:tada:` stay what they
 * are. It calls nobody and leads nowhere, for nobody can tell a reference that Slack made from one that was typed.
 */
export function written(text: string, style?: { bold: true }): Leaf[] {
  const words = named(text);
  return words === '' ? [] : [{ type: 'text', text: words, ...(style ? { style } : {}) }];
}

/** References that Slack made of a name or an address are the name or address again, as text. */
export const named = (text: string): string =>
  text.replaceAll(REFERENCE, (...match) => {
    const { user, group, channel, address, label } = match.at(-1) as Record<string, string | undefined>;
    if (address) return label || address.replace(/^(?:mailto|tel):/, '');
    return `${channel ? '#' : '@'}${label?.replace(/^[@#]/, '') || (user ?? group ?? channel)}`;
  });

/** A text object without markup. */
export const plain = (text: string, most: number = TEXT) => ({ type: 'plain_text' as const, text: cut(text, most) });

export const section = (...leaves: Leaf[]): Section => ({ type: 'rich_text_section', elements: leaves });

/** Cut by code points into pieces of at most `most`. Nothing to show is no piece. */
export function pieces(text: string, most: number): string[] {
  if (text.trim() === '') return [];
  if (text.length <= most) return [text];
  const points = Array.from(text);
  return Array.from({ length: Math.ceil(points.length / most) }, (_, i) =>
    points.slice(i * most, (i + 1) * most).join(''),
  );
}

/** At most `most` code points, with an ellipsis where something is left out. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const points = Array.from(text);
  return points.length <= most ? text : `${points.slice(0, most - 1).join('')}…`;
}

/** For texts that Slack reads as markup: its three control characters. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What was typed, of the text that Slack sends: the three control characters again, and a broadcast as its name. */
export const unescaped = (text: string): string =>
  text
    .replaceAll(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
