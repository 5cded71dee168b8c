import type { Trainer } from '../../session/trainer.ts';
import type { Assignment, Drill, HandIn, Round, RoundKey, SetMark } from '../../store/schema.ts';
import { keysBefore } from '../before.ts';
import type { LeftOut } from '../drill.ts';
import type { PersonInRound } from '../results.ts';
import { otherRounds } from './other-rounds.ts';
import { handedInOf, overrideOf } from './stored.ts';

/**
 * Everybody in a round as its owner or a co-owner may see them: state, how many tries, what was handed in, marks set by hand,
 * and what was handed in before to drills that the same `viewer` may see. Of tries that were not handed in only the number is
 * known.
 */
export async function peopleIn(
  trainer: Trainer,
  drill: Drill,
  number: number,
  viewer = drill.owner,
): Promise<PersonInRound[]> {
  const { read } = trainer.store;
  const key: RoundKey = { workspace: drill.workspace, drill: drill.id, round: number };
  const round = await read.round(key);
  const [assignments, tries, handIns, marks, others] = await Promise.all([
    read.assignments(key),
    read.countTries(key),
    read.handIns(key),
    read.setMarks(key),
    otherRounds(trainer, drill, number, viewer),
  ]);
  const assigned = withHandIns(drill, assignments, handIns, marks).map((shown) => ({
    ...shown,
    tries: tries.get(shown.person) ?? 0,
    before: keysBefore(shown, others.get(shown.person) ?? []),
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
  return { people: [...withHandIns(drill, begun, handIns, marks), ...leftOutOf(round)], notBegun: waiting + invited };
}

function withHandIns(
  drill: Drill,
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
    quiet: assignment.quiet === 1,
    tries: 0,
    handIns: (own.get(assignment.person) ?? []).map((row) => handedInOf(assignment, row)),
    overrides: (set.get(assignment.person) ?? []).map((mark) => overrideOf(drill, mark)),
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
  quiet: false,
  tries: 0,
  handIns: [],
  overrides: [],
  before: [],
});
