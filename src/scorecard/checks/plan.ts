import { did } from '../../customer/rep-turn.ts';
import { has } from '../../customer/heard.ts';
import { mentions } from '../../customer/mentions.ts';
import { fold } from '../../language/fold.ts';
import { after, finding, happening, making, type Finding, type Told, type ToldTurn } from '../told.ts';

function ownWordsIn(told: Told, t: ToldTurn) {
  const heard = fold(t.rep.text).text;
  return told.persona.own_words.open.filter((word) => has(heard, word));
}

/** Where the plan was told, or would have been: the last turn. */
const planMoment = (told: Told) => making(told, 'pitch')[0] ?? told.turns.at(-1) ?? null;

/** The plan in the customer's words: two of them met, one partly; a tender word in it never is (trainer.md, 1.9). */
export function ownWords(told: Told): Finding {
  const hurt = happening(told, 'tender_word');
  if (hurt.length > 0) return finding('not', hurt);
  const tied = happening(told, 'plan_tied');
  const words = new Set(tied.flatMap((t) => ownWordsIn(told, t)));
  if (tied.length === 0) return finding('not', making(told, 'pitch').slice(0, 1), planMoment(told));
  return finding(words.size >= 2 || tied.length >= 2 ? 'met' : 'partly', tied);
}

/** One limit of this very offer, told unasked or not (trainer.md, criteria). */
export function limitDisclosed(told: Told): Finding {
  const concrete = told.turns.find(
    (t) =>
      told.persona.limits.some((limit) => mentions(t.rep.text, limit)) &&
      did(t.rep, 'disclose_limits', 'inform', 'link_to_motivator', 'pitch', 'answer_objection'),
  );
  if (concrete) return finding('met', [concrete]);
  const general = making(told, 'disclose_limits');
  return general.length > 0 ? finding('partly', general.slice(0, 1)) : finding('not', [], planMoment(told));
}

/** What the customer asked, answered in the next turn. */
export function answeredWhatWasAsked(told: Told): Finding {
  const chances = told.turns.filter((t) => t.turn.askedBefore !== null);
  const dodged = happening(told, 'question_open');
  const answered = chances.filter((t) => !dodged.includes(t));
  if (chances.length === 0) return finding('not_applicable', []);
  if (dodged.length === 0) return finding('met', answered.slice(0, 1));
  return finding(answered.length > 0 ? 'partly' : 'not', dodged, dodged[0]);
}

const TAKES_UP = ['acknowledge_objection', 'empathize', 'reflect', 'check_understanding', 'encourage', 'summarise'];

/** After an objection, the rep's next turn takes it up before it answers. */
export function objectionAcknowledged(told: Told): Finding {
  const raised = told.turns.filter((t) =>
    t.turn.customer.some((c) => /^(open\.true_objection|lines\.smoke_objection)/.test(c.id)),
  );
  const replies = raised.map((t) => after(told, t)).filter((t) => t !== undefined);
  if (replies.length === 0) return finding('not_applicable', []);
  const taken = replies.filter((t) => did(t.rep, ...TAKES_UP) || t.rep.cues.has('involve_decider'));
  if (taken.length === replies.length) return finding('met', taken.slice(0, 1));
  return finding(taken.length > 0 ? 'partly' : 'not', replies.filter((t) => !taken.includes(t)).slice(0, 1));
}

export function trueObjectionReached(told: Told): Finding {
  if (!told.persona.fits) return finding('not_applicable', []);
  const reached = told.turns.find((t) => (t.turn.opened as string[]).includes('true_objection'));
  if (reached) return finding('met', [reached]);
  const near = told.turns.find((t) => t.turn.customer.some((c) => c.id.startsWith('half_hint.true_objection')));
  const smoke = happening(told, 'smoke')[0];
  return near
    ? finding('partly', [near], after(told, near))
    : finding('not', [], (smoke && after(told, smoke)) ?? smoke ?? planMoment(told));
}
