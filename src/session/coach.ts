import type { CoachMoment, CoachNote, Flow } from '../flow/flow.ts';
import { repTurn } from '../customer/rep-turn.ts';
import type { Persona } from '../flow/persona.ts';
import { betterLine } from '../scorecard/better-line.ts';
import type { Turn } from './turn.ts';

/** What the coach says under a turn: where one is, which golden questions are done, what the last line opened or blocked. */
export interface CoachLine {
  key: string;
  /** Letters of the golden questions whose answer is known. */
  done: string[];
  note: CoachNote;
  text: string;
}

/** Faults and openings are worth a word before what is merely in order. */
const QUIET: readonly CoachNote[] = ['nothing'];

/** The coach's line for a turn, in the flow's words (Traditional). */
export function coachLine(flow: Flow, turn: Turn): CoachLine {
  const key = flow.keys.find((k) => k.id === turn.key)!;
  const done = flow.keys.flatMap((k) => k.questions).filter((q) => (turn.state.known as string[]).includes(q.opens));
  const note = turn.happened.find((h) => !QUIET.includes(h)) ?? 'nothing';
  return { key: key.name, done: done.map((q) => q.letter), note, text: flow.notes[note] };
}

/** A hint for the next line: what the moment asks for, else what the golden question or the key does. */
export function hintFor(flow: Flow, turn: Turn): string {
  const moment = momentOf(turn);
  return moment ? flow.moments[moment] : (questionOf(flow, turn)?.hint ?? keyOf(flow, turn).hint);
}

/** The same as a line that could be said now, for whoever asks once more; null where the flow has none. */
export function exampleFor(flow: Flow, persona: Persona, turn: Turn): string | null {
  const moment = momentOf(turn);
  const question = moment ? undefined : questionOf(flow, turn);
  if (question) return question.asks;
  const criterion = flow.criteria.find((c) => c.id === flow.hint_examples[moment ?? turn.key]);
  return criterion ? betterLine(criterion, persona, { number: turn.number, rep: repTurn(turn.rep), turn }) : null;
}

const keyOf = (flow: Flow, { key }: Turn) => flow.keys.find((k) => k.id === key)!;
const questionOf = (flow: Flow, turn: Turn) => keyOf(flow, turn).questions.find((q) => q.id === turn.question);

const TENDER: readonly string[] = ['opened_meaning', 'opened_consequence', 'opened_worry'];

/** What needs a word before the method goes on, the most pressing first. */
function momentOf({ number, state, happened, signals, key, keyBefore }: Turn): CoachMoment | null {
  if (state.silent) return 'silence';
  if (!state.calmed && state.complained > 0) return 'not_heard';
  if (state.asked?.what === 'price') return 'question_open';
  if (signals.includes('no_fit_shown')) return 'no_fit_shown';
  if (state.objection === 'true' || state.objection === 'smoke') return 'objection_open';
  if (state.signalAt !== null) return 'signal_shown';
  if (happened.includes('declined')) return 'worry_declined';
  if (state.hinted && state.hintedAt === number) return 'half_told';
  if (happened.includes('bare_questions')) return 'examined';
  if (happened.some((h) => TENDER.includes(h))) return 'tender_said';
  if (state.trust < 15) return 'low_trust';
  const stillFirst = key === keyBefore && number > 0 && state.known.length === 0;
  return stillFirst && (state.did.state_purpose ?? 0) > 0 ? 'purpose_told' : null;
}
