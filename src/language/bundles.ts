import { readdirSync, readFileSync } from 'node:fs';
import type { InterfaceLanguage } from './languages.ts';
import { toReader } from './script.ts';
import { markSeams } from './spacing.ts';

/** The interface's texts, as locales/<folder>/<namespace>.json says them: keys may nest. */
export interface Bundle {
  [key: string]: string | Bundle;
}
export type Bundles = Record<string, Bundle>;

const FOLDERS = { 'zh-TW': 'zh-Hant', 'zh-HK': 'zh-HK', 'zh-CN': 'zh-Hans', en: 'en' } as const satisfies Record<
  InterfaceLanguage,
  string
>;
export type LocaleFolder = (typeof FOLDERS)[InterfaceLanguage];

const LOCALES = new URL('../../locales/', import.meta.url);

/** What one folder of locales/ holds, by namespace. */
export function readBundles(folder: LocaleFolder): Bundles {
  const files = readdirSync(new URL(`${folder}/`, LOCALES)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((name) => [name.slice(0, -'.json'.length), readBundle(folder, name)]));
}

/** All texts in one language. Hong Kong's and the mainland's: overrides over the converted Traditional source. */
export function bundlesIn(language: InterfaceLanguage): Bundles {
  if (language === 'en') return readBundles('en');
  const overrides = language === 'zh-TW' ? {} : readBundles(FOLDERS[language]);
  return overlaid(readBundles('zh-Hant'), overrides, (text) => toReader(text, language, 'interface')) as Bundles;
}

/** The source's texts, each replaced by its override or, without one, converted. */
function overlaid(source: Bundle, overrides: Bundle, convert: (text: string) => string): Bundle {
  const entries = Object.entries(source).map(([key, text]): [string, string | Bundle] => {
    const override = overrides[key];
    if (typeof text === 'string') return [key, markSeams(typeof override === 'string' ? override : convert(text))];
    return [key, overlaid(text, typeof override === 'object' ? override : {}, convert)];
  });
  return Object.fromEntries(entries);
}

function readBundle(folder: LocaleFolder, name: string): Bundle {
  return JSON.parse(readFileSync(new URL(`${folder}/${name}`, LOCALES), 'utf8')) as Bundle;
}
