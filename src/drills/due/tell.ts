import { workingMoment } from '../calendar.ts';
import type { Message } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Assignment, Drill } from '../../store/schema.ts';
import { inRound, reach, roundValue, specOf, type Drilling } from '../drilling.ts';
import { askConsent } from '../say/improved.ts';
import { titleOf } from '../say/invitation.ts';
import { markMessage } from '../say/mark.ts';
import type { WentOn } from './go-on.ts';
import type { StoredResult } from './result.ts';

/** What one person is told, and in which of their rounds. */
interface Told {
  assignment: Assignment;
  says: (voice: Voice) => Message;
}

const NOTHING: WentOn = { decision: { writes: [], messages: [] }, next: null };

/** What is told apart from a drill's course: a mark that was set by hand, by its id; of a round, who has improved most. */
export const tellsMark = (id: string): string => `mark/${id}`;
export const tellsImproved = (round: number): string => `improved/${round}`;

/** Tells somebody what they have not asked for, as soon as they work. */
export async function tell(drilling: Drilling, drill: Drill, tells: string): Promise<WentOn> {
  const [what = '', which = ''] = tells.split('/');
  const told = what === 'mark' ? await mark(drilling, drill, which) : await improved(drilling, drill, Number(which));
  if (!told) return NOTHING;
  const { settings, now } = drilling;
  const at = workingMoment(now(), told.assignment.zone, settings.workingHours, specOf(drill).schedule);
  if (at > now()) return { ...NOTHING, next: Number.isFinite(at) ? at : null };
  const { to, voice } = await reach(drilling, drill, told.assignment);
  return {
    decision: { writes: [], messages: [{ message: told.says(voice), to, of: told.assignment.person }] },
    next: null,
  };
}

/** A mark that was set by hand, and what comes of it as the round stands now. */
async function mark(drilling: Drilling, drill: Drill, id: string): Promise<Told | null> {
  const { read } = drilling.store;
  const set = await read.setMark({ workspace: drill.workspace, id });
  const assignment = set && (await read.assignment(set));
  const at = set && (await inRound(drilling, drill, set.round));
  return at && assignment ? { assignment, says: (voice) => markMessage(voice, { at, assignment, mark: set }) } : null;
}

/** Whoever has improved most is asked whether that may be told. */
async function improved(drilling: Drilling, drill: Drill, number: number): Promise<Told | null> {
  const { store } = drilling;
  const key = { workspace: drill.workspace, drill: drill.id, round: number };
  const result = ((await store.read.round(key))?.result ?? null) as StoredResult | null;
  const person = result?.improved?.person;
  const assignment = person === undefined ? undefined : await store.read.assignment({ ...key, person });
  const at = await inRound(drilling, drill, number);
  if (!at || !assignment) return null;
  return { assignment, says: (voice) => askConsent(voice, { drill: titleOf(voice, at), value: roundValue(key) }) };
}
