import { did, GOLDEN, RECEIVING, received } from '../../customer/rep-turn.ts';
import { knows } from '../../customer/state.ts';
import { after, answered, finding, happening, making, type Finding, type Told, type ToldTurn, upon } from '../told.ts';

const last = (told: Told) => told.turns.at(-1);
const knownInTheEnd = (told: Told) => last(told)?.turn.state;

/** The turn in which a level came to be known. */
export const openingOf = (told: Told, level: string): ToldTurn | undefined =>
  told.turns.find((t) => (t.turn.opened as string[]).includes(level));

/** Where the reasons could have been shown: right after the customer spoke of a trouble, else the last turn. */
function start(told: Told): ToldTurn | null {
  const voiced = openingOf(told, 'voiced');
  return (voiced && after(told, voiced)) ?? last(told) ?? null;
}

export function motivatorsShown(told: Told): Finding {
  const shown = making(told, 'show_motivators');
  if (shown.length > 0) return finding('met', [answered(shown[0])]);
  const said = openingOf(told, 'priority');
  return said ? finding('not_applicable', [said]) : finding('not', [], start(told));
}

export function customerChose(told: Told): Finding {
  const chosen = openingOf(told, 'priority');
  const assumed = happening(told, 'assume')[0];
  if (!chosen)
    return finding(
      'not',
      [making(told, 'golden_a')[0] ?? assumed],
      making(told, 'golden_a')[0] ?? assumed ?? start(told),
    );
  return assumed && assumed.number < chosen.number
    ? finding('partly', [answered(chosen)], assumed)
    : finding('met', [answered(chosen)]);
}

/** Two of the golden questions in one breath leave no room for the answer to the first. */
const asksTwo = (t: ToldTurn) =>
  GOLDEN.filter((id) => t.rep.moves.has(id)).length > 1 && t.rep.flags.has('stacked_questions');

/** Layer after layer: met from the consequence on (the worry is never demanded, trainer.md, 1.8), partly from the reason on. */
export function goldenInOrder(told: Told): Finding {
  const state = knownInTheEnd(told);
  const asked = making(told, ...GOLDEN);
  const jumped = happening(told, 'blocked_order').concat(asked.filter(asksTwo));
  if (!state || !knows(state, 'reason'))
    return finding('not', asked.slice(-1), asked.at(-1) ?? openingOf(told, 'priority') ?? start(told));
  const deep = ['reason', 'meaning', 'consequence'].map((level) => openingOf(told, level));
  if (!knows(state, 'consequence') || jumped.length > 0)
    return finding('partly', deep.map(answered), jumped[0] ?? deep.findLast(Boolean));
  return finding('met', deep.map(answered));
}

/** A question with its answer behind it, by whoever asked: 怎麼會先想到這個？應該是因為省錢吧 */
const OWN_ANSWER =
  /[？?]\s*(應該|应该|一定|肯定|我猜|我想|大概|八成|是不是因為|是不是因为|因為|因为|無非|无非|不就是)[^？?]*(吧|啦|囉|的|嘛|$)/u;
const answersOneself = (t: ToldTurn) => did(t.rep, ...GOLDEN, 'probe') && OWN_ANSWER.test(t.rep.text);

/** Of the customer's openings, how many were taken up in the very next turn, and in how many ways. */
export function listening(told: Told): Finding {
  const chances = told.turns.filter((t) => t.turn.opened.length > 0 && after(told, t));
  const taken = chances.map((t) => after(told, t)!).filter((t) => received(t.rep));
  const ways = new Set(taken.flatMap((t) => RECEIVING.filter((m) => t.rep.moves.has(m))));
  const missed = chances.map((t) => after(told, t)!).find((t) => !received(t.rep));
  const bare = happening(told, 'bare_questions', 'encourage_again').concat(told.turns.filter(answersOneself));
  if (chances.length === 0) return finding('not_applicable', []);
  const share = taken.length / chances.length;
  const level = share >= 0.6 && ways.size >= 2 && bare.length === 0 ? 'met' : taken.length > 0 ? 'partly' : 'not';
  const show = taken.length > 0 ? taken : [missed];
  return finding(
    level,
    show.slice(0, 2).map((t) => upon(told, t)),
    bare[0] ?? missed ?? null,
  );
}

export function summaryConfirmed(told: Told): Finding {
  const confirmed = happening(told, 'summary_confirmed');
  if (confirmed.length > 0) return finding('met', [answered(confirmed.at(-1))]);
  const tried = making(told, 'summarise').concat(
    told.turns.filter((t) => did(t.rep, 'reflect') && did(t.rep, 'check_understanding')),
  );
  const moment = ['consequence', 'meaning', 'reason'].map((level) => openingOf(told, level)).find(Boolean);
  return tried.length > 0
    ? finding('partly', tried.slice(-1))
    : finding('not', [], (moment && after(told, moment)) ?? last(told) ?? null);
}
