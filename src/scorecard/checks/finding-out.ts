import { did, GOLDEN, RECEIVING, received } from '../../customer/rep-turn.ts';
import { knows } from '../../customer/state.ts';
import { after, finding, happening, making, type Finding, type Told, type ToldTurn } from '../told.ts';

const last = (told: Told) => told.turns.at(-1);
const knownInTheEnd = (told: Told) => last(told)?.turn.state;

/** The turn in which a level came to be known. */
export const openingOf = (told: Told, level: string): ToldTurn | undefined =>
  told.turns.find((t) => (t.turn.opened as string[]).includes(level));

/** Where finding out would have begun: the first turn in the second key, else the last one. */
const start = (told: Told) =>
  told.turns.find((t) => t.turn.keyBefore !== told.turns[0]?.turn.keyBefore) ?? last(told) ?? null;

export function motivatorsShown(told: Told): Finding {
  const shown = making(told, 'show_motivators');
  if (shown.length > 0) return finding('met', shown.slice(0, 1));
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
  return assumed && assumed.number < chosen.number ? finding('partly', [chosen], assumed) : finding('met', [chosen]);
}

/** Layer after layer: met from the consequence on (the worry is never demanded, trainer.md, 1.8), partly from the reason on. */
export function goldenInOrder(told: Told): Finding {
  const state = knownInTheEnd(told);
  const asked = making(told, ...GOLDEN);
  const jumped = happening(told, 'blocked_order');
  if (!state || !knows(state, 'reason'))
    return finding('not', asked.slice(-1), asked.at(-1) ?? openingOf(told, 'priority') ?? start(told));
  const deep = ['reason', 'meaning', 'consequence'].map((level) => openingOf(told, level));
  if (!knows(state, 'consequence') || jumped.length > 0)
    return finding('partly', deep, jumped[0] ?? deep.findLast(Boolean));
  return finding('met', deep);
}

/** Of the customer's openings, how many were taken up in the very next turn, and in how many ways. */
export function listening(told: Told): Finding {
  const chances = told.turns.filter((t) => t.turn.opened.length > 0 && after(told, t));
  const taken = chances.map((t) => after(told, t)!).filter((t) => received(t.rep));
  const ways = new Set(taken.flatMap((t) => RECEIVING.filter((m) => t.rep.moves.has(m))));
  const missed = chances.map((t) => after(told, t)!).find((t) => !received(t.rep));
  const bare = happening(told, 'bare_questions', 'encourage_again');
  if (chances.length === 0) return finding('not_applicable', []);
  const share = taken.length / chances.length;
  const level = share >= 0.6 && ways.size >= 2 && bare.length === 0 ? 'met' : taken.length > 0 ? 'partly' : 'not';
  return finding(level, taken.slice(0, 2), bare[0] ?? missed ?? null);
}

export function summaryConfirmed(told: Told): Finding {
  const confirmed = happening(told, 'summary_confirmed');
  if (confirmed.length > 0) return finding('met', confirmed.slice(-1));
  const tried = making(told, 'summarise').concat(
    told.turns.filter((t) => did(t.rep, 'reflect') && did(t.rep, 'check_understanding')),
  );
  const moment = openingOf(told, 'reason');
  return tried.length > 0
    ? finding('partly', tried.slice(-1))
    : finding('not', [], (moment && after(told, moment)) ?? last(told) ?? null);
}
