import { fold } from '../language/fold.ts';
import { chooseLine, type Said } from './lines.ts';
import { remember } from './memory.ts';
import { closing, heardFirst, outOfPatience } from './reactions/closing.ts';
import {
  answeredFirst,
  askedIfReal,
  chatter,
  courtesy,
  nod,
  openQuestion,
  repair,
  saysMore,
} from './reactions/courtesy.ts';
import { graveFaults, lightFaults } from './reactions/faults.ts';
import { opening } from './reactions/opening.ts';
import { calms, complaint } from './reactions/upset.ts';
import { planRules } from './reactions/plan.ts';
import { did } from './rep-turn.ts';
import type { CustomerState } from './state.ts';
import { trustFor } from './trust.ts';
import { withUnasked } from './unasked.ts';
import { levelOf, type Reaction, type Rule, type View } from './view.ts';

/** The customer's answer to a turn: what is said, what came of it, and how the customer stands afterwards. */
export interface Answer {
  said: Said[];
  reaction: Reaction;
  state: CustomerState;
}

/** The first rule that has something to say decides; their order is the order in which a person would notice. */
const RULES: Rule[] = [
  outOfPatience,
  ...graveFaults,
  ...heardFirst,
  openQuestion,
  answeredFirst,
  askedIfReal,
  nod,
  complaint,
  ...lightFaults,
  ...closing,
  ...planRules,
  chatter,
  ...opening,
  ...courtesy,
];

/**
 * Answers a turn in character. Pure: the same view and seed give the same answer.
 * `seed` names the session and the turn; what it decides is only which of several equal lines is said.
 */
export function react(view: Omit<View, 'heard'>, seed: string): Answer {
  const whole: View = { ...view, heard: fold(view.turn.text).text };
  const first = decide(whole);
  const after = settle(whole, first);
  const reaction = withUnasked(whole, first, after, seed);
  const said = speak(whole, reaction, seed);
  return { said, reaction, state: remember(whole, reaction, after, said) };
}

function decide(view: View): Reaction {
  const mended = repair(view) ?? calms(view);
  if (mended && !saysMore(view) && !view.state.silent && !did(view.turn, 'farewell')) return mended;
  const calm = mended ? { ...view, state: { ...view.state, ...mended.change } } : view;
  for (const rule of RULES) {
    const reaction = rule(calm);
    if (reaction) return mended ? mendedToo(reaction, mended) : reaction;
  }
  throw new Error('the last rule reacts to everything');
}

/** A correction, or having been heard, with a question or an answer behind it is taken, and the rest is answered in the same turn. */
const mendedToo = (reaction: Reaction, mended: Reaction): Reaction => ({
  ...reaction,
  happened: [...reaction.happened, ...mended.happened],
  trust: (reaction.trust ?? 0) + (mended.trust ?? 0),
  irritation: (reaction.irritation ?? 0) + (mended.irritation ?? 0),
  change: { ...(reaction.fault ? stillOpen(mended) : mended.change), ...reaction.change },
});

/** A new fault in the very turn of a correction is the loss that is open from then on. */
function stillOpen({ change }: Reaction): Partial<CustomerState> {
  const { lastLoss: _mended, ...rest } = change ?? {};
  return rest;
}

/** Trust, irritation and what is known after the turn. Losses weigh more on harder levels. */
function settle(view: View, reaction: Reaction): CustomerState {
  const { state } = view;
  const own = reaction.trust ?? 0;
  const change = (own < 0 ? Math.round(own * levelOf(view).loss) : own) + (reaction.fault ? 0 : trustFor(view));
  const within = (n: number) => Math.max(0, Math.min(100, n));
  return {
    ...state,
    ...reaction.change,
    trust: within(state.trust + change),
    irritation: within(state.irritation + Math.round((reaction.irritation ?? -1) * levelOf(view).loss)),
    known: [...new Set([...state.known, ...(reaction.opens ?? [])])],
    lastLoss: reaction.fault
      ? { kind: reaction.fault, amount: Math.max(0, -change), said: view.turn.text }
      : 'lastLoss' in (reaction.change ?? {})
        ? null
        : state.lastLoss,
  };
}

function speak(view: View, { say, about }: Reaction, seed: string): Said[] {
  const said: Said[] = [];
  for (const pool of say) {
    const used = [...view.state.said, ...said.map((s) => s.id)];
    said.push(chooseLine(view.persona, [pool], used, about ?? view.heard, seed));
  }
  return said;
}
