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
  const keys = pass === 'none' ? [] : keysOf(part, card).filter(({ level }) => REACH[level] < REACH[pass]);
  const integrity = card.cap?.at !== 40;
  const { done, missing } = judge(step.doneWhen, { card, turns, flow });
  const passed = done && keys.length === 0 && (pass === 'none' || integrity);
  return { passed, keys: keys.map(({ id, level }) => ({ id, level })), missing, integrity };
}

/** The keys that a try of a part is about: one that is practised alone is judged alone, whatever came after it. */
export const keysOf = (part: string, { keys }: Scorecard): Scorecard['keys'] =>
  keys.some(({ id }) => id === part) ? keys.filter(({ id }) => id === part) : keys;
