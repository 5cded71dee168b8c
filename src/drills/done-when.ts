import { asksSomething, isQuestion } from '../customer/questions.ts';
import { did, GOLDEN, repTurn, surelyDid, type RepTurn } from '../customer/rep-turn.ts';
import type { DoneWhen, OneWay } from '../flow/done-when.ts';
import type { CoachNote, Ending, Flow } from '../flow/flow.ts';
import type { Level } from '../flow/levels.ts';
import { fold } from '../language/fold.ts';
import type { Mark, Scorecard } from '../scorecard/scorecard.ts';
import type { Turn } from '../session/turn.ts';

/** A try that has ended: its scorecard, its turns from the opening on, and the flow that it was played with. */
export interface Try {
  card: Scorecard;
  turns: readonly Turn[];
  flow: Flow;
}

/** What a try does not show yet. `turn` is the first in which something happened that should not. */
export type Missing =
  | { what: 'volunteered'; wanted: number; had: number }
  | { what: 'knows'; level: Level }
  | { what: 'criteria'; criterion: string; level: Mark; wanted: 'partly' | 'met' }
  | { what: 'never'; note: CoachNote; turn: number }
  | { what: 'no_golden_questions'; question: string; turn: number }
  | { what: 'ending'; ending: Ending; wanted: readonly Ending[] }
  /** None of the ways is complete; what each lacks. */
  | { what: 'any'; ways: readonly (readonly Missing[])[] };

/** Whether a try shows what was asked for, and what is missing. Only the rep's own turns count, not the written ones. */
export function judge(doneWhen: DoneWhen | null, tried: Try): { done: boolean; missing: Missing[] } {
  if (doneWhen === null) return { done: true, missing: [] };
  const ways = doneWhen.any?.map((way) => lacking(way, tried)) ?? [];
  const none = ways.length > 0 && ways.every((way) => way.length > 0);
  const missing = [...lacking(doneWhen, tried), ...(none ? [{ what: 'any' as const, ways }] : [])];
  return { done: missing.length === 0, missing };
}

const lacking = (wanted: OneWay, tried: Try): Missing[] => {
  const own = tried.turns.filter((t) => t.number > 0 && !t.given);
  return [
    ...volunteered(wanted, own),
    ...known(wanted, own),
    ...marks(wanted, tried),
    ...noted(wanted, own),
    ...(wanted.no_golden_questions ? asked(tried.flow, own) : []),
    ...ended(wanted, tried),
  ];
};

function volunteered({ volunteered: wanted = 0 }: OneWay, own: readonly Turn[]): Missing[] {
  const had = own.filter(saysUnasked).length;
  return had < wanted ? [{ what: 'volunteered', wanted, had }] : [];
}

/** The coach noted it, or the customer told something of their own where nothing was asked. */
const saysUnasked = ({ happened, customer, rep }: Turn): boolean =>
  happened.includes('volunteered') || (customer.some(({ id }) => id.startsWith('open.')) && !asksForIt(repTurn(rep)));

/** 「怎麼說？」 and a mere playback ask for nothing of one's own. */
function asksForIt(turn: RepTurn): boolean {
  const heard = fold(turn.text).text;
  return did(turn, ...GOLDEN, 'show_motivators') || (asksSomething(turn, heard) && isQuestion(heard));
}

const known = ({ knows = [] }: OneWay, own: readonly Turn[]): Missing[] =>
  knows.filter((level) => !own.some(({ opened }) => opened.includes(level))).map((level) => ({ what: 'knows', level }));

/** How far a mark goes; what a try had no use for is no reason to do it again. */
export const REACH: Record<Mark, number> = { not: 0, partly: 1, met: 2, not_applicable: 2 };

const marks = ({ criteria = {} }: OneWay, { card }: Try): Missing[] =>
  Object.entries(criteria).flatMap(([criterion, wanted]): Missing[] => {
    const level = card.criteria.find(({ id }) => id === criterion)?.level ?? 'not_applicable';
    return REACH[level] < REACH[wanted] ? [{ what: 'criteria', criterion, level, wanted }] : [];
  });

const noted = ({ never = [] }: OneWay, own: readonly Turn[]): Missing[] =>
  never.flatMap((note): Missing[] => {
    const turn = own.find(({ happened }) => happened.includes(note));
    return turn ? [{ what: 'never', note, turn: turn.number }] : [];
  });

/** The first of the flow's questions that was surely asked: 「怎麼說？」 is none. */
function asked(flow: Flow, own: readonly Turn[]): Missing[] {
  const questions = flow.keys.flatMap((key) => key.questions.map(({ id }) => id));
  const all = own.flatMap(({ rep, number }) =>
    questions
      .filter((question) => surelyDid(repTurn(rep), question))
      .map((question): Missing => ({ what: 'no_golden_questions', question, turn: number })),
  );
  return all.slice(0, 1);
}

const ended = ({ ending: wanted }: OneWay, { card: { ending } }: Try): Missing[] =>
  wanted && !wanted.includes(ending) ? [{ what: 'ending', ending, wanted }] : [];
