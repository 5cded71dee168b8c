import { did, repTurn, type RepLine, type RepTurn } from '../customer/rep-turn.ts';
import type { CoachNote } from '../flow/flow.ts';
import type { Persona } from '../flow/persona.ts';
import type { Turn } from '../session/turn.ts';
import type { Evidence, Mark } from './scorecard.ts';

/** A turn of the rep with its labels merged, the form in which the checks read it. */
export interface ToldTurn {
  number: number;
  rep: RepTurn;
  turn: Turn;
}

/** A whole conversation as the checks read it: the rep's turns in order, without the opening. */
export interface Told {
  persona: Persona;
  turns: readonly ToldTurn[];
}

export const told = (persona: Persona, turns: readonly Turn[]): Told => ({
  persona,
  turns: turns.filter((t) => t.number > 0).map((turn) => ({ number: turn.number, rep: repTurn(turn.rep), turn })),
});

/** A rep's turn that shows a mark, with the customer's words where these are the reason. */
export interface Shown {
  turn: ToldTurn;
  customer: string | null;
  /** Which of the turn's messages shows it, where it is not the first. */
  line?: RepLine | undefined;
}

/** A check's finding: the mark, the turns that show it, and the turn at which another line would have helped most. */
export interface Finding {
  level: Mark;
  shown: readonly Shown[];
  moment: ToldTurn | null;
}

/** A finding. Turns may come alone or with the customer's words (`answered`, `upon`); missing ones are left out. */
export const finding = (
  level: Mark,
  shown: readonly (ToldTurn | Shown | undefined)[],
  moment?: ToldTurn | null,
): Finding => {
  const there = shown.filter((s) => s !== undefined).map((s) => ('customer' in s ? s : { turn: s, customer: null }));
  return { level, shown: there, moment: moment ?? there.at(-1)?.turn ?? null };
};

/** A turn with what the customer answered to it. */
export const answered = (t: ToldTurn | undefined): Shown | undefined => t && { turn: t, customer: answerOf(t) };

/** A turn with what the customer had said before it. */
export function upon(told: Told, t: ToldTurn | undefined): Shown | undefined {
  const before = t && told.turns.find((x) => x.number === t.number - 1);
  return t && { turn: t, customer: before ? answerOf(before) : null };
}

/** The turns in which the rep made one of these moves. */
export const making = (told: Told, ...moves: string[]) => told.turns.filter((t) => did(t.rep, ...moves));

/** The turns in which this came of it. */
export const happening = (told: Told, ...notes: CoachNote[]) =>
  told.turns.filter((t) => t.turn.happened.some((h) => notes.includes(h)));

export const flagged = (told: Told, ...flags: string[]) =>
  told.turns.filter((t) => flags.some((f) => t.rep.flags.has(f)));

export const after = (told: Told, t: ToldTurn) => told.turns.find((x) => x.number === t.number + 1);

/** The rep's words of a turn, the message that bears one of the labels first; as written. */
export const quoteOf = (t: ToldTurn, labels: readonly string[] = []): string => lineOf(t, labels)?.text ?? '';

const lineOf = (t: ToldTurn, labels: readonly string[]) =>
  t.turn.rep.find(({ understanding: u }) => [...u.moves, ...u.flags, ...u.cues].some((l) => labels.includes(l))) ??
  t.turn.rep[0];

/** The rep's message of a turn as evidence: its words, and its id, by which a channel finds the message again. */
export const evidenceOf = ({ turn, customer, line: shown }: Shown, labels: readonly string[] = []): Evidence => {
  const line = shown ?? lineOf(turn, labels);
  return { turn: turn.number, line: line?.id ?? null, quote: line?.text ?? '', customer };
};

/** What the customer answered in a turn, as it was shown. */
export const answerOf = (t: ToldTurn) => t.turn.customer.map((c) => c.shown).join('\n');
