import { answers } from './reactions/courtesy.ts';
import { did, GOLDEN, received } from './rep-turn.ts';
import { levelOf, type View } from './view.ts';

/** Trust for a move, the first time and afterwards (trainer.md, section 1: trust comes from what is done with an answer). */
const GAINS: Record<string, readonly [first: number, again: number]> = {
  state_purpose: [3, 0],
  ask_permission: [3, 0],
  compliment: [3, 0],
  rapport: [2, 1],
  self_disclosure: [2, 0],
  probe: [4, 2],
  reflect: [6, 4],
  summarise: [5, 2],
  empathize: [6, 4],
  encourage: [3, 2],
  check_understanding: [3, 1],
  acknowledge_objection: [4, 3],
  emphasise_autonomy: [5, 2],
  disclose_limits: [4, 1],
  show_motivators: [2, 0],
  thank: [1, 0],
};

/** Of several receiving moves in one turn only the strongest counts: they are one thing (domain.md, section 12). */
const ONE_THING = ['reflect', 'summarise', 'empathize', 'encourage', 'check_understanding', 'acknowledge_objection'];

/** How often one may be encouraged in a row before it is worth nothing (trainer.md, 1.2). */
const ENCOURAGED = 2;

const gain = (view: View, move: string) =>
  move === 'encourage' && view.state.encouraged >= ENCOURAGED
    ? 0
    : GAINS[move]![(view.state.did[move] ?? 0) > 0 ? 1 : 0];

/** What the moves of a turn are worth in trust, before what the reaction itself gives or takes. */
export function trustFor(view: View): number {
  const made = Object.keys(GAINS).filter((move) => view.turn.moves.has(move));
  const receiving = Math.max(0, ...made.filter((m) => ONE_THING.includes(m)).map((m) => gain(view, m)));
  const others = made.filter((m) => !ONE_THING.includes(m)).reduce((sum, m) => sum + fading(view, m), 0);
  const golden = did(view.turn, ...GOLDEN) ? (received(view.turn) || view.state.receivedLast ? 2 : 1) : 0;
  return Math.round((receiving + others + golden + (answers(view) ? 3 : 0)) * levelOf(view).gain);
}

/** Questions in a row without any receiving are worth less and less. */
const fading = (view: View, move: string) =>
  move === 'probe' ? Math.round(gain(view, move) * 0.6 ** view.state.bare) : gain(view, move);
