import type { TextKey } from '../../language/interface.ts';
import type { Values } from '../../language/script.ts';
import type { Button, Message, Part } from '../message.ts';
import { coachMessage, type Voice } from './voice.ts';

/** A sentence of the coach's, with buttons where something can be done about it. */
export const notice = (voice: Voice, key: TextKey, values: Values = {}, buttons: Button[] = []): Message =>
  coachMessage(voice, [
    { type: 'text', text: voice.t(key, values) },
    ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
  ]);

/** The words that are said to the coach, with what each does. */
export function helpMessage(voice: Voice, words: { word: string; does: string }[], buttons: Button[]): Message {
  const { t } = voice;
  const parts: Part[] = [
    { type: 'heading', text: t('practice:help.title') },
    { type: 'text', text: t('practice:help.intro') },
    {
      type: 'list',
      items: [...words, { word: `${t('practice:words.say')}…`, does: t('practice:does.say') }].map((w) =>
        t('practice:help.line', w),
      ),
    },
    { type: 'buttons', buttons },
  ];
  return coachMessage(voice, parts);
}
