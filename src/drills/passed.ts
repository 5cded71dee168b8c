import type { Flow } from '../flow/flow.ts';
import type { Mark, Scorecard } from '../scorecard/scorecard.ts';
import type { Turn } from '../session/turn.ts';
import { judge, REACH, type Missing } from './done-when.ts';
import type { Step } from './drill.ts';

/** Whether a finished try counts, and what keeps it from counting. */
export interface Passed {
  passed: boolean;
  /** Keys that are short of the pass mark, with the mark that they have. */
  keys: { id: string; level: Mark }[];
  /** What the step's done-when still lacks. */
  missing: Missing[];
  /** False where a breach of integrity stands that the rep has not set right (domain.md, section 12). */
  integrity: boolean;
}

/**
 * A finished try against a step. With a pass mark every key that was practised reaches it, and integrity holds; the
 * step's done-when comes on top. `part`: the whole, a key (judged alone) or a moment (by the keys that it is about).
 */
export function passes(
  step: Pick<Step, 'pass' | 'doneWhen'>,
  part: string,
  flow: Flow,
  card: Scorecard,
  turns: readonly Turn[],
): Passed {
  const { pass } = step;
  const keys = pass === 'none' ? [] : judgedKeys(part, card.keys).filter(({ level }) => REACH[level] < REACH[pass]);
  const integrity = card.cap?.at !== 40;
  const { done, missing } = judge(step.doneWhen, { card, turns, flow });
  const passed = done && keys.length === 0 && (pass === 'none' || integrity);
  return { passed, keys: keys.map(({ id, level }) => ({ id, level })), missing, integrity };
}

/** Which of the keys a try of a part is about: of a key that one alone, whatever else came up; of anything else all. */
export function judgedKeys<T extends { id: string }>(part: string, keys: readonly T[]): readonly T[] {
  const own = keys.filter(({ id }) => id === part);
  return own.length > 0 ? own : keys;
}

/** The keys that the parts of a step are about, in the flow's order. */
export const keysAsked = ({ step: { parts }, flow: { keys } }: { step: Pick<Step, 'parts'>; flow: Flow }) =>
  keys.filter((key) => parts.some((part) => judgedKeys(part, keys).includes(key)));
