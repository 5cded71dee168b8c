import type { Flow } from '../flow/flow.ts';
import { WHOLE } from '../session/parts.ts';
import type { Turn } from '../session/turn.ts';

/** What a practice for a drill amounts to: a try or none, ended early or not, and which keys it never came to. Pure. */

/** How many lines of the rep's own make a try of what the rep breaks off. A moment asks for one answer. */
const FEWEST = 2;

const own = (turns: readonly Turn[]) => turns.filter((turn) => turn.number > 0 && !turn.given);

/** Whether it was broken off by the rep, not ended by what was said. */
const brokenOff = (turns: readonly Turn[]): boolean => (turns.at(-1)?.ending ?? 'given_up') === 'given_up';

/** Whether a practice that has ended is a try of the part: what was broken off after a word is none. */
export function isTry(part: string, flow: Flow, turns: readonly Turn[]): boolean {
  const isMoment = flow.moment_drills.some(({ id }) => id === part);
  const lines = own(turns).reduce((count, { rep }) => count + rep.length, 0);
  return !brokenOff(turns) || lines >= (isMoment ? 1 : FEWEST);
}

/** The keys that a whole conversation had not come to when the rep broke it off, in the flow's order. */
export function unreachedKeys(part: string, { keys }: Flow, turns: readonly Turn[]): string[] {
  if (part !== WHOLE || !brokenOff(turns)) return [];
  return keys.slice(furthest(keys, turns) + 1).map(({ id }) => id);
}

/** Whether the rep broke it off before the part was through: a key is when the conversation has moved on to the next. */
export function endedEarly(part: string, { keys }: Flow, turns: readonly Turn[]): boolean {
  if (!brokenOff(turns)) return false;
  const place = keys.findIndex(({ id }) => id === part);
  return part === WHOLE || (place >= 0 && furthest(keys, turns) <= place);
}

/** How far the conversation came. */
export const furthestKey = ({ keys }: Flow, turns: readonly Turn[]): string => keys[furthest(keys, turns)]!.id;

const furthest = (keys: Flow['keys'], turns: readonly Turn[]): number =>
  Math.max(...turns.map((turn) => keys.findIndex(({ id }) => id === turn.key)));
