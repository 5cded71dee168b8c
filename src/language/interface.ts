import { createInstance } from 'i18next';
import type { i18n, InitOptions } from 'i18next';
import type coach from '../../locales/zh-Hant/coach.json';
import type drills from '../../locales/zh-Hant/drills.json';
import type errors from '../../locales/zh-Hant/errors.json';
import type practice from '../../locales/zh-Hant/practice.json';
import type scorecard from '../../locales/zh-Hant/scorecard.json';
import type slack from '../../locales/zh-Hant/slack.json';
import type terminal from '../../locales/zh-Hant/terminal.json';
import type web from '../../locales/zh-Hant/web.json';
import { bundlesIn } from './bundles.ts';
import { interfaceOf } from './languages.ts';
import type { InterfaceLanguage, Language } from './languages.ts';
import type { Values } from './script.ts';
import { closeSeams } from './spacing.ts';

interface Namespaces {
  coach: typeof coach;
  drills: typeof drills;
  errors: typeof errors;
  practice: typeof practice;
  scorecard: typeof scorecard;
  slack: typeof slack;
  terminal: typeof terminal;
  web: typeof web;
}

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** `namespace:path.to.text`, as locales/zh-Hant has them. English plurals hide behind the same key. */
export type TextKey = { [N in keyof Namespaces]: `${N}:${Paths<Namespaces[N]>}` }[keyof Namespaces];

export interface Texts {
  /**
   * The text in the reader's language, with the values put in as they are: never converted, never escaped (the
   * channel escapes), never read as a template. `count` chooses an English plural.
   * @throws TextMissing for a key or a value that is not there
   */
  t(language: Language, key: TextKey, values?: Values): string;
}

export class TextMissing extends Error {
  readonly code: 'text_missing' | 'text_value_missing';
  constructor(code: TextMissing['code'], what: string) {
    super(`${code}: ${what}`);
    this.name = 'TextMissing';
    this.code = code;
  }
}

/** Everything that the interface says. A language's texts are read, and converted once, when it is first asked for. */
export function createTexts(): Texts {
  const i18next = createInstance();
  void i18next.init(OPTIONS);
  return {
    t(language, key, values = {}) {
      const lng = interfaceOf(language);
      load(i18next, lng);
      return closeSeams(i18next.t(key, { lng, replace: values, count: countIn(values), nest: false }));
    },
  };
}

const OPTIONS: InitOptions = {
  initAsync: false,
  resources: {},
  lng: 'zh-TW',
  load: 'currentOnly',
  fallbackLng: false,
  interpolation: { escapeValue: false },
  missingInterpolationHandler: (text: string, [placeholder]: RegExpExecArray) => {
    throw new TextMissing('text_value_missing', `${placeholder} in 「${text}」`);
  },
  parseMissingKeyHandler: (key: string) => {
    throw new TextMissing('text_missing', key);
  },
};

function load(i18next: i18n, language: InterfaceLanguage): void {
  if (i18next.hasResourceBundle(language, 'practice')) return;
  for (const [namespace, bundle] of Object.entries(bundlesIn(language)))
    i18next.addResourceBundle(language, namespace, bundle);
}

const countIn = ({ count }: Values): number | undefined => (typeof count === 'number' ? count : undefined);
