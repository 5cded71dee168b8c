import { difficulties } from '../../src/customer/difficulty.ts';
import { loadContent } from '../../src/flow/load.ts';
import type { Outcome } from '../../src/simulation/play.ts';
import { loadReps } from '../../src/simulation/reps.ts';
import { pairings, simulate } from '../../src/simulation/simulate.ts';
import { broken } from '../../src/simulation/table.ts';

const { personas } = (await loadContent()).flows.get('four-keys')!;
const { reps } = await loadReps('four-keys');
const fitting = new Set([...personas.values()].filter((p) => p.value.fits).map((p) => p.value.id));

/** As many as `npm run simulate` plays. */
const SEEDS = 40;

test('harder is harder for every customer, better reps score higher, and the method reaches a next step wherever it fits', async () => {
  const all = pairings(
    [...personas.keys()],
    reps.map((rep) => rep.id),
    SEEDS,
  );
  const outcomes = await simulate('four-keys', all, () => undefined);
  expect(outcomes).toHaveLength(personas.size * reps.length * difficulties.length * SEEDS);
  expect(broken(outcomes, reps, fitting)).toEqual([]);
}, 300_000);

describe('the rules can fail', () => {
  const outcome = (change: Partial<Outcome>): Outcome => ({
    persona: 'lin-shufen',
    difficulty: 'easy',
    rep: 'follows_the_method',
    seed: 1,
    ending: 'next_step',
    total: 90,
    turns: 10,
    reached: 1,
    shown: 10,
    written: 100,
    ...change,
  });
  const two = reps.filter((r) => ['follows_the_method', 'presses'].includes(r.id));
  const sound = difficulties.flatMap((difficulty, i) => [
    outcome({ difficulty }),
    outcome({ difficulty, rep: 'presses', reached: 0.6 - i * 0.2, total: 30 }),
  ]);
  const rulesBroken = (outcomes: readonly Outcome[]) => broken(outcomes, two, fitting).map((b) => b.rule);
  const changed = (which: (o: Outcome) => boolean, change: Partial<Outcome>) =>
    sound.map((o) => (which(o) ? { ...o, ...change } : o));

  test('what is sound breaks none', () => expect(rulesBroken(sound)).toEqual([]));

  test.each([
    ['harder_is_harder', changed((o) => o.rep === 'presses' && o.difficulty === 'hard', { reached: 0.4 })],
    ['no_rep_gains', changed((o) => o.rep === 'presses' && o.difficulty === 'hard', { reached: 0.5 })],
    ['better_scores_higher', changed((o) => o.rep === 'presses' && o.difficulty === 'normal', { total: 90 })],
    ['method_reaches', changed((o) => o.rep === 'follows_the_method' && o.difficulty === 'hard', { reached: 0 })],
  ] as const)('%s', (rule, outcomes) => {
    expect(rulesBroken(outcomes)).toContain(rule);
  });
});
