import type { Mark, Scorecard } from '../../scorecard/scorecard.ts';
import { notice } from '../../session/say/notices.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment, HandIn, SetMark } from '../../store/schema.ts';
import { REACH } from '../done-when.ts';
import { inRound, reach, type InRound } from '../drilling.ts';
import { isDone, standingOf } from '../standing.ts';
import { markMessage } from '../say/mark.ts';
import { partName } from '../say/names.ts';
import { triesOf } from '../rep/tries.ts';
import { judgedKeys } from '../passed.ts';
import { touched } from '../rep/touched.ts';
import type { Managing } from './door.ts';

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
 * can disagree. Where only marks were asked for, the hand-in passes when all of them now reach the pass mark.
 */
export async function setMark(managing: Managing, wanted: NewMark): Promise<Decision> {
  const { drilling, from, voice, drill } = managing;
  const { store } = drilling;
  const key = { workspace: drill.workspace, drill: drill.id, round: wanted.round };
  const at = await inRound(drilling, drill, wanted.round);
  const assignment = await store.read.assignment({ ...key, person: wanted.person });
  const handIns = await store.read.handInsOf(key, wanted.person);
  const handIn = handIns.findLast((one) => levelIn(one, wanted.key) !== undefined);
  if (!at || !assignment || !handIn) return saying(notice(voice, 'drills:mark.nothing'));
  const earlier = (await store.read.setMarks(key)).filter((one) => one.person === wanted.person);
  const was = earlier.findLast((one) => one.key === wanted.key)?.mark ?? levelIn(handIn, wanted.key)!;
  const row = {
    ...key,
    id: drilling.newId(),
    person: wanted.person,
    hand_in: handIn.id,
    key: wanted.key,
    was,
    mark: wanted.mark,
    reason: wanted.reason,
    by: from.person,
    at: drilling.now(),
  };
  const rep = await reach(drilling, drill, assignment);
  const told = markMessage(rep.voice, { drill, flow: at.flow, mark: row });
  const done = notice(voice, 'drills:mark.set', { name: assignment.name, key: partName(voice, at.flow, wanted.key) });
  const passing = await passedNow(managing, at, { assignment, handIn, marks: [...earlier, row] });
  const shown = drill.status === 'running' ? [touched(drilling, drill)] : [];
  return {
    writes: [store.write.insertMark(row), ...passing, ...shown],
    messages: [{ message: done }, { message: told, to: rep.to }],
  };
}

/** A key's mark; undefined where it was not practised. */
function levelIn({ part, card }: HandIn, key: string): Mark | undefined {
  const level = judgedKeys(part, (card as Scorecard).keys).find(({ id }) => id === key)?.level;
  return level === 'not_applicable' ? undefined : level;
}

interface Marked {
  assignment: Assignment;
  handIn: HandIn;
  marks: readonly Pick<SetMark, 'key' | 'mark'>[];
}

/** Whether it passes by its marks alone is worked out anew; what more a plan's day asks for cannot be set by hand. */
async function passedNow(
  { drilling, drill }: Managing,
  at: InRound,
  { assignment, handIn, marks }: Marked,
): Promise<Write[]> {
  const { pass, doneWhen } = at.step;
  if (pass === 'none' || doneWhen !== null || at.round.state === 'closed') return [];
  const { store, now } = drilling;
  const { keys } = handIn.card as Scorecard;
  const passed = judgedKeys(handIn.part, keys).every(({ id, level }) => {
    const set = marks.findLast((mark) => mark.key === id)?.mark as Mark | undefined;
    return REACH[set ?? level] >= REACH[pass];
  });
  if (passed === (handIn.passed === 1)) return [];
  const { tries, handIns } = await triesOf(drilling, assignment);
  const standing = standingOf(
    at.step,
    tries,
    handIns.map((one) => (one.handIn.id === handIn.id ? { ...one, passed } : one)),
  );
  const state = isDone(standing)
    ? { state: 'done' as const, done_at: now() }
    : { state: 'started' as const, done_at: null };
  return [
    store.write.updateHandIn({ workspace: drill.workspace, id: handIn.id }, { passed: passed ? 1 : 0 }),
    store.write.updateAssignment(assignment, state),
  ];
}
