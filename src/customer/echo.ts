import type { Persona } from '../flow/persona.ts';
import { fold } from '../language/fold.ts';

/** A stretch of the customer's own is at least this long; shorter ones are everybody's. */
const SHORTEST = 3;

/** The longest stretch of a customer's line in what was heard (folded), unless the offer itself speaks so; null for none. */
export function takenFrom({ offer, limits, rep }: Persona, line: string, heard: string): string | null {
  const word = longestShared(fold(line).text, heard);
  const own = fold([...Object.values(offer), ...limits, rep].join('\n')).text;
  return word.length >= SHORTEST && !own.includes(word) ? word : null;
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
