import { notice } from '../../session/say/notices.ts';
import type { Assignment, Drill, SetMark } from '../../store/schema.ts';
import { workingMoment } from '../calendar.ts';
import { inRound, reach, reachManager, type Drilling, type InRound } from '../drilling.ts';
import { titleOf } from '../say/invitation.ts';
import { appealMessage } from '../say/mark.ts';
import { partName } from '../say/names.ts';
import type { WentOn } from './go-on.ts';
import { readerOf } from './rights.ts';

const NOTHING: WentOn = { decision: { writes: [], messages: [] }, next: null };
/** How often it is asked again whether somebody may be told. */
const AGAIN_MS = 3_600_000;

/** An appeal that is to be told, by its mark; `waiting`: nobody could be told, and the rep has read so. */
export const tellsAppeal = (mark: string): string => `appeal/${mark}`;
const waiting = (mark: string): string => `${tellsAppeal(mark)}/waiting`;

/**
 * A rep does not agree with a mark: who set it is told, or who else of the drill's owners may set drills now. Where nobody may, the
 * rep reads once that it waits. Throws DirectoryError where that cannot be known now.
 */
export async function tellAppeal(drilling: Drilling, drill: Drill, id: string, waits: boolean): Promise<WentOn> {
  const { read } = drilling.store;
  const mark = await read.setMark({ workspace: drill.workspace, id });
  const assignment = mark && (await read.assignment(mark));
  const at = mark && (await inRound(drilling, drill, mark.round));
  if (!assignment || !at) return NOTHING;
  const reader = await readerOf(drilling, drill, mark.by);
  if (reader === null)
    return waits ? { ...NOTHING, next: drilling.now() + AGAIN_MS } : itWaits(drilling, at, mark, assignment);
  const { to, voice } = await reachManager(drilling, drill, reader);
  const message = appealMessage(voice, { at, mark, name: assignment.name, reader });
  return { decision: { writes: [], messages: [{ message, to, of: mark.person }] }, next: null };
}

/** Said to the rep as soon as they work, and kept as told. */
async function itWaits(drilling: Drilling, at: InRound, mark: SetMark, assignment: Assignment): Promise<WentOn> {
  const { store, settings, now } = drilling;
  const { drill, spec, flow } = at;
  const working = workingMoment(now(), assignment.zone, settings.workingHours, spec.schedule);
  if (working > now()) return { ...NOTHING, next: Number.isFinite(working) ? working : null };
  const { to, voice } = await reach(drilling, drill, assignment);
  const values = { name: titleOf(voice, at), key: partName(voice, flow, mark.key) };
  const message = notice(voice, 'drills:appeal.waits', values);
  return {
    decision: {
      writes: [store.write.tellDue(drill, waiting(mark.id), now() + AGAIN_MS)],
      messages: [{ message, to, of: mark.person }],
    },
    next: null,
  };
}
