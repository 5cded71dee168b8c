import type { Criterion, Flow } from '../flow/flow.ts';
import type { Mark } from '../scorecard/scorecard.ts';
import { marksIn, mean, WORTH } from './handed-in.ts';
import { byName, rowOf, standsAt, type PersonInRound, type Row, type StandsAt } from './results.ts';

/** How many people had to practise something before a whole channel sees how it went: of fewer, one could tell who. */
export const FEWEST = 3;
/** How many people a point must be about before it is named at all: nobody is to be shown up. */
const SEVERAL = 2;
/** The rise of a mean share that is worth asking whether it may be told. */
const RISE = 0.1;

/** How a key went: how many people reached what, and the mean share, 0 to 1; null where nobody practised it. */
export interface TeamKey {
  id: string;
  name: string;
  met: number;
  partly: number;
  not: number;
  share: number | null;
}

/** A criterion that concerns several people; name, reason and line are in the trainer's words. */
interface Point {
  criterion: string;
  name: string;
  why: string;
  people: number;
}

export interface TeamResult {
  /**
   * `assigned`: all but those who cannot be reached. `open`: not begun. `handedSome`: handed in something and not done, neither
   * `started` nor `missed`. What those assigned are adds up to it.
   */
  counts: Record<'assigned' | 'open' | 'started' | 'handedSome' | 'done' | 'passed' | 'missed' | 'unreachable', number>;
  /** 0 to 1: how many of those assigned are done. */
  completion: number;
  /** People of whom something is handed in. */
  handedIn: number;
  keys: TeamKey[];
  /** The criterion with the lowest mean mark, 0 to 1; null where nobody lacks anything, or too few practised it. */
  weakest: (Point & { mean: number; met: number }) | null;
  /** What most people are to fix first, and a line to learn from, with its blanks in braces. */
  fix: (Point & { better: string }) | null;
  /** Whose mean share rose most over the keys practised both times, by 0.1 or more. Only to ask whether it may be told. */
  mostImproved: { person: string; rise: number } | null;
}

/** What the people of a round have reached together; `notBegun` are so many more, who are not among them. */
export function teamResult(flow: Flow, people: readonly PersonInRound[], notBegun = 0): TeamResult {
  const rows = people.map((person) => rowOf(flow, person));
  const counts = countsOf(rows, notBegun);
  return {
    counts,
    completion: counts.assigned === 0 ? 0 : counts.done / counts.assigned,
    handedIn: rows.filter(({ best }) => best.length > 0).length,
    keys: flow.keys.map(({ id, name }) => ({ id, name, ...teamKey(id, rows) })),
    weakest: weakestOf(flow, rows),
    fix: fixOf(flow, rows),
    mostImproved: mostImproved(rows, people),
  };
}

/** What of a result a channel may see: completion always, the rest of as many people as cannot be told apart. */
export const forEverybody = (result: TeamResult): TeamResult => ({
  ...result,
  keys: result.keys.map((key) =>
    key.met + key.partly + key.not >= FEWEST ? key : { ...key, met: 0, partly: 0, not: 0, share: null },
  ),
  weakest: null,
  fix: result.handedIn >= FEWEST ? result.fix : null,
  mostImproved: null,
});

function countsOf(rows: readonly Row[], notBegun: number): TeamResult['counts'] {
  const count = (...states: StandsAt[]) => rows.filter((row) => states.includes(standsAt(row))).length;
  return {
    assigned: rows.length + notBegun - count('unreachable'),
    open: count('waiting', 'invited', 'notNow') + notBegun,
    started: count('started'),
    handedSome: count('handedSome'),
    done: count('done'),
    passed: rows.filter(({ state, passed }) => state === 'done' && passed).length,
    missed: count('missed'),
    unreachable: count('unreachable'),
  };
}

function teamKey(id: string, rows: readonly Row[]): Omit<TeamKey, 'id' | 'name'> {
  const keys = rows.flatMap((row) => row.keys.filter((key) => key.id === id && key.level !== null));
  const count = (level: Mark) => keys.filter((key) => key.level === level).length;
  return { met: count('met'), partly: count('partly'), not: count('not'), share: mean(keys.map((key) => key.share!)) };
}

function weakestOf({ criteria }: Flow, rows: readonly Row[]): TeamResult['weakest'] {
  const marked = rows.map(({ best }) => marksIn(best.map((one) => one.criteria)));
  const all = criteria.flatMap((criterion) => {
    const marks = marked.flatMap((levels) => levels.get(criterion.id) ?? []);
    const average = mean(marks.map((mark) => WORTH[mark]));
    if (average === null || average === 1 || marks.length < SEVERAL) return [];
    return [{ ...pointOf(criterion, marks.length), mean: average, met: marks.filter((mark) => mark === 'met').length }];
  });
  return all.toSorted((a, b) => a.mean - b.mean)[0] ?? null;
}

function fixOf({ criteria }: Flow, rows: readonly Row[]): TeamResult['fix'] {
  const all = criteria.map((criterion) => ({
    ...pointOf(criterion, rows.filter(({ best }) => best.some(({ fix }) => fix === criterion.id)).length),
    better: criterion.better[0]!.say,
  }));
  return all.filter(({ people }) => people >= SEVERAL).toSorted((a, b) => b.people - a.people)[0] ?? null;
}

const pointOf = ({ id, name, why }: Criterion, people: number): Point => ({ criterion: id, name, why, people });

function mostImproved(rows: readonly Row[], people: readonly PersonInRound[]): TeamResult['mostImproved'] {
  const risen = rows.flatMap(({ person, name, keys }, i) => {
    const rises = keys.flatMap(({ id, share }) => {
      const last = people[i]!.before.find((one) => one.id === id);
      return last && share !== null ? [share - last.share] : [];
    });
    const rise = hundredths(mean(rises) ?? 0);
    return rise >= RISE ? [{ person, name, rise }] : [];
  });
  const [best] = risen.toSorted((a, b) => b.rise - a.rise || byName(a, b));
  return best ? { person: best.person, rise: best.rise } : null;
}

/** Shares are given in hundredths, and a difference of two of them must not miss a limit by a rounding of the machine. */
const hundredths = (share: number) => Math.round(share * 100) / 100;
