import { takenFrom } from '../customer/echo.ts';
import { has } from '../customer/heard.ts';
import { fold } from '../language/fold.ts';
import type { Told, ToldTurn } from './told.ts';

/** Words of the customer's in a rep's line, with the customer's line that they come from. */
export interface Taken {
  word: string;
  line: string;
}

/**
 * The customer's words that a rep's turn takes up: the persona's open own words as far as the customer has said them, and
 * any stretch of three and more characters from what the customer opened, unless it is the offer's.
 */
export function wordsOfTheirs(told: Told, t: ToldTurn): Taken[] {
  const heard = fold(t.rep.text).text;
  const lines = told.turns.filter((x) => x.number < t.number).flatMap((x) => x.turn.customer);
  const own = told.persona.own_words.open.flatMap((word): Taken[] => {
    const line = has(heard, word) ? lines.findLast(({ shown }) => has(fold(shown).text, word)) : undefined;
    return line ? [{ word, line: line.shown }] : [];
  });
  const shared = lines
    .filter(({ id }) => id.startsWith('open.'))
    .flatMap(({ shown }): Taken[] => {
      const word = takenFrom(told.persona, shown, heard);
      return word ? [{ word, line: shown }] : [];
    });
  return [...own, ...shared.filter(({ word }) => !own.some((o) => has(word, o.word)))];
}
