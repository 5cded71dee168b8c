import { fold } from '../language/fold.ts';
import { askedGolden, did, received, type RepTurn } from './rep-turn.ts';
import { chooseLine, hasMore, type Said } from './lines.ts';
import { draw } from './draw.ts';
import { isBare, isReady } from './gates.ts';
import { closing, heardFirst, outOfPatience } from './reactions/closing.ts';
import {
  askedIfReal,
  answeredFirst,
  chatter,
  answers,
  courtesy,
  nod,
  openQuestion,
  repair,
  saysMore,
  tellsPrice,
} from './reactions/courtesy.ts';
import { graveFaults, lightFaults, parrots } from './reactions/faults.ts';
import { opening } from './reactions/opening.ts';
import { calms, complaint } from './reactions/upset.ts';
import { planRules } from './reactions/plan.ts';
import { knows, type CustomerState } from './state.ts';
import { trustFor } from './trust.ts';
import { MANNERS } from './style.ts';
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
  const shown = withNoFit(whole, withSignal(whole, first, after));
  const reaction = withSilence(whole, withInitiative(whole, shown, after, seed), after);
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
  change: { ...mended.change, ...reaction.change },
});

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
      ? { kind: reaction.fault, amount: -change, said: view.turn.text }
      : 'lastLoss' in (reaction.change ?? {})
        ? null
        : state.lastLoss,
  };
}

const GENTLE: readonly string[] = [
  'eased',
  'plan_tied',
  'confirmed',
  'summary_confirmed',
  'limit',
  'answered',
  'opened_true_objection',
];

/** A customer who is ready shows it in the very turn (trainer.md, 1.4). */
function withSignal(view: View, reaction: Reaction, after: CustomerState): Reaction {
  const due = after.signalAt === null && !reaction.ending && isReady({ ...view, state: after }, after.trust);
  if (!due || !reaction.happened.some((h) => GENTLE.includes(h))) return reaction;
  return {
    ...reaction,
    say: [...reaction.say.slice(0, 1), 'lines.buying_signal'],
    happened: ['signal', ...reaction.happened],
    signals: [...(reaction.signals ?? []), 'signal_shown'],
    change: { ...reaction.change, signalAt: view.number },
  };
}

/** Whom the offer does not fit shows it by the true objection. */
const withNoFit = ({ persona }: View, reaction: Reaction): Reaction =>
  !persona.fits && reaction.opens?.includes('true_objection')
    ? { ...reaction, signals: [...(reaction.signals ?? []), 'no_fit_shown'] }
    : reaction;

/** The turn from which a customer asks the price: at once in Hong Kong and on the mainland (trainer.md, 1.5). */
const PRICE_FROM = { HK: 2, CN: 2, TW: 4 } as const;
const CALM: readonly string[] = ['opened_public', 'opened_voiced', 'volunteered', 'nothing', 'confirmed'];

/** The customer takes the lead again after three quiet turns at the earliest, after five for certain. */
const LEADS = { from: 4, earliest: 3, latest: 5, chance: 3 };

/** Every few turns the customer takes the lead: the price once, then what is the persona's own. */
function withInitiative(view: View, reaction: Reaction, after: CustomerState, seed: string): Reaction {
  const calm =
    !reaction.ending && after.asked === null && CALM.includes(reaction.happened[0] ?? '') && !isConfiding(after);
  if (!calm || reaction.say.length > 1) return reaction;
  const led = { ...reaction.change, ledAt: view.number };
  if (asksPrice(view, after)) {
    const asked = { what: 'price' as const, times: 1 };
    return { ...reaction, say: [...reaction.say, 'lines.asks_price'], change: { ...led, asked } };
  }
  const quiet = view.number - after.ledAt;
  const due =
    view.number >= LEADS.from &&
    quiet >= LEADS.earliest &&
    (quiet >= LEADS.latest || draw(`${seed}/initiative`, LEADS.chance) === 0);
  if (due && hasMore(view.persona, 'lines.initiative', after.said)) {
    return { ...reaction, say: [...reaction.say, 'lines.initiative'], change: led };
  }
  return view.number >= LEADS.from ? withAside(view, reaction, after, seed) : reaction;
}

/** Who has begun to say why does not change the subject, until the talk is of the offer. */
const isConfiding = (state: CustomerState) => knows(state, 'reason') && state.planTied === 0;

const asksPrice = (view: View, after: CustomerState) =>
  view.number >= PRICE_FROM[view.persona.region] &&
  knows(after, 'public') &&
  !after.priceTold &&
  !tellsPrice(view) &&
  !after.said.some((id) => id.startsWith('lines.asks_price'));

/** Who talks much, or off the point, has a remark about something else beside the answer. */
function withAside({ persona }: View, reaction: Reaction, { said }: CustomerState, seed: string): Reaction {
  const { asides, asideFirst } = MANNERS[persona.style];
  if (asides === 0 || draw(`${seed}/aside`, asides) !== 0 || !hasMore(persona, 'lines.aside', said)) return reaction;
  return { ...reaction, say: asideFirst ? ['lines.aside', ...reaction.say] : [...reaction.say, 'lines.aside'] };
}

/** After a vague no at little trust the customer reads and does not answer; the rep has one message (trainer.md, rule 8). */
function withSilence(view: View, reaction: Reaction, after: CustomerState): Reaction {
  const vague = reaction.say.includes('lines.vague_smoke') || reaction.say.includes('wrong.invite_early');
  if (!vague || reaction.ending || after.trust >= 30 || after.silences >= levelOf(view).silences) return reaction;
  return {
    ...reaction,
    say: [...reaction.say, 'lines.silence'],
    happened: [...reaction.happened, 'silence'],
    change: { ...reaction.change, silent: true, silences: after.silences + 1 },
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

/** What stays in the customer's mind for the next turn. */
function remember(view: View, reaction: Reaction, after: CustomerState, said: Said[]): CustomerState {
  const { persona, turn } = view;
  const spoken = said.map(({ line }) => `${line.say}${line.plain ?? ''}`).join('');
  const words = [...persona.own_words.open, ...persona.own_words.tender].filter((word) => spoken.includes(word));
  const asksBack = said.some(({ pool, line }) => pool === 'lines.initiative' && /[？?]$/u.test(line.say));
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
