import type { Scorecard, Mark } from '../../scorecard/scorecard.ts';
import type { Trainer } from '../../session/trainer.ts';
import type { Assignment, Drill, HandIn, Round, RoundKey, SetMark } from '../../store/schema.ts';
import type { HandedIn, LeftOut } from '../drill.ts';
import { judgedKeys } from '../passed.ts';
import type { PersonInRound } from '../results.ts';

/** How many earlier hand-ins are looked at for what has changed since. */
const EARLIER = 20_000;

/**
 * Everybody in a round as who set the drill may see them: state, how many tries, what was handed in, marks set by hand, and
 * what was handed in before to drills of the same owner. Of tries that were not handed in only the number is known.
 */
export async function peopleIn({ store }: Trainer, drill: Drill, number: number): Promise<PersonInRound[]> {
  const key: RoundKey = { workspace: drill.workspace, drill: drill.id, round: number };
  const round = await store.read.round(key);
  const [assignments, tries, handIns, marks, earlier] = await Promise.all([
    store.read.assignments(key),
    store.read.countTries(key),
    store.read.handIns(key),
    store.read.setMarks(key),
    store.read.handInsBefore(drill.workspace, drill.owner, round?.opens_at ?? 0, EARLIER),
  ]);
  const before = Map.groupBy(earlier, ({ person }) => person);
  const assigned = withHandIns(assignments, handIns, marks).map((shown, i) => ({
    ...shown,
    tries: tries.get(shown.person) ?? 0,
    before: lastRound(assignments[i]!, before.get(shown.person)),
  }));
  return [...assigned, ...leftOutOf(round)];
}

/**
 * What the message that shows how a round goes is made of, however many people are in it: those who have begun or get nothing,
 * with what they handed in, and how many the others are. Tries, and what was handed in before, are not looked up.
 */
export async function begunIn(
  { store }: Trainer,
  drill: Drill,
  number: number,
): Promise<{ people: PersonInRound[]; notBegun: number }> {
  const key: RoundKey = { workspace: drill.workspace, drill: drill.id, round: number };
  const [round, begun, { waiting = 0, invited = 0 }, handIns, marks] = await Promise.all([
    store.read.round(key),
    store.read.assignmentsBegun(key),
    store.read.countStates(key),
    store.read.handIns(key),
    store.read.setMarks(key),
  ]);
  return { people: [...withHandIns(begun, handIns, marks), ...leftOutOf(round)], notBegun: waiting + invited };
}

function withHandIns(
  assignments: readonly Assignment[],
  handIns: readonly HandIn[],
  marks: readonly SetMark[],
): PersonInRound[] {
  const own = Map.groupBy(handIns, ({ person }) => person);
  const set = Map.groupBy(marks, ({ person }) => person);
  return assignments.map((assignment) => ({
    person: assignment.person,
    name: assignment.name,
    state: assignment.state,
    why: assignment.why,
    tries: 0,
    handIns: handedIn(assignment, own.get(assignment.person)),
    overrides: (set.get(assignment.person) ?? []).map(overrideOf),
    before: [],
  }));
}

const leftOutOf = (round: Round | undefined): PersonInRound[] => ((round?.left_out ?? []) as LeftOut[]).map(leftOut);

/** Who is in the audience and was given nothing. */
const leftOut = ({ person, name, why }: LeftOut): PersonInRound => ({
  person,
  name,
  state: 'unreachable',
  why,
  tries: 0,
  handIns: [],
  overrides: [],
  before: [],
});

const handedIn = (assignment: Assignment, rows: readonly HandIn[] = []): HandedIn[] =>
  rows.map((row) => handedInOf(assignment, row));

/** What a result needs of a stored hand-in; of a try of one key only what is about that key: the rest was not asked for. */
export function handedInOf({ person, name }: Assignment, { part, card, passed, at }: HandIn): HandedIn {
  const { fix, ...scored } = card as Scorecard;
  const keys = [...judgedKeys(part, scored.keys)];
  const criteria = scored.criteria.filter(({ key }) => keys.some(({ id }) => id === key));
  const toFix = criteria.find(({ id }) => id === fix?.criterion)?.id ?? null;
  return { person, name, part, keys, criteria, fix: toFix, passed: passed === 1, at };
}

/** What was handed in to the round before: that of the newest hand-in. */
function lastRound(assignment: Assignment, newestFirst: readonly HandIn[] = []): HandedIn[] {
  const [last] = newestFirst;
  return handedIn(
    assignment,
    newestFirst.filter(({ drill, round }) => drill === last!.drill && round === last!.round),
  );
}

/** A mark that was set by hand, as a result needs it. */
export const overrideOf = ({ key, was, mark, reason, by, at, appeal, appealed_at }: SetMark) => ({
  key,
  was: was as Mark,
  mark: mark as Mark,
  reason,
  by,
  at,
  appeal: appealed_at === null ? null : (appeal ?? ''),
});
