/** What a reader can choose: the language of the interface, and the script of the customer's lines with it. */
export const LANGUAGES = ['zh-TW', 'zh-HK', 'zh-CN', 'en', 'en-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Traditional or Simplified, with the region's words. */
export type Script = 'zh-TW' | 'zh-HK' | 'zh-CN';

/** In which of the four the interface speaks. */
export type InterfaceLanguage = Script | 'en';

const SCRIPTS: Record<Language, Script> = {
  'zh-TW': 'zh-TW',
  'zh-HK': 'zh-HK',
  'zh-CN': 'zh-CN',
  en: 'zh-TW',
  'en-CN': 'zh-CN',
};

/** The script in which a reader sees what trainers wrote: customers' lines, names of keys and criteria. */
export const scriptOf = (language: Language): Script => SCRIPTS[language];

export const interfaceOf = (language: Language): InterfaceLanguage => (language === 'en-CN' ? 'en' : language);

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

/** A first guess from a locale such as Slack's `zh-TW`, `zh-Hans-SG` or `en-US`. None: zh-TW; not Chinese: en. */
export function guessLanguage(locale: string | undefined): Language {
  if (!locale) return 'zh-TW';
  const guessed = likely(locale);
  if (guessed?.language !== 'zh' && guessed?.language !== 'yue') return 'en';
  if (guessed.script === 'Hans') return 'zh-CN';
  return guessed.region === 'HK' || guessed.region === 'MO' ? 'zh-HK' : 'zh-TW';
}

/** With script and region filled in (`zh-MO` → `zh-Hant-MO`); undefined when it is no locale at all. */
function likely(locale: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(locale.replaceAll('_', '-')).maximize();
  } catch {
    return undefined;
  }
}
