import { answers } from './courtesy.ts';
import { gateOf } from '../gates.ts';
import { isQuestion } from '../questions.ts';
import { did, surelyDid } from '../rep-turn.ts';
import { mentions } from '../mentions.ts';
import { knows } from '../state.ts';
import { takenFrom } from '../echo.ts';
import { hasMore, wordingsOf, type Pool } from '../lines.ts';
import { hears, levelOf, type Reaction, type Rule, type View } from '../view.ts';

/** The rep speaks of the offer: by what the message does, or by the offer's own facts in it. */
const tellsOffer = ({ persona, turn }: View) =>
  did(turn, 'pitch', 'link_to_motivator', 'inform') ||
  [...Object.values(persona.offer), ...persona.limits].some((fact) => mentions(turn.text, fact));

/** A stretch of the customer's own in the rep's words, from what was opened so far, that is not the offer's. */
const quotes = ({ persona, state, heard }: View): boolean =>
  state.said
    .filter((id) => id.startsWith('open.'))
    .flatMap((id) => wordingsOf(persona, id))
    .some((line) => takenFrom(persona, line, heard) !== null);

/** The plan is tied when the rep says so in the customer's words, or puts an own word beside what is offered. */
const ties = (view: View) => {
  const open = view.persona.own_words.open.filter((word) => view.state.ownWords.includes(word));
  return (
    did(view.turn, 'link_to_motivator') ||
    ((hears(view, open) || quotes(view)) && tellsOffer(view) && !did(view.turn, 'summarise', 'invite'))
  );
};

/** The polite objection: to the price once it is known, else that there is no need. */
const smoke = (view: View): Pool => (view.state.priceTold ? 'lines.too_expensive' : 'lines.smoke_objection');

/** The true objection comes out once the plan concerns the customer, if there is trust for it. */
function raiseTrueObjection(view: View): Partial<Reaction> {
  if (knows(view.state, 'true_objection') || view.state.objection === 'eased') return {};
  if (view.state.smokes < levelOf(view).smokes) {
    return { say: [smoke(view)], change: { objection: 'smoke', smokes: view.state.smokes + 1 } };
  }
  const gate = gateOf(view, 'true_objection');
  if (gate === 'open') {
    return { say: ['open.true_objection'], opens: ['true_objection'], change: { objection: 'true' } };
  }
  return { say: ['half_hint.true_objection'], change: { hinted: 'true_objection' } };
}

const plan: Rule = (view) => {
  if (!ties(view)) return null;
  if (!knows(view.state, 'reason'))
    return surelyDid(view.turn, 'pitch', 'link_to_motivator') && !answers(view) ? early(view) : null;
  const raised = raiseTrueObjection(view);
  return {
    say: raised.say ? raised.say : ['lines.hears_plan'],
    happened: raised.opens ? ['plan_tied', 'opened_true_objection'] : ['plan_tied'],
    opens: raised.opens ?? [],
    signals: ['plan_tied'],
    trust: 4,
    change: { planTied: view.state.planTied + 1, ...raised.change },
  };
};

/** A plan before anybody knows what for: the polite no (domain.md, section 9). */
function early(view: View): Reaction {
  const times = view.state.did.pitch ?? 0;
  const again = times > 0;
  return {
    say: [again ? smoke(view) : 'wrong.pitch_early'],
    happened: ['pitch_early'],
    trust: -6 - 3 * Math.min(times, 3),
    irritation: 5,
    fault: 'pitch_early',
    ...(again ? { change: { objection: 'smoke' } } : {}),
  };
}

/** A feature without the customer's words. Licensed once when the customer asked what there is (trainer.md, 1.5). */
const pitch: Rule = (view) => {
  if (!surelyDid(view.turn, 'pitch') || did(view.turn, 'inform') || view.state.asked) return null;
  if (!knows(view.state, 'reason')) return early(view);
  return { say: ['lines.vague_smoke'], happened: ['smoke'], trust: -6, change: { objection: 'smoke' } };
};

const limit: Rule = (view) =>
  did(view.turn, 'disclose_limits') && !did(view.turn, 'pitch', 'link_to_motivator', 'inform')
    ? { say: ['lines.hears_limit'], happened: ['limit'] }
    : null;

/** Takes an objection seriously; a mere question about it is heard out first. */
const ACKNOWLEDGES = ['acknowledge_objection', 'empathize', 'reflect', 'summarise', 'check_understanding'];

/** The rep asks what stands in the way, or about the very thing: heard out, it comes out, if there is trust for it. */
const asksAbout = (view: View): boolean => {
  const asks = isQuestion(view.heard) || did(view.turn, 'probe', 'acknowledge_objection', 'check_understanding');
  const names = view.persona.true_objection_words.some((word) => word.split('+').every((part) => hears(view, [part])));
  return asks && (names || hears(view, view.sayings.concern));
};

const concern: Rule = (view) => {
  const { state } = view;
  if (!knows(state, 'reason') || knows(state, 'true_objection') || state.asked || !asksAbout(view)) return null;
  const gate = gateOf(view, 'true_objection');
  if (gate === 'open') return trueObjection;
  if (gate !== 'near') return { say: ['lines.guarded'], happened: ['blocked_trust'] };
  return { say: ['half_hint.true_objection'], happened: ['near'], change: { hinted: 'true_objection' } };
};

const trueObjection: Reaction = {
  say: ['open.true_objection'],
  happened: ['opened_true_objection'],
  opens: ['true_objection'],
  trust: 3,
  change: { objection: 'true', hinted: null },
};

/** The true objection: asked about, it is told further; received, it eases; argued with, it stays and is put off. */
const trueOne: Rule = (view) => {
  const { state, turn, persona } = view;
  if (state.objection !== 'true') return null;
  const acknowledges = did(turn, ...ACKNOWLEDGES) || turn.cues.has('involve_decider');
  const asks = did(turn, 'probe', 'encourage') || asksAbout(view) || isQuestion(view.heard);
  const argues = did(turn, 'answer_objection', 'pitch', 'inform', 'disclose_limits', 'link_to_motivator');
  if (!acknowledges && !asks) return argues ? (state.objectionAnswered > 0 ? eased : putOff(view)) : null;
  const taken = state.objectionTaken + 1;
  const wanted = levelOf(view).takes + (acknowledges ? 0 : 1);
  if (taken >= wanted || !hasMore(persona, 'open.true_objection', state.said)) return eased;
  return { say: ['open.true_objection'], happened: ['confirmed'], trust: 2, change: { objectionTaken: taken } };
};

const eased: Reaction = {
  say: ['lines.objection_eased'],
  happened: ['eased'],
  trust: 4,
  change: { objection: 'eased' },
};

const putOff = ({ state }: View): Reaction => ({
  say: ['lines.vague_true'],
  happened: ['opened_true_objection'],
  trust: -1,
  change: { objectionAnswered: state.objectionAnswered + 1 },
});

/** A smoke objection taken up leads to what is behind it, when trust allows. */
const smokeOne: Rule = (view) => {
  const inquires = did(view.turn, 'acknowledge_objection') || asksAbout(view);
  if (view.state.objection !== 'smoke' || !(inquires || did(view.turn, 'answer_objection'))) return null;
  if (inquires && knows(view.state, 'reason') && gateOf(view, 'true_objection') === 'open') return trueObjection;
  return {
    say: ['lines.vague_smoke'],
    happened: ['smoke'],
    trust: inquires ? 3 : 0,
    change: { objection: 'none' },
  };
};

export const planRules: Rule[] = [concern, trueOne, smokeOne, plan, pitch, limit];
