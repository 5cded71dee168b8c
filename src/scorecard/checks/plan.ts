import { did } from '../../customer/rep-turn.ts';
import { mentions } from '../../customer/mentions.ts';
import { wordsOfTheirs } from '../own-words.ts';
import { after, answered, finding, happening, making, upon, type Finding, type Told, type ToldTurn } from '../told.ts';

/** Whether the rep states something of this very offer. */
const tellsOffer = ({ persona }: Told, { rep }: ToldTurn): boolean =>
  did(rep, 'inform', 'pitch', 'link_to_motivator', 'disclose_limits', 'answer_objection') &&
  [...Object.values(persona.offer), ...persona.limits].some((fact) => mentions(rep.text, fact));

/** Where the plan was told, or would have been: the last turn. */
const planMoment = (told: Told) =>
  making(told, 'pitch')[0] ?? told.turns.find((t) => tellsOffer(told, t)) ?? told.turns.at(-1) ?? null;

/** Features told before anybody knows what for, or without the customer's words. */
const untied = (told: Told) =>
  happening(told, 'pitch_early').concat(
    happening(told, 'smoke').filter((t) => did(t.rep, 'pitch') && !t.turn.happened.includes('plan_tied')),
  );

/**
 * The plan in the customer's words: two of them met, one partly, and no more than partly where features came first or often;
 * a tender word in it never is (trainer.md, 1.9).
 */
export function ownWords(told: Told): Finding {
  const hurt = happening(told, 'tender_word');
  if (hurt.length > 0) return finding('not', hurt.map(answered));
  const tied = happening(told, 'plan_tied');
  const loose = untied(told);
  if (tied.length === 0 || loose.length > MOST_LOOSE)
    return finding('not', [answered(loose[0] ?? making(told, 'pitch')[0])], loose[0] ?? planMoment(told));
  const words = new Set(tied.flatMap((t) => wordsOfTheirs(told, t).map(({ word }) => word)));
  const enough = (words.size >= 2 || tied.length >= 2) && loose.length === 0;
  return finding(
    enough ? 'met' : 'partly',
    tied.map((turn) => ({ turn, customer: wordsOfTheirs(told, turn)[0]?.line ?? null })),
    loose[0],
  );
}

const MOST_LOOSE = 2;

/** One limit of this very offer, told unasked or not (trainer.md, criteria). */
export function limitDisclosed(told: Told): Finding {
  const tells = (text: string) => told.persona.limits.some((limit) => mentions(text, limit));
  const concrete = told.turns.find((t) => !t.rep.flags.has('overclaim') && t.turn.rep.some(({ text }) => tells(text)));
  if (concrete)
    return finding('met', [
      { turn: concrete, customer: null, line: concrete.turn.rep.find(({ text }) => tells(text)) },
    ]);
  const general = making(told, 'disclose_limits');
  return general.length > 0 ? finding('partly', general.slice(0, 1)) : finding('not', [], planMoment(told));
}

/** What answers a question of the customer's other than the price; whether it does is never held against the rep. */
const ANSWERS = ['inform', 'answer_objection', 'disclose_limits', 'confirm_logistics', 'state_purpose'];

/** What the rep says of the offer is what the offer is; set right afterwards it is met in part. */
export function factsRight(told: Told): Finding {
  const wrong = happening(told, 'wrong_fact');
  const right = told.turns.filter((t) => !wrong.includes(t) && tellsOffer(told, t));
  if (wrong.length === 0) return right.length > 0 ? finding('met', [right[0]]) : finding('not_applicable', []);
  const mended = wrong.length === 1 && right.some((t) => t.number > wrong[0]!.number);
  return finding(mended ? 'partly' : 'not', wrong.map(answered), wrong[0]);
}

/** What the customer asked, answered in the next turn. */
export function answeredWhatWasAsked(told: Told): Finding {
  const chances = told.turns.filter(
    (t) => t.turn.askedBefore?.what === 'price' || (t.turn.askedBefore && did(t.rep, ...ANSWERS)),
  );
  const dodged = happening(told, 'question_open');
  const replied = chances.filter((t) => !dodged.includes(t));
  if (chances.length === 0) return finding('not_applicable', []);
  if (dodged.length === 0) return finding('met', [upon(told, replied[0])]);
  return finding(
    replied.length > 0 ? 'partly' : 'not',
    dodged.map((t) => upon(told, t)),
    dodged[0],
  );
}

const TAKES_UP = ['acknowledge_objection', 'empathize', 'reflect', 'check_understanding', 'encourage', 'summarise'];

/** After an objection, the rep's next turn takes it up before it answers. */
export function objectionAcknowledged(told: Told): Finding {
  const raised = told.turns.filter((t) =>
    t.turn.customer.some((c) => /^(open\.true_objection|lines\.(smoke_objection|too_expensive|complains))/.test(c.id)),
  );
  const replies = raised.map((t) => after(told, t)).filter((t) => t !== undefined);
  if (replies.length === 0) return finding('not_applicable', []);
  const taken = replies.filter((t) => did(t.rep, ...TAKES_UP) || t.rep.cues.has('involve_decider'));
  if (taken.length === replies.length) return finding('met', [upon(told, taken[0])]);
  return finding(taken.length > 0 ? 'partly' : 'not', [
    upon(
      told,
      replies.find((t) => !taken.includes(t)),
    ),
  ]);
}

export function trueObjectionReached(told: Told): Finding {
  if (!told.persona.fits) return finding('not_applicable', []);
  const reached = told.turns.find((t) => (t.turn.opened as string[]).includes('true_objection'));
  if (reached) return finding('met', [answered(reached)]);
  const near = told.turns.find((t) => t.turn.customer.some((c) => c.id.startsWith('half_hint.true_objection')));
  const smoke = happening(told, 'smoke')[0];
  return near
    ? finding('partly', [answered(near)], after(told, near))
    : finding('not', [], (smoke && after(told, smoke)) ?? smoke ?? planMoment(told));
}
