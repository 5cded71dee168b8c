import { fold } from '../language/fold.ts';
import { remember } from '../remember.ts';

/** A trainer's words are few and come again with every turn: each is folded once. */
const formOf = remember(20_000, (word: string) => fold(word).text);

/** Whether a text, folded for matching, has a trainer's word in it, in either script. */
export const has = (heard: string, word: string): boolean => heard.includes(formOf(word));

/** How far apart the two characters of a word may stand: 幾單 in 幾張單, 誰管 in 管刀的是誰. */
const APART = 4;

/** Whether the two characters of a trainer's word stand near each other, in either order. Longer words want to be whole. */
export function hasApart(heard: string, word: string): boolean {
  const [first, second, ...more] = formOf(word);
  if (!first || !second || more.length > 0) return false;
  for (let at = heard.indexOf(first); at >= 0; at = heard.indexOf(first, at + 1)) {
    if (heard.slice(Math.max(0, at - APART), at + APART + 1).includes(second)) return true;
  }
  return false;
}
