import type { Flow } from '../flow/flow.ts';
import type { HandedIn } from './drill.ts';
import type { KeyBefore } from './before.ts';
import { bestOfEachPart, markOf, marksSince, WORTH, type Override, type Reached } from './handed-in.ts';

/** Where somebody stands in a round. */
export type PersonState = 'waiting' | 'invited' | 'started' | 'done' | 'missed' | 'unreachable';

/** Where somebody stands, more exactly: said "not now", or has handed in something of what is asked. */
export type StandsAt = PersonState | 'notNow' | 'handedSome';

/** Somebody in a round, and what the manager may see: what was handed in, and how often was tried. */
export interface PersonInRound {
  person: string;
  name: string;
  state: PersonState;
  /** Why they get nothing, as `LeftOutWhy` or the channel's fault names it. */
  why: string | null;
  /** Said "not now". */
  quiet: boolean;
  /** Finished tries. */
  tries: number;
  handIns: HandedIn[];
  overrides: Override[];
  /** What each key was when it was handed in before, to another round. */
  before: KeyBefore[];
}

/**
 * Who put it off for good has not just not begun, and who has handed in something is further than who has begun, or than who
 * missed it, once the round is over.
 */
export function standsAt({ state, quiet, handedIn }: Pick<Row, 'state' | 'quiet' | 'handedIn'>): StandsAt {
  if (state === 'invited' && quiet) return 'notNow';
  return (state === 'started' || state === 'missed') && handedIn ? 'handedSome' : state;
}

export type Change = 'up' | 'same' | 'down';

export interface RowKey {
  id: string;
  /** null: not handed in, or not practised. */
  level: Reached | null;
  /** 0 to 1. */
  share: number | null;
  /** Since the last time; null where one of the two is missing. */
  change: Change | null;
  overridden: boolean;
}

/** A line of the table that a manager sees. */
export interface Row extends Pick<
  PersonInRound,
  'person' | 'name' | 'state' | 'why' | 'quiet' | 'tries' | 'overrides'
> {
  handedIn: boolean;
  /** What counts: of each part the best, the best part first. */
  best: HandedIn[];
  keys: RowKey[];
  /** Whether all that counts is passed; null where nothing is handed in. */
  passed: boolean | null;
  /** The rep sees a changed mark in another way. */
  appealed: boolean;
}

/** Chinese names by strokes, then the others by letters. */
const names = new Intl.Collator('zh-Hant', { numeric: true });

/** The order in which people stand wherever they are listed: nobody is ranked. */
export const byName = (a: Pick<PersonInRound, 'name' | 'person'>, b: Pick<PersonInRound, 'name' | 'person'>): number =>
  names.compare(a.name, b.name) || (a.person < b.person ? -1 : 1);

/** A row for everybody, by name. */
export const tableOf = (flow: Flow, people: readonly PersonInRound[]): Row[] =>
  people.toSorted(byName).map((person) => rowOf(flow, person));

/** What a manager sees of one person; the keys are in the flow's order. */
export function rowOf({ keys }: Flow, { handIns, overrides, before, ...who }: PersonInRound): Row {
  const best = bestOfEachPart(handIns, overrides);
  const now = best.map((one) => one.keys);
  return {
    person: who.person,
    name: who.name,
    state: who.state,
    why: who.why,
    quiet: who.quiet,
    tries: who.tries,
    overrides,
    handedIn: best.length > 0,
    best,
    keys: keys.map(({ id }) => {
      const key = markOf(id, now);
      return {
        id,
        level: key?.level ?? null,
        share: key?.share ?? null,
        change: changeBetween(before.find((one) => one.id === id)?.level, key?.level),
        overridden: best.some(
          ({ at, keys: own }) => markOf(id, [own]) && marksSince(at, overrides).some((one) => one.key === id),
        ),
      };
    }),
    passed: best.length > 0 ? best.every(({ passed }) => passed) : null,
    appealed: overrides.some(({ appeal }) => appeal !== null),
  };
}

function changeBetween(before: Reached | undefined, now: Reached | undefined): Change | null {
  if (before === undefined || now === undefined) return null;
  const difference = WORTH[now] - WORTH[before];
  return difference > 0 ? 'up' : difference < 0 ? 'down' : 'same';
}
