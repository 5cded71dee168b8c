import { Piscina } from 'piscina';
import { difficulties } from '../customer/difficulty.ts';
import type { Outcome, Pairing } from './play.ts';
import type { Batch } from './worker.ts';

/** Who plays whom: every persona on every level with every rep, `seeds` times. */
export function pairings(personas: readonly string[], reps: readonly string[], seeds: number): Pairing[] {
  return personas.flatMap((persona) =>
    difficulties.flatMap((difficulty) =>
      reps.flatMap((rep) =>
        Array.from({ length: seeds }, (_, i): Pairing => ({ persona, difficulty, rep, seed: i + 1 })),
      ),
    ),
  );
}

/** How many sessions a thread takes at a time: enough to be worth the way, few enough for the bar to move. */
const BATCH = 24;

/** Plays all pairings on all cores. `done` is told after each batch. The outcomes come in the pairings' order. */
export async function simulate(
  flow: string,
  all: readonly Pairing[],
  done: (played: number) => void,
): Promise<Outcome[]> {
  const pool = new Piscina<Batch, Outcome[]>({ filename: new URL('./worker.ts', import.meta.url).href });
  let played = 0;
  try {
    const batches = Array.from({ length: Math.ceil(all.length / BATCH) }, (_, i) =>
      all.slice(i * BATCH, (i + 1) * BATCH),
    );
    const outcomes = await Promise.all(
      batches.map(async (batch) => {
        const outcome = await pool.run({ flow, pairings: batch });
        done((played += batch.length));
        return outcome;
      }),
    );
    return outcomes.flat();
  } finally {
    await pool.destroy();
  }
}
