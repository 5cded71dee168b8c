import { isBare } from './gates.ts';
import type { Said } from './lines.ts';
import { answers, tellsPrice } from './reactions/courtesy.ts';
import { parrots } from './reactions/faults.ts';
import { askedGolden, did, received, type RepTurn } from './rep-turn.ts';
import type { CustomerState } from './state.ts';
import type { Reaction, View } from './view.ts';

/** Where a question of the customer's waits for an answer. */
const ASKING: readonly string[] = ['lines.initiative', 'lines.buying_signal'];

/** What stays in the customer's mind for the next turn. */
export function remember(view: View, reaction: Reaction, after: CustomerState, said: Said[]): CustomerState {
  const { persona, turn } = view;
  const spoken = said.map(({ line }) => `${line.say}${line.plain ?? ''}`).join('');
  const words = [...persona.own_words.open, ...persona.own_words.tender].filter((word) => spoken.includes(word));
  const asksBack = said.some(({ pool, line }) => ASKING.includes(pool) && /[？?]$/u.test(line.say));
  return {
    ...after,
    ...reaction.change,
    said: [...after.said, ...said.map((s) => s.id)],
    ownWords: [...new Set([...after.ownWords, ...words])],
    did: countMoves(after.did, turn),
    priceTold: after.priceTold || tellsPrice(view),
    motivatorsShown: after.motivatorsShown || did(turn, 'show_motivators'),
    hintedAt: reaction.change?.hinted ? view.number : after.hintedAt,
    receivedLast: received(turn),
    bare: isBare(view) ? after.bare + 1 : received(turn) || !askedGolden(turn) ? 0 : after.bare,
    encouraged: did(turn, 'encourage') && turn.moves.size === 1 ? after.encouraged + 1 : 0,
    parroted: parrots(view) ? after.parroted + 1 : 0,
    asked: askedAfter(view, reaction, asksBack),
    pressed: after.pressed + (turn.flags.has('pressure') ? 1 : 0),
    concealed: after.concealed + (turn.flags.has('conceal') ? 1 : 0),
  };
}

/** What is still open of the customer's questions: answered ones go, a new one comes. */
function askedAfter(view: View, reaction: Reaction, asksBack: boolean): CustomerState['asked'] {
  if (reaction.change && 'asked' in reaction.change) return reaction.change.asked ?? null;
  if (asksBack) return { what: 'other', times: 1 };
  const { asked } = view.state;
  return asked?.what === 'price' && !answers(view) ? asked : null;
}

function countMoves(before: Record<string, number>, turn: RepTurn): Record<string, number> {
  const after = { ...before };
  for (const move of turn.moves) after[move] = (after[move] ?? 0) + 1;
  return after;
}
