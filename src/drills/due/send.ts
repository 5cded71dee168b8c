import type { OutgoingMessage } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Assignment } from '../../store/schema.ts';
import { reach, type Drilling, type InRound } from '../drilling.ts';
import { actNow, type ActKind } from '../plan.ts';
import { openAssigned } from '../rep/assigned.ts';
import type { Voice } from '../../session/say/voice.ts';
import { invitationMessage, movedMessage, reminderMessage, titleOf, type Given } from '../say/invitation.ts';
import { numberOfTry } from '../say/under-way.ts';
import { snoozesNow } from '../snooze.ts';
import { appointed, asNow, assignmentNow, whoseOf } from './as-now.ts';

/** `next`: when the person is due something again, null: never. */
export interface Sent {
  writes: Write[];
  messages: OutgoingMessage[];
  next: number | null;
}

const SAYS = {
  invite: invitationMessage,
  remind: reminderMessage,
  again: reminderMessage,
  moved: movedMessage,
} satisfies Record<ActKind, unknown>;

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
  const given = await givenTo(drilling, voice, at, assignment);
  const message = SAYS[act](voice, given);
  const invited = act === 'invite' ? { state: 'invited' as const, invited_at: now } : {};
  const reminded = act === 'remind' ? { reminders: assignment.reminders + 1 } : {};
  const changes = { ...invited, ...reminded, ...appointed(next), message: id };
  return {
    writes: [store.write.updateAssignment(assignment, changes)],
    messages: [{ message, to, of: assignment.person, id }],
    next: comes,
  };
}

/** With how far they are, how it can be put off, and what else waits for them. */
async function givenTo(drilling: Drilling, voice: Voice, at: InRound, assignment: Assignment): Promise<Given> {
  const all = await openAssigned(drilling, assignment);
  const own = all.find((one) => one.drill.id === assignment.drill);
  const others = all.filter((one) => one !== own);
  const waiting = others.map((one) => ({ name: titleOf(voice, one), number: one.drill.seq, due: one.round.due_at }));
  const underWay = own?.underWay ?? null;
  return {
    at,
    assignment,
    personas: drilling.content.flows.get(at.step.flow)!.personas,
    waiting,
    snoozes: snoozesNow(whoseOf(drilling, { ...at, assignment }), drilling.now()),
    underWay,
    n: own && underWay ? numberOfTry(own, underWay) : 1,
    finished: own?.tries.length ?? 0,
    handedIn: (own?.handIns.length ?? 0) > 0,
  };
}
