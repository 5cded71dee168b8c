import { difficulties, type Difficulty } from '../customer/difficulty.ts';
import type { Outcome } from './play.ts';
import type { ScriptedRep } from './reps.ts';

/** Means over the sessions of one persona or rep on one level. `reached`: 0 to 1 (see Outcome); total: 0 to 100. */
export interface Cell {
  sessions: number;
  reached: number;
  total: number;
  turns: number;
}

export type ByLevel = Record<Difficulty, Cell>;

/** Means of a group of outcomes, for each level. */
export const byLevel = (outcomes: readonly Outcome[]): ByLevel =>
  Object.fromEntries(
    difficulties.map((level) => [level, cellOf(outcomes.filter((o) => o.difficulty === level))]),
  ) as ByLevel;

function cellOf(outcomes: readonly Outcome[]): Cell {
  const mean = (value: (o: Outcome) => number) =>
    outcomes.length === 0 ? 0 : outcomes.reduce((sum, o) => sum + value(o), 0) / outcomes.length;
  return {
    sessions: outcomes.length,
    reached: mean((o) => o.reached),
    total: mean((o) => o.total),
    turns: mean((o) => o.turns),
  };
}

/** Something that the simulation should show and does not, in a sentence. */
export interface Broken {
  rule: 'harder_is_harder' | 'no_rep_gains' | 'better_scores_higher' | 'method_reaches';
  says: string;
}

/**
 * What must hold (issue: a customer worth practising with): for every persona the rate falls strictly from easy to hard,
 * averaged over the reps, and rises for no single rep; better reps score higher on every level; the method reaches a
 * next step or better wherever the offer fits. Gives what does not.
 */
export function broken(
  outcomes: readonly Outcome[],
  reps: readonly ScriptedRep[],
  fitting: ReadonlySet<string>,
): Broken[] {
  const personas = [...new Set(outcomes.map((o) => o.persona))];
  return [
    ...personas.flatMap((persona) => levelsOf(outcomes, reps, persona)),
    ...gradesOf(outcomes, reps),
    ...outcomes
      .filter((o) => fitting.has(o.persona) && o.reached < 1 && reps.some((r) => r.id === o.rep && r.rate === 0))
      .map(({ persona, difficulty, rep, seed, ending }): Broken => ({
        rule: 'method_reaches',
        says: `${rep} with ${persona}, ${difficulty}, seed ${seed}: ${ending}`,
      })),
  ];
}

function levelsOf(outcomes: readonly Outcome[], reps: readonly ScriptedRep[], persona: string): Broken[] {
  const own = outcomes.filter((o) => o.persona === persona);
  const all = byLevel(own);
  const falls = all.easy.reached > all.normal.reached && all.normal.reached > all.hard.reached;
  const gains = reps.filter((rep) => {
    const cells = byLevel(own.filter((o) => o.rep === rep.id));
    return cells.normal.reached > cells.easy.reached || cells.hard.reached > cells.normal.reached;
  });
  return [
    ...(falls ? [] : [{ rule: 'harder_is_harder' as const, says: `${persona}: ${rates(all)}` }]),
    ...gains.map((rep): Broken => ({
      rule: 'no_rep_gains',
      says: `${rep.id} with ${persona}: ${rates(byLevel(own.filter((o) => o.rep === rep.id)))}`,
    })),
  ];
}

const rates = (cells: ByLevel) => difficulties.map((level) => `${level} ${cells[level].reached.toFixed(3)}`).join(', ');

function gradesOf(outcomes: readonly Outcome[], reps: readonly ScriptedRep[]): Broken[] {
  const totals = new Map(reps.map((rep) => [rep.id, byLevel(outcomes.filter((o) => o.rep === rep.id))]));
  return difficulties.flatMap((level) =>
    reps.flatMap((better) =>
      reps
        .filter((worse) => worse.grade < better.grade)
        .filter((worse) => totals.get(better.id)![level].total <= totals.get(worse.id)![level].total)
        .map((worse): Broken => ({
          rule: 'better_scores_higher',
          says: `${level}: ${better.id} ${totals.get(better.id)![level].total.toFixed(1)}, ${worse.id} ${totals.get(worse.id)![level].total.toFixed(1)}`,
        })),
    ),
  );
}
