import { difficulties } from '../customer/difficulty.ts';
import type { Persona } from '../flow/persona.ts';
import type { Simulated } from '../picture/simulation.ts';
import type { Outcome } from './play.ts';
import type { Reps } from './reps.ts';
import { byLevel } from './table.ts';

/** What the picture of a simulation shows: customers as they are called, reps from the worst to the best. */
export function pictured(
  outcomes: readonly Outcome[],
  { reps, picture }: Reps,
  personas: readonly Persona[],
  levels: readonly string[],
): Simulated {
  const cells = (own: (o: Outcome) => boolean) => byLevel(outcomes.filter(own));
  return {
    title: picture.title,
    note: picture.note,
    levels,
    personas: personas.map(({ id, called, fits }) => {
      const own = cells((o) => o.persona === id);
      return {
        name: fits ? called : `${called}*`,
        measured: fits ? picture.next_step : picture.facts,
        rates: difficulties.map((level) => own[level].reached),
      };
    }),
    reps: reps
      .toSorted((a, b) => a.grade - b.grade)
      .map(({ id, name }) => {
        const own = cells((o) => o.rep === id);
        return { name, scores: difficulties.map((level) => own[level].total) };
      }),
  };
}
