import { LANGUAGES, type Language } from '../../language/languages.ts';
import type { TextKey, Texts } from '../../language/interface.ts';
import { toReader, type Values } from '../../language/script.ts';
import { remember } from '../../remember.ts';
import type { Action, Button, Message, Part } from '../message.ts';

/** How something is said to one reader: interface texts, trainers' words, customers' lines. */
export interface Voice {
  language: Language;
  t: (key: TextKey, values?: Values) => string;
  /** A trainer's words (names, hints, reasons), in the reader's script and region. */
  trainer: (text: string, values?: Values) => string;
  /** What belongs to a customer (name, scene, offer): characters only. */
  customer: (text: string) => string;
}

const voicesOf = new WeakMap<Texts, (language: Language) => Voice>();

/** The voice for a language. What it has said before it need not convert again: most of it is said every turn. */
export function voiceFor(texts: Texts, language: Language): Voice {
  const voices = voicesOf.get(texts) ?? remember(LANGUAGES.length, (wanted: Language) => newVoice(texts, wanted));
  voicesOf.set(texts, voices);
  return voices(language);
}

function newVoice(texts: Texts, language: Language): Voice {
  const plain = remember(MOST, (key: TextKey) => texts.t(language, key));
  const trainer = remember(MOST, (text: string) => toReader(text, language, 'interface'));
  return {
    language,
    t: (key, values) => (values ? texts.t(language, key, values) : plain(key)),
    trainer: (text, values) => (values ? toReader(text, language, 'interface', values) : trainer(text)),
    customer: remember(MOST, (text: string) => toReader(text, language, 'customer')),
  };
}

/** How many texts a voice remembers. */
const MOST = 5000;

/** A message of the coach's. The first text is what a notification shows. */
export const coachMessage = (voice: Voice, parts: Part[]): Message => ({
  language: voice.language,
  speaker: null,
  summary: summaryOf(parts),
  parts,
});

const summaryOf = (parts: readonly Part[]) => {
  const first = parts.find((p) => p.type === 'heading' || p.type === 'text' || p.type === 'say' || p.type === 'note');
  return first && 'text' in first ? first.text : '';
};

const LABELS = {
  start: 'start',
  start_with: 'start',
  change_choices: 'changeChoices',
  hint: 'hint',
  take_back: 'takeBack',
  pause: 'pause',
  resume: 'resume',
  end: 'end',
  criteria: 'criteria',
  history: 'history',
  help: 'help',
  language: 'language',
  my_data: 'myData',
  delete_data: 'delete',
  keep_data: 'cancel',
  another_customer: 'anotherCustomer',
  same_again: 'sameAgain',
  example: 'example',
  parts: 'parts',
  progress: 'progress',
  pause_first: 'pauseFirst',
  end_first: 'endFirst',
  use_link: 'useLink',
  refuse_link: 'refuseLink',
} as const satisfies Partial<Record<Action, string>>;

/** A button with its usual label. */
export const button = (
  voice: Voice,
  action: keyof typeof LABELS,
  value?: string,
  more: Partial<Button> = {},
): Button => ({
  action,
  label: voice.t(`practice:buttons.${LABELS[action]}`),
  ...(value === undefined ? {} : { value }),
  ...more,
});
