import type { Texts } from '../../language/interface.ts';
import type { Action, Message } from '../../session/message.ts';
import type { Command } from '../../session/words.ts';

/**
 * What a rep may want at any line is suggested under it instead of standing in the card: it goes when something else is
 * said, so nothing old can be pressed. It is sent as the word for the coach, the one form that every client has.
 */
const SUGGESTED: Partial<Record<Action, Command>> = { hint: 'hint', take_back: 'back', pause: 'pause', end: 'end' };

export const isSuggested = (action: Action): boolean => action in SUGGESTED;

export interface Suggestion {
  type: 'imBack';
  title: string;
  value: string;
}

/** What is suggested under a message, in its language. */
export const suggestionsOf = (texts: Texts, { parts, language }: Message): Suggestion[] =>
  parts
    .flatMap((part) => (part.type === 'buttons' ? part.buttons : []))
    .flatMap(({ action, label }) => {
      const command = SUGGESTED[action];
      return command ? [{ type: 'imBack', title: label, value: texts.t(language, `practice:words.${command}`) }] : [];
    });
