import type { Assignment, Session } from '../../store/schema.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import { inRound, roundOfValue, type InRound } from '../drilling.ts';
import type { HandedInTry, RepTry } from './tries.ts';
import { triesOf } from './tries.ts';
import { standingOf, type PartStanding } from '../standing.ts';
import { underWayIn, unfinishedTries } from './under-way.ts';

/** What a rep was given: the round, their part in it, and how far they are. */
export interface Assigned extends InRound {
  assignment: Assignment;
  tries: RepTry[];
  handIns: HandedInTry[];
  standing: PartStanding[];
  /** The try that was begun and not ended. */
  underWay: Session | null;
}

/** What a button's value names, if it was given to whoever pressed it. */
export async function assignedTo(trainer: Trainer, from: From, value: string): Promise<Assigned | undefined> {
  const { drill: id, round } = roundOfValue(value);
  const drill = await trainer.store.read.drill({ workspace: from.workspace, id });
  const at = drill && (await inRound(trainer, drill, round));
  const assignment = await trainer.store.read.assignment({
    workspace: from.workspace,
    drill: id,
    round,
    person: from.person,
  });
  return at && assignment ? withTries(trainer, at, assignment, await unfinishedTries(trainer, from)) : undefined;
}

/** All that a person was given and has not done, what is due first coming first. */
export async function openAssigned(trainer: Trainer, from: Pick<From, 'workspace' | 'person'>): Promise<Assigned[]> {
  const [open, unfinished] = await Promise.all([
    trainer.store.read.openAssignments(from),
    unfinishedTries(trainer, from),
  ]);
  const found = await Promise.all(
    open.map(async (assignment) => {
      const drill = await trainer.store.read.drill({ workspace: from.workspace, id: assignment.drill });
      const at = drill && (await inRound(trainer, drill, assignment.round));
      return at && withTries(trainer, at, assignment, unfinished);
    }),
  );
  return found
    .filter((one) => one !== undefined)
    .toSorted((a, b) => a.round.due_at - b.round.due_at || a.drill.seq - b.drill.seq);
}

async function withTries(
  trainer: Trainer,
  at: InRound,
  assignment: Assignment,
  unfinished: readonly Session[],
): Promise<Assigned> {
  const { tries, handIns } = await triesOf(trainer, assignment);
  const standing = standingOf(at.step, tries, handIns);
  return { ...at, assignment, tries, handIns, standing, underWay: underWayIn(unfinished, assignment) };
}

/** Whether it can still be practised for this round. */
export const isOpen = ({ drill, round }: Pick<Assigned, 'drill' | 'round'>): boolean =>
  drill.status !== 'ended' && round.state === 'open';
