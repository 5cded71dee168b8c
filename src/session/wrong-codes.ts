import type { PersonKey } from '../store/schema.ts';
import type { Trainer } from './trainer.ts';

/**
 * Who has typed wrong codes one after another waits before the next is looked at, so that no code is found by trying. It is
 * kept in memory: each process allows as many, and a start forgets them, which leaves 40 bits out of reach all the same.
 */

const MOST = 5;
export const WAIT_MS = 600_000;

interface Wrong {
  times: number;
  last: number;
}

const wrongOf = new WeakMap<Trainer['store'], Map<string, Wrong>>();

const nameOf = ({ workspace, person }: PersonKey) => `${workspace}/${person}`;

function all({ store }: Pick<Trainer, 'store'>): Map<string, Wrong> {
  const kept = wrongOf.get(store) ?? new Map<string, Wrong>();
  wrongOf.set(store, kept);
  return kept;
}

/** How long the person has yet to wait, in milliseconds; 0: not at all. */
export function waitsFor(trainer: Pick<Trainer, 'store' | 'now'>, key: PersonKey): number {
  const wrong = all(trainer).get(nameOf(key));
  return wrong && wrong.times >= MOST ? Math.max(0, wrong.last + WAIT_MS - trainer.now()) : 0;
}

/** Counts a wrong code; those of long ago count no more. */
export function wasWrong(trainer: Pick<Trainer, 'store' | 'now'>, key: PersonKey): void {
  const kept = all(trainer);
  const last = trainer.now();
  for (const [name, wrong] of kept) if (last - wrong.last >= WAIT_MS) kept.delete(name);
  kept.set(nameOf(key), { times: (kept.get(nameOf(key))?.times ?? 0) + 1, last });
}

/** A right one ends the row. */
export const wasRight = (trainer: Pick<Trainer, 'store'>, key: PersonKey): void =>
  void all(trainer).delete(nameOf(key));
