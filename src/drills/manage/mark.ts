import type { Mark, Scorecard } from '../../scorecard/scorecard.ts';
import { notice } from '../../session/say/notices.ts';
import { saying, type Decision, type Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment } from '../../store/schema.ts';
import { inRound, type Drilling, type InRound } from '../drilling.ts';
import { bestOfEachPart, markOf, withOverrides, type Changed } from '../handed-in.ts';
import { passes } from '../passed.ts';
import { isDone, standingOf } from '../standing.ts';
import { partName } from '../say/names.ts';
import { triesOf } from '../rep/tries.ts';
import { touched } from '../rep/touched.ts';
import { tellsMark } from '../due/tell.ts';
import type { Managing } from './door.ts';
import { handedInOf, overrideOf } from './people.ts';

/** A key's mark for somebody's hand-in that is set by hand, with the reason that they will read. */
export interface NewMark {
  round: number;
  person: string;
  key: string;
  mark: Mark;
  reason: string;
}

/** The levels that can be set. */
export const SETTABLE = ['met', 'partly', 'not'] as const satisfies readonly Mark[];

/**
 * Sets a key's mark of what somebody has handed in: the one that it was stays beside it, the rep reads both with the reason and
 * can disagree. Where only marks were asked for, what was handed in passes when all of them now reach the pass mark.
 */
export async function setMark({ drilling, from, voice, drill }: Managing, wanted: NewMark): Promise<Decision> {
  const { store } = drilling;
  const at = await inRound(drilling, drill, wanted.round);
  const marked = at && (await markedBefore(drilling, at, wanted));
  if (!marked) return saying(notice(voice, 'drills:mark.nothing'));
  const { assignment, handIn, was, marks } = marked;
  const { workspace, drill: id, round, person } = assignment;
  const row = {
    workspace,
    id: drilling.newId(),
    drill: id,
    round,
    person,
    hand_in: handIn,
    key: wanted.key,
    was,
    mark: wanted.mark,
    reason: wanted.reason,
    by: from.person,
    at: drilling.now(),
  };
  const done = notice(voice, 'drills:mark.set', { name: assignment.name, key: partName(voice, at.flow, wanted.key) });
  return {
    writes: [
      store.write.insertMark(row),
      ...(await passedNow(drilling, at, assignment, [...marks, { ...row, was, mark: wanted.mark }])),
      store.write.tellDue(drill, tellsMark(row.id), drilling.now()),
      touched(drilling, drill),
    ],
    messages: [{ message: done }],
  };
}

/** The mark that counts now, in which hand-in it stands, and what was set by hand before; undefined: there is none. */
async function markedBefore({ store }: Trainer, { drill, round }: InRound, { person, key: id }: NewMark) {
  const key = { workspace: drill.workspace, drill: drill.id, round: round.number };
  const assignment = await store.read.assignment({ ...key, person });
  if (!assignment) return undefined;
  const marks = (await store.read.setMarks(key)).filter((one) => one.person === person).map(overrideOf);
  const handIns = (await store.read.handInsOf(key, person)).map((row) => ({ ...handedInOf(assignment, row), row }));
  const best = bestOfEachPart(handIns, marks).find(({ keys }) => markOf(id, [keys]));
  return best && { assignment, handIn: best.row.id, was: markOf(id, [best.keys])!.level, marks };
}

/** Whether what was handed in passes is worked out anew; what more a plan's day asks for cannot be set by hand. */
async function passedNow(
  drilling: Drilling,
  { step, flow, round }: InRound,
  assignment: Assignment,
  marks: readonly Changed[],
): Promise<Write[]> {
  if (step.pass === 'none' || step.doneWhen !== null || round.state === 'closed') return [];
  const { store, now } = drilling;
  const { tries, handIns } = await triesOf(drilling, assignment);
  const judged = handIns.map(({ part, passed: before, handIn }) => {
    const card = handIn.card as Scorecard;
    const keys = withOverrides(card.keys, marks);
    return { part, before, handIn, passed: passes(step, part, flow, { ...card, keys }, []).passed };
  });
  const done = isDone(standingOf(step, tries, judged));
  const state = done ? { state: 'done' as const, done_at: now() } : { state: 'started' as const, done_at: null };
  return [
    ...judged
      .filter(({ passed, before }) => passed !== before)
      .map(({ handIn, passed }) => store.write.updateHandIn(handIn, { passed: passed ? 1 : 0 })),
    ...(done === (assignment.state === 'done') ? [] : [store.write.updateAssignment(assignment, state)]),
  ];
}
