import { has } from '../customer/heard.ts';
import { fold } from '../language/fold.ts';
import type { Told, ToldTurn } from './told.ts';

/** Words of the customer's in a rep's line, with the customer's line that they come from. */
export interface Taken {
  word: string;
  line: string;
}

/** A stretch of the customer's own is at least this long; shorter ones are everybody's. */
const SHORTEST = 3;

/**
 * The customer's words that a rep's turn takes up: the persona's open own words as far as the customer has said them, and
 * any stretch of three and more characters from the customer's earlier lines that the offer does not speak of itself.
 */
export function wordsOfTheirs(told: Told, t: ToldTurn): Taken[] {
  const heard = fold(t.rep.text).text;
  const lines = told.turns
    .filter((x) => x.number < t.number)
    .flatMap((x) => x.turn.customer.map((c) => ({ id: c.id, text: c.shown, folded: fold(c.shown).text })));
  const own = told.persona.own_words.open.flatMap((word): Taken[] => {
    const line = has(heard, word) ? lines.findLast(({ folded }) => has(folded, word)) : undefined;
    return line ? [{ word, line: line.text }] : [];
  });
  const offer = fold([...Object.values(told.persona.offer), ...told.persona.limits, told.persona.rep].join('\n')).text;
  const shared = lines
    .filter(({ id }) => id.startsWith('open.'))
    .flatMap(({ text, folded }): Taken[] => {
      const word = longestShared(folded, heard);
      return word.length >= SHORTEST && !offer.includes(word) ? [{ word, line: text }] : [];
    });
  return [...own, ...shared.filter(({ word }) => !own.some((o) => has(word, o.word) || has(o.word, word)))];
}

function longestShared(said: string, heard: string): string {
  let longest = '';
  for (let from = 0; from < said.length; from++) {
    let to = from + longest.length + 1;
    while (to <= said.length && heard.includes(said.slice(from, to)) && /^\p{L}+$/u.test(said.slice(from, to))) {
      longest = said.slice(from, to);
      to++;
    }
  }
  return longest;
}
