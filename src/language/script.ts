import { Converter, ConverterFactory, CustomConverter, Locale } from 'opencc-js/t2cn';
import toHongKong from 'opencc-js/to/hk';
import { scriptOf } from './languages.ts';
import type { Language, Script } from './languages.ts';

/**
 * `interface` follows the reader's region, words and quotation marks included; `customer` keeps the words of the
 * customer's region and changes characters only, one for one.
 */
export type TextKind = 'interface' | 'customer';
export type Values = Readonly<Record<string, string | number>>;

type Convert = (text: string) => string;

/**
 * OpenCC's `hk` gives the glyphs of Hong Kong's school list; in chat and in apps people there read and type these.
 * Only what an interface may say stands here.
 */
const HONG_KONG_EVERYDAY =
  '説 說|户 戶|脱 脫|悦 悅|鋭 銳|閲 閱|税 稅|温 溫|兑 兌|叙 敘|羣 群|牀 床|麪 麵|啓 啟|什麼 甚麼';
const MAINLAND_QUOTES = '「 “|」 ”|『 ‘|』 ’';

/** Built on first use: a converter takes some 12 ms. `opencc-js/t2cn` is a tenth of the whole library. */
const mainlandCharacters = once(() => Converter({ from: 'tw', to: 'cn' }));
const mainlandWords = once(() => chain(Converter({ from: 'twp', to: 'cn' }), CustomConverter(MAINLAND_QUOTES)));
const hongKongCharacters = once(() =>
  chain(ConverterFactory(Locale.from.tw!, toHongKong), CustomConverter(HONG_KONG_EVERYDAY)),
);

/**
 * A Traditional reader sees a customer's line as its trainer wrote it, in Hong Kong too: Taiwan's and Hong Kong's
 * glyphs are read in both, and OpenCC's way between them would rewrite what Hong Kong's trainers type.
 */
const CONVERTERS: Record<TextKind, Record<Script, Convert>> = {
  interface: { 'zh-TW': asWritten, 'zh-HK': hongKongCharacters, 'zh-CN': mainlandWords },
  customer: { 'zh-TW': asWritten, 'zh-HK': asWritten, 'zh-CN': mainlandCharacters },
};

/** Code, Slack markup (mentions, links with their labels), addresses, emoji codes, placeholders. */
const PROTECTED = new RegExp(
  [
    '```[^]*?```',
    '`[^`\\n]+`',
    '<(?:[@#!]|[a-z][a-z0-9+.-]*:)[^<>]*>',
    '(?:[a-z][a-z0-9+.-]*://|www\\.|mailto:)[^\\s<>，。、！？；：「」『』（）【】《》]+',
    '[a-z0-9-]+(?:\\.[a-z0-9-]+)+/[^\\s<>，。、！？；：「」『』（）【】《》]*',
    ":[a-z0-9_+'-]+:",
    '(?<!\\p{N}):[\\p{L}\\p{N}_+-]+:(?!\\p{N})',
    '\\{\\{[^{}]*\\}\\}',
  ].join('|'),
  'giu',
);

/**
 * Gives a text of ours (Traditional, with the words of its region) as the reader sees it. Addresses, Slack markup,
 * emoji codes and code stay untouched; so do the `values`, which take the place of `{{name}}` after the conversion:
 * a rep's own words go there and only there.
 */
export function toReader(text: string, language: Language, kind: TextKind, values: Values = {}): string {
  const converted = aroundProtected(text, CONVERTERS[kind][scriptOf(language)]);
  return converted.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(values[name] ?? placeholder));
}

/** Converts what lies between the protected spans. */
export function aroundProtected(text: string, convert: (text: string) => string): string {
  let done = 0;
  let result = '';
  for (const { index, 0: span } of text.matchAll(PROTECTED)) {
    result += convert(text.slice(done, index)) + span;
    done = index + span.length;
  }
  return result + convert(text.slice(done));
}

function asWritten(text: string): string {
  return text;
}

function chain(first: Convert, second: Convert): Convert {
  return (text) => second(first(text));
}

function once(build: () => Convert): Convert {
  let built: Convert | undefined;
  return (text) => (built ??= build())(text);
}
