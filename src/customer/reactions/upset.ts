import { did } from '../rep-turn.ts';
import { levelOf, type Reaction, type Rule, type View } from '../view.ts';

/** How often somebody upset says what is wrong; after that they only grow short. */
const COMPLAINTS = 3;

/** What takes the air out of anger: having been heard. A correction or apology does too. */
const hears = ({ turn }: View) =>
  did(turn, 'empathize', 'acknowledge_objection', 'reflect', 'summarise') || turn.cues.has('repair');

/** Somebody upset who has now been heard enough; the rest of the turn is answered as ever. Null for all others. */
export const calms = (view: View): Reaction | null =>
  !view.state.calmed && view.state.complained > 0 && hears(view) && view.state.heardOut + 1 >= levelOf(view).heard
    ? { say: ['lines.received'], happened: ['calmed'], trust: 5, irritation: -25, change: { calmed: true } }
    : null;

/** Until then what is wrong comes before everything else; being heard once brings out the next of it. */
export const complaint: Rule = (view) => {
  const { calmed, complained, heardOut } = view.state;
  const heard = hears(view) ? 1 : 0;
  if (calmed || (complained >= COMPLAINTS && heard === 0)) return null;
  return {
    say: ['lines.complains'],
    happened: ['complaint'],
    trust: heard * 2,
    change: { complained: complained + 1, heardOut: heardOut + heard },
  };
};
