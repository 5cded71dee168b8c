import { fold } from '../language/fold.ts';
import { remember } from '../remember.ts';

/** How many pairs of letters two texts must share for one to speak of the other. */
const ENOUGH = 3;

/** Every two neighbouring letters of a text, folded, without marks. */
export const pairsOf = (text: string): string[] => {
  const folded = fold(text).text.replaceAll(/[\s\p{P}]/gu, '');
  return Array.from({ length: Math.max(0, folded.length - 1) }, (_, i) => folded.slice(i, i + 2));
};

/** A fact's pairs are made once: the facts of an offer are few and are looked for in every turn. */
const pairsOfFact = remember(5000, (fact: string) => [...new Set(pairsOf(fact))]);

/** Whether a rep's text speaks of a fact of the offer: it shares at least three pairs of letters with it, or all. */
export function mentions(text: string, fact: string): boolean {
  const heard = fold(text).text;
  const pairs = pairsOfFact(fact);
  return pairs.length > 0 && pairs.filter((pair) => heard.includes(pair)).length >= Math.min(ENOUGH, pairs.length);
}
