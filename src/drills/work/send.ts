import type { OutgoingMessage } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment } from '../../store/schema.ts';
import { reach, specOf, type Drilling, type InRound } from '../drilling.ts';
import { actNow } from '../plan.ts';
import { invitationMessage, reminderMessage, type Given } from '../say/invitation.ts';
import { appointed, asNow, assignmentNow } from './as-now.ts';

/** `next`: when the person is due something again, null: never. */
export interface Sent {
  writes: Write[];
  messages: OutgoingMessage[];
  next: number | null;
}

/** What somebody gets whose time has come, if anything, and the appointment that comes next. */
export async function sendTo(drilling: Drilling, at: InRound, assignment: Assignment): Promise<Sent> {
  const { store, settings, newId } = drilling;
  const now = drilling.now();
  const { act, next, noTime } = actNow(assignmentNow(assignment), asNow(at.round), at.spec, settings.workingHours, now);
  if (noTime) {
    const missed = { state: 'unreachable' as const, why: 'no_time', ...appointed(null) };
    return { writes: [store.write.updateAssignment(assignment, missed)], messages: [], next: null };
  }
  const comes = next?.at ?? null;
  if (!act) return { writes: [store.write.updateAssignment(assignment, appointed(next))], messages: [], next: comes };
  const id = newId();
  const { to, voice } = await reach(drilling, at.drill, assignment);
  const given = await givenTo(drilling, at, assignment);
  const message = act === 'invite' ? invitationMessage(voice, given) : reminderMessage(voice, given);
  const invited = act === 'invite' ? { state: 'invited' as const, invited_at: now } : {};
  const reminded = act === 'remind' ? { reminders: assignment.reminders + 1 } : {};
  const changes = { ...invited, ...reminded, ...appointed(next), message: id };
  return { writes: [store.write.updateAssignment(assignment, changes)], messages: [{ message, to, id }], next: comes };
}

/** With what else waits for the person, other drills of theirs. */
async function givenTo({ store, content }: Drilling, at: InRound, assignment: Assignment): Promise<Given> {
  const others = (await store.read.openAssignments(assignment)).filter((one) => one.drill !== assignment.drill);
  const waiting = await Promise.all(
    others.map(async ({ workspace, drill: id, round }) => {
      const [drill, its] = await Promise.all([
        store.read.drill({ workspace, id }),
        store.read.round({ workspace, drill: id, round }),
      ]);
      return { name: specOf(drill!).name, due: its!.due_at };
    }),
  );
  return { at, assignment, personas: content.flows.get(at.step.flow)!.personas, waiting };
}
