import { draw } from './draw.ts';
import { isReady } from './gates.ts';
import { hasMore } from './lines.ts';
import { tellsPrice } from './reactions/courtesy.ts';
import { asksSomething } from './questions.ts';
import { knows, type CustomerState } from './state.ts';
import { MANNERS } from './style.ts';
import { levelOf, type Reaction, type View } from './view.ts';

/** A reaction with what the customer does besides, unasked: a signal, a lead, a remark, silence. `after` is the state so far. */
export function withUnasked(view: View, first: Reaction, after: CustomerState, seed: string): Reaction {
  const shown = withNoFit(view, withSignal(view, first, after));
  return withSilence(view, withInitiative(view, shown, after, seed), after);
}

/** What has gone well enough for a signal to follow. */
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

/** Who talks much, or off the point, has a remark about something else; it never stands before an answer. */
function withAside(
  { persona, turn, heard }: View,
  reaction: Reaction,
  { said }: CustomerState,
  seed: string,
): Reaction {
  const { asides, asideFirst } = MANNERS[persona.style];
  if (asideFirst && asksSomething(turn, heard)) return reaction;
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
