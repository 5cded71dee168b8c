import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { bundlesIn, readBundles } from '../../src/language/bundles.ts';
import type { Bundle, LocaleFolder } from '../../src/language/bundles.ts';
import { toReader } from '../../src/language/script.ts';

type Flat = Record<string, string>;

const flat = (bundle: Bundle, prefix = ''): Flat =>
  Object.assign(
    {},
    ...Object.entries(bundle).map(([key, text]) =>
      typeof text === 'string' ? { [prefix + key]: text } : flat(text, `${prefix}${key}.`),
    ),
  );
const folder = (name: LocaleFolder): Flat => flat(readBundles(name));
const singular = (key: string) => key.replace(/_(one|other)$/, '');
const placeholders = (text: string) => [...new Set(text.match(/\{\{.*?\}\}/g))].sort();

const source = folder('zh-Hant');
const english = folder('en');
const shown = (['zh-TW', 'zh-HK', 'zh-CN', 'en'] as const).map(
  (language) => [language, flat(bundlesIn(language))] as const,
);

/** In the tongue's own script, whatever the reader's. */
const isOwnName = (key: string) => key.startsWith('practice.language.names.');
const limit = (key: string): number => {
  if (/^slack\.modal\.(\w*[tT]itle|submit|close|closeView|save)$/.test(key)) return 24;
  return key.includes('.buttons.') ? 60 : 3000;
};

describe('keys', () => {
  test.each(['zh-Hant', 'zh-HK', 'zh-Hans', 'en'])('each text of %s is written once', (name) => {
    for (const file of readdirSync(`locales/${name}`))
      // JSON.parse takes the last of two without a word; as YAML, which JSON is too, a key may stand once only.
      expect(() => parse(readFileSync(`locales/${name}/${file}`, 'utf8'))).not.toThrow();
  });

  test('English has every text of the source and no other', () => {
    expect([...new Set(Object.keys(english).map(singular))].sort()).toEqual(Object.keys(source).sort());
  });

  test('an English plural has both forms', () => {
    const plurals = Object.keys(english).filter((key) => singular(key) !== key);
    const forms = plurals.map(singular).flatMap((key) => [`${key}_one`, `${key}_other`]);
    expect([...new Set(forms)].sort()).toEqual(plurals.sort());
  });

  test.each(['zh-Hans', 'zh-HK'] as const)('%s overrides only what there is, and only to say it otherwise', (name) => {
    const language = name === 'zh-Hans' ? 'zh-CN' : 'zh-HK';
    const idle = Object.entries(folder(name)).filter(
      ([key, text]) => !(key in source) || text === toReader(source[key]!, language, 'interface'),
    );
    expect(idle).toEqual([]);
  });
});

test.each(['en', 'zh-Hans', 'zh-HK'] as const)('%s has the placeholders of the source', (name) => {
  const differing = Object.entries(folder(name)).filter(
    ([key, text]) => placeholders(text).join() !== placeholders(source[singular(key)] ?? '').join(),
  );
  expect(differing).toEqual([]);
});

describe('the words', () => {
  test('of the mainland are in Simplified characters', () => {
    const traditional = Object.entries(folder('zh-Hans')).filter(
      ([key, text]) => !isOwnName(key) && toReader(text, 'zh-CN', 'customer') !== text,
    );
    expect(traditional).toEqual([]);
  });

  test('speak of the line, never of a failure; Hong Kong has no 您', () => {
    for (const [language, texts] of shown) {
      const harsh =
        language === 'zh-HK' ? /失敗|不合格|錯誤|您/ : /失敗|失败|不合格|錯誤|错误|\bfailed\b|\bwrong answer\b/;
      expect(Object.values(texts).filter((text) => harsh.test(text))).toEqual([]);
    }
  });

  test.each(shown)('%s: no two commands share a word', (_language, texts) => {
    const words = Object.entries(texts).filter(([key]) => key.startsWith('practice.words.'));
    expect(new Set(words.map(([, word]) => word.toLowerCase())).size).toBe(words.length);
  });

  test.each(shown)('%s: what stands on a form or a button fits into Slack', (_language, texts) => {
    expect(Object.entries(texts).filter(([key, text]) => text.length > limit(key))).toEqual([]);
  });
});
