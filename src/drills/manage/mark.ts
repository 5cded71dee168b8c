import type { Mark } from '../../scorecard/scorecard.ts';
import { notice } from '../../session/say/notices.ts';
import { coachMessage, type Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type Trainer } from '../../session/trainer.ts';
import type { Drill } from '../../store/schema.ts';
import { inRound, type InRound } from '../drilling.ts';
import { bestOfEachPart, markOf } from '../handed-in.ts';
import { partName } from '../say/names.ts';
import { touched } from '../rep/touched.ts';
import { tellsMark } from '../due/tell.ts';
import type { Managing } from './door.ts';
import { passedNow } from './passed-now.ts';
import { handedInOf, overrideOf } from './stored.ts';

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
 * can disagree. What was handed in before passes when its marks now reach the pass mark, and it shows what more is asked for.
 * Writes nothing where there is no such mark, it is that already, or no reason is given.
 */
export async function setMark({ drilling, from, voice, drill }: Managing, wanted: NewMark): Promise<Decision> {
  const { store } = drilling;
  const at = await inRound(drilling, drill, wanted.round);
  const marked = at && (await markedBefore(drilling, at, wanted));
  const refused = whyRefused(voice, at, marked, wanted);
  if (!at || !marked || refused) return saying(coachMessage(voice, [{ type: 'text', text: refused!.text }]));
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
    reason: wanted.reason.trim(),
    by: from.person,
    by_name: (await drilling.directoryOf(from.channel)!.member(workspace, from.person)).name,
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

/** Why a mark would not be set, and of which field of the form that is said; null: it would be. */
export interface Refused {
  field: 'of' | 'mark' | 'reason';
  text: string;
}

/** Whether a mark can be set as it is wanted now. */
export async function markRefused(
  trainer: Trainer,
  voice: Voice,
  drill: Drill,
  wanted: NewMark,
): Promise<Refused | null> {
  const at = await inRound(trainer, drill, wanted.round);
  return whyRefused(voice, at, at && (await markedBefore(trainer, at, wanted)), wanted);
}

function whyRefused(
  voice: Voice,
  at: InRound | undefined,
  marked: Awaited<ReturnType<typeof markedBefore>>,
  { key, mark, reason }: NewMark,
): Refused | null {
  const { t } = voice;
  if (!at || !marked) return { field: 'of', text: t('drills:mark.nothing') };
  const values = {
    name: marked.assignment.name,
    key: partName(voice, at.flow, key),
    mark: t(`scorecard:levels.${mark}`),
  };
  if (marked.was === mark) return { field: 'mark', text: t('drills:mark.same', values) };
  return reason.trim() === '' ? { field: 'reason', text: t('drills:mark.noReason') } : null;
}

/** The mark that counts now, in which hand-in it stands, and what was set by hand before; undefined: there is none. */
async function markedBefore({ store }: Trainer, { drill, round }: InRound, { person, key: id }: NewMark) {
  const key = { workspace: drill.workspace, drill: drill.id, round: round.number };
  const assignment = await store.read.assignment({ ...key, person });
  if (!assignment) return undefined;
  const marks = (await store.read.setMarks(key))
    .filter((one) => one.person === person)
    .map((one) => overrideOf(drill, one));
  const handIns = (await store.read.handInsOf(key, person)).map((row) => ({ ...handedInOf(assignment, row), row }));
  const best = bestOfEachPart(handIns, marks).find(({ keys }) => markOf(id, [keys]));
  return best && { assignment, handIn: best.row.id, was: markOf(id, [best.keys])!.level, marks };
}
