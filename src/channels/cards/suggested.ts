import type { Texts } from '../../language/interface.ts';
import type { Action, Button, Message } from '../../session/message.ts';
import type { Command } from '../../session/words.ts';

/**
 * What a rep may want at any line is suggested under it instead of standing in the card: it goes when something else is
 * said, so nothing old can be pressed. It is sent as the word for the coach, the one form that every client has.
 */
const SUGGESTED = {
  hint: { command: 'hint', label: 'practice:buttons.hint' },
  take_back: { command: 'back', label: 'practice:buttons.takeBack' },
  pause: { command: 'pause', label: 'practice:buttons.pause' },
  end: { command: 'end', label: 'practice:buttons.end' },
} as const satisfies Partial<Record<Action, { command: Command; label: string }>>;

export const isSuggested = (action: Button['action']): action is keyof typeof SUGGESTED => action in SUGGESTED;

export interface Suggestion {
  type: 'imBack';
  title: string;
  value: string;
}

/**
 * What is suggested under a message, in its language. Clients show it under the last message only, so while a practice is
 * open whatever the coach says in between brings all of it again.
 */
export function suggestionsOf(texts: Texts, { parts, language }: Message, open: boolean): Suggestion[] {
  const own = parts.flatMap((part) => (part.type === 'buttons' ? part.buttons : [])).map(({ action }) => action);
  const few = own.filter(isSuggested);
  const all = open && few.length < 2 ? (Object.keys(SUGGESTED) as (keyof typeof SUGGESTED)[]) : few;
  return all.map((action) => {
    const { command, label } = SUGGESTED[action];
    return { type: 'imBack', title: texts.t(language, label), value: texts.t(language, `practice:words.${command}`) };
  });
}
