import { GOLDEN_LEVELS, type Level } from '../flow/levels.ts';
import { did, received } from './rep-turn.ts';
import { knows, type CustomerState } from './state.ts';
import { trustFor } from './trust.ts';
import { MANNERS } from './style.ts';
import { levelOf, type View } from './view.ts';

/** Trust that a level needs on normal (domain.md, section 9, with trainer.md's section 1). */
const TRUST: Record<Level, number> = {
  public: 8,
  voiced: 16,
  priority: 22,
  reason: 36,
  meaning: 44,
  consequence: 52,
  worry: 62,
  true_objection: 44,
};

/** From this far below the gate the customer half tells. */
const NEAR = 10;

const OUTER: readonly Level[] = ['public', 'voiced', 'priority'];
/** Nothing opens to whoever has not let the anger be said. */
const UNHEARD = 15;

const PRIOR: Partial<Record<Level, Level>> = {
  reason: 'priority',
  meaning: 'reason',
  consequence: 'meaning',
  worry: 'consequence',
};

export type Gate = 'open' | 'near' | 'blocked_trust' | 'blocked_order' | 'blocked_not_shown';

/** What the level of difficulty, the persona's style, and anger not yet heard add to the trust that a level needs. */
const harder = (view: View, level: Level): number =>
  levelOf(view).gate +
  (OUTER.includes(level) ? 0 : MANNERS[view.persona.style].gate) +
  (view.state.calmed ? 0 : UNHEARD);

/** The golden level that comes next, null when all are known. */
export const nextLevel = (view: View): Level | null => GOLDEN_LEVELS.find((level) => !knows(view.state, level)) ?? null;

/** How many turns what was half told is still there to be taken up by a mere playback. */
const STILL = 2;

/**
 * The golden level that the turn asks for. Asking why is one thing, whichever words it takes: the reason first, then
 * what it means. An encourager opens what was half told, or one of these two (trainer.md, 1.2).
 */
export function askedLevel(view: View): Level | null {
  const { turn, state } = view;
  if (did(turn, 'golden_e')) return 'worry';
  if (did(turn, 'golden_d')) return 'consequence';
  if (did(turn, 'golden_b', 'golden_c')) return askedWhy(state);
  if (did(turn, 'golden_a')) return 'priority';
  if (!received(turn)) return null;
  if (state.hinted && view.number - state.hintedAt <= STILL) return state.hinted;
  const next = nextLevel(view);
  return did(turn, 'encourage', 'empathize') && (next === 'reason' || next === 'meaning') ? next : null;
}

/** What "why" is about: a choice that was half made, the reason for it, or what it means. */
const askedWhy = (state: CustomerState): Level =>
  state.hinted === 'priority' ? 'priority' : knows(state, 'reason') ? 'meaning' : 'reason';

/** Whether a level opens to this turn, nearly does, or what is missing. What the turn itself does for trust counts. */
export function gateOf(view: View, level: Level): Gate {
  const { state } = view;
  const prior = PRIOR[level];
  if (level === 'priority' && !state.motivatorsShown && !did(view.turn, 'show_motivators')) return 'blocked_not_shown';
  if (prior && !knows(state, prior)) return 'blocked_order';
  if (level === 'worry' && !received(view.turn) && !state.receivedLast) return 'near';
  const trust = state.trust + trustFor(view);
  const missing =
    TRUST[level] + harder(view, level) - trust - (state.hinted === level && received(view.turn) ? NEAR : 0);
  if (missing <= 0) return 'open';
  return missing <= NEAR ? 'near' : 'blocked_trust';
}

/** Asking why, or further, without any receiving now or in the turn before; to be asked to choose is no examination. */
export const isBare = (view: View) =>
  did(view.turn, 'golden_b', 'golden_c', 'golden_d', 'golden_e') && !received(view.turn) && !view.state.receivedLast;

/** Trust enough, a plan in the customer's own words, and no objection in the way: time for a buying signal. */
export const isReady = (view: View, trust: number) =>
  view.persona.fits &&
  knows(view.state, 'reason') &&
  view.state.planTied > 0 &&
  view.state.objection === 'eased' &&
  trust >= 44 + levelOf(view).gate;
