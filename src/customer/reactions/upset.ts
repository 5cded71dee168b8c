import { did } from '../rep-turn.ts';
import type { Reaction, Rule, View } from '../view.ts';

/** How often somebody upset says what is wrong; after that they only grow short. */
const COMPLAINTS = 3;

/** What takes the air out of anger: having been heard. A correction or apology does too. */
const hears = ({ turn }: View) =>
  did(turn, 'empathize', 'acknowledge_objection', 'reflect', 'summarise') || turn.cues.has('repair');

/** Somebody upset who has just been heard; the rest of the turn is answered as ever. Null for all others. */
export const calms = (view: View): Reaction | null =>
  !view.state.calmed && view.state.complained > 0 && hears(view)
    ? { say: ['lines.received'], happened: ['calmed'], trust: 5, irritation: -25, change: { calmed: true } }
    : null;

/** Until then what is wrong comes before everything else. */
export const complaint: Rule = (view) => {
  const { calmed, complained } = view.state;
  if (calmed || complained >= COMPLAINTS) return null;
  return { say: ['lines.complains'], happened: ['complaint'], change: { complained: complained + 1 } };
};
