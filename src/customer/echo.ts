import type { Persona } from '../flow/persona.ts';
import { fold } from '../language/fold.ts';

/** A stretch of the customer's own is at least this long; shorter ones are everybody's. */
const SHORTEST = 3;

/** What the offer itself says, folded once for each persona. */
const offers = new WeakMap<Persona, string>();

function offerOf(persona: Persona): string {
  const { offer, limits, rep } = persona;
  const folded = offers.get(persona) ?? fold([...Object.values(offer), ...limits, rep].join('\n')).text;
  offers.set(persona, folded);
  return folded;
}

/** The longest stretch of a customer's line in what was heard (folded), unless the offer itself speaks so; null for none. */
export function takenFrom(persona: Persona, line: string, heard: string): string | null {
  const word = longestShared(fold(line).text, heard);
  return word.length >= SHORTEST && !offerOf(persona).includes(word) ? word : null;
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
