import type { Flow } from '../flow/flow.ts';
import type { Mark, Scorecard } from '../scorecard/scorecard.ts';
import type { Turn } from '../session/turn.ts';
import { judge, REACH, type Missing, type Try } from './done-when.ts';
import type { Step } from './drill.ts';
import { marksSince, withOverrides, type Changed } from './handed-in.ts';
import { unreachedKeys } from './tried.ts';

/** Whether a finished try counts, and what keeps it from counting. */
export interface Passed {
  passed: boolean;
  /** Keys that are short of the pass mark, with the mark that they have. */
  keys: { id: string; level: Mark }[];
  /** Keys that it had not come to when the rep broke it off, where a pass mark asks for them. */
  unreached: string[];
  /** What the step's done-when still lacks. */
  missing: Missing[];
  /** False where a breach of integrity stands that the rep has not set right (domain.md, section 12). */
  integrity: boolean;
}

type Marked = Pick<Scorecard, 'keys' | 'cap'>;

/** What only the try itself can show: its keys that were never reached, and what it lacks of the step's done-when. */
export type Shown = Pick<Passed, 'unreached' | 'missing'>;

/**
 * A finished try against a step. With a pass mark every key that was practised reaches it, none was left out by breaking it
 * off, and integrity holds; the step's done-when comes on top. `part`: the whole, a key (judged alone) or a moment (by the keys that it is about).
 */
export const passes = (
  step: Pick<Step, 'pass' | 'doneWhen'>,
  part: string,
  flow: Flow,
  card: Scorecard,
  turns: readonly Turn[],
): Passed => weighed(step, part, card, shown(step, part, { card, turns, flow }));

export const shown = ({ doneWhen }: Pick<Step, 'doneWhen'>, part: string, tried: Try): Shown => ({
  unreached: unreachedKeys(part, tried.flow, tried.turns),
  missing: judge(doneWhen, tried).missing,
});

/** What is stored of a hand-in, and what its try showed. */
export interface Stored {
  part: string;
  card: Marked;
  at: number;
  shown: Shown;
}

/**
 * A hand-in against a step, with the marks that were set by hand since. They count for the pass mark, of a key that was never
 * reached too; what more the step asks for stays as the try showed it.
 */
export function judged(
  step: Pick<Step, 'pass'>,
  { part, card, at, shown: had }: Stored,
  marks: readonly Changed[],
): Passed {
  const since = marksSince(at, marks);
  const unreached = had.unreached.filter((id) => !since.some(({ key }) => key === id));
  return weighed(step, part, { ...card, keys: withOverrides(card.keys, since) }, { ...had, unreached });
}

function weighed({ pass }: Pick<Step, 'pass'>, part: string, card: Marked, had: Shown): Passed {
  const marked = pass !== 'none';
  const unreached = marked ? had.unreached : [];
  const keys = judgedKeys(part, card.keys)
    .filter(({ id, level }) => marked && REACH[level] < REACH[pass] && !unreached.includes(id))
    .map(({ id, level }) => ({ id, level }));
  const integrity = card.cap?.at !== 40;
  const passed = [keys, unreached, had.missing].every(({ length }) => length === 0) && (!marked || integrity);
  return { passed, keys, unreached, missing: had.missing, integrity };
}

/** Which of the keys a try of a part is about: of a key that one alone, whatever else came up; of anything else all. */
export function judgedKeys<T extends { id: string }>(part: string, keys: readonly T[]): readonly T[] {
  const own = keys.filter(({ id }) => id === part);
  return own.length > 0 ? own : keys;
}

/** The keys that the parts of a step are about, in the flow's order. */
export const keysAsked = ({ step: { parts }, flow: { keys } }: { step: Pick<Step, 'parts'>; flow: Flow }) =>
  keys.filter((key) => parts.some((part) => judgedKeys(part, keys).includes(key)));
