import { fold } from '../language/fold.ts';
import { LANGUAGES, type Language } from '../language/languages.ts';
import type { Texts } from '../language/interface.ts';

/** Words that, typed alone, are said to the coach and never to the customer. */
export const COMMANDS = [
  'start',
  'hint',
  'back',
  'pause',
  'resume',
  'end',
  'parts',
  'progress',
  'criteria',
  'history',
  'help',
  'language',
  'myData',
  'drills',
  'link',
  'unlink',
] as const;
export type Command = (typeof COMMANDS)[number];

/** What a typed message is: a word for the coach, an appeal against a mark, a code that links two channels, or what is said to the customer. */
export type Typed = { command: Command } | { appeal: string } | { code: string } | { said: string };

/** No word for the coach, and no such word behind the prefix, is longer. */
const LONGEST = 40;

const plain = (text: string) =>
  fold(text.trim())
    .text.replaceAll(/\s+/g, ' ')
    .replace(/[。.!！]+$/u, '');

/**
 * Tells words for the coach from lines, in every language at once: a rep who reads Simplified may type 「暫停」.
 * With the prefix (「說：」, "say:") a word for the coach is said to the customer instead.
 */
export function wordReader(texts: Texts): (text: string) => Typed {
  const commands = new Map<string, Command>();
  const prefixed = (key: 'say' | 'appeal') => {
    const prefixes = LANGUAGES.map((language) => plain(texts.t(language, `practice:words.${key}`)));
    return (text: string) => prefixes.some((prefix) => plain(text.slice(0, LONGEST)).startsWith(prefix));
  };
  const [isSaid, isAppeal] = [prefixed('say'), prefixed('appeal')];
  for (const language of LANGUAGES)
    for (const command of COMMANDS) commands.set(plain(texts.t(language, `practice:words.${command}`)), command);
  return (text) => {
    if (isAppeal(text)) return { appeal: afterPrefix(text) };
    if (text.length > LONGEST) return { said: text };
    const command = commands.get(plain(text));
    if (command) return { command };
    const code = LINK_CODE.exec(plain(text));
    if (code && commands.get(code[1]!.trim()) === 'link') return { code: code[2]! };
    const rest = isSaid(text) ? afterPrefix(text) : '';
    return commands.has(plain(rest)) || isAppeal(rest) ? { said: rest } : { said: text };
  };
}

/** A word and a code, as linkCode gives it. */
const LINK_CODE = /^(\D+?)\s*([0-9a-f]{5}-?[0-9a-f]{5})$/i;

/** What stands behind the first colon, as written. */
const afterPrefix = (text: string) => text.slice(text.search(/[:：]/u) + 1).trim();

/** The words as the reader types them, with what each does. */
export const wordList = (texts: Texts, language: Language) =>
  COMMANDS.map((command) => ({
    command,
    word: texts.t(language, `practice:words.${command}`),
    does: texts.t(language, `practice:does.${command}`),
  }));
