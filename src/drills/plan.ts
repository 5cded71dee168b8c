import { nextDue, workingMoment, type Rest } from './calendar.ts';
import type { DrillSpec, Schedule, WorkingHours } from './drill.ts';
import { leavesTime, nextReminder } from './reminders.ts';

/** Who is due what, now: what a drill needs to go on, and what somebody in it gets. Pure; times are epoch milliseconds. */

export interface RoundNow {
  /** Counted from 1. */
  number: number;
  opensAt: number;
  dueAt: number;
  state: 'filling' | 'open' | 'closed';
}

/** `again`: the invitation once more, after a snooze; `moved`: it is due at another time than they were told. */
export type ActKind = 'invite' | 'remind' | 'again' | 'moved';

export interface Appointment {
  act: ActKind;
  at: number;
  /** A reminder that a manager asked for: it comes where no others do, to those who have begun too. */
  asked?: true;
}

export interface AssignmentNow {
  state: 'waiting' | 'invited' | 'started' | 'done' | 'missed' | 'unreachable';
  zone: string;
  invitedAt: number | null;
  /** How many were sent. */
  reminders: number;
  /** Said "not now". */
  quiet: boolean;
  next: Appointment | null;
}

/** `until`: when it is to be asked again. */
export type DrillNeeds =
  | { do: 'open'; number: number; opensAt: number; dueAt: number }
  | { do: 'fill' }
  | { do: 'run'; until: number }
  | { do: 'close' }
  | { do: 'end' };

/** `noTime`: the working hours of who was to be invited leave no moment before the due time. */
export interface PersonGets {
  act: ActKind | null;
  next: Appointment | null;
  noTime?: true;
}

const NOTHING: PersonGets = { act: null, next: null };

/**
 * What a drill needs now; `round` is its last, null before the first. Due times that passed while nobody looked are left out,
 * so there is one round after a standstill, with the next step of a plan. A round whose due time passed while it was being
 * filled is closed.
 */
export function course(
  spec: Pick<DrillSpec, 'steps' | 'schedule'>,
  startedAt: number,
  round: RoundNow | null,
  now: number,
): DrillNeeds {
  if (!round) return opening(spec.schedule, 1, Math.max(startedAt, now), now);
  if (round.state === 'closed')
    return isLast(spec, round) ? { do: 'end' } : opening(spec.schedule, round.number + 1, round.dueAt, now);
  if (now >= round.dueAt) return { do: 'close' };
  return round.state === 'filling' ? { do: 'fill' } : { do: 'run', until: round.dueAt };
}

function opening(schedule: Schedule, number: number, opensAt: number, now: number): DrillNeeds {
  const dueAt = nextDue(schedule, Math.max(now, opensAt));
  return dueAt === null ? { do: 'end' } : { do: 'open', number, opensAt, dueAt };
}

const isLast = ({ steps, schedule }: Pick<DrillSpec, 'steps' | 'schedule'>, { number }: RoundNow): boolean =>
  (schedule.rounds !== null && number >= schedule.rounds) || (steps.length > 1 && number >= steps.length);

/** When somebody in this zone is invited: the first working moment of the round; null: it has none for them. */
export function firstInvitation(
  { opensAt, dueAt }: Pick<RoundNow, 'opensAt' | 'dueAt'>,
  zone: string,
  rest: Rest,
  hours: WorkingHours,
  now: number,
): number | null {
  const at = workingMoment(Math.max(now, opensAt), zone, hours, rest);
  return at < dueAt ? at : null;
}

/** `firstInvitation` for many people, in whatever zones: each zone is worked out once. */
export function firstInvitations(
  round: Pick<RoundNow, 'opensAt' | 'dueAt'>,
  rest: Rest,
  hours: WorkingHours,
  now: number,
): (zone: string) => number | null {
  const known = new Map<string, number | null>();
  return (zone) => {
    if (!known.has(zone)) known.set(zone, firstInvitation(round, zone, rest, hours, now));
    return known.get(zone)!;
  };
}

/**
 * What somebody gets now, and the appointment to keep then. Nothing is sent outside their working hours: it is put off, or
 * dropped where that is too late. However long nobody looked, one message comes of it.
 */
export function actNow(
  assignment: AssignmentNow,
  round: RoundNow,
  spec: Pick<DrillSpec, 'schedule' | 'reminders'>,
  hours: WorkingHours,
  now: number,
): PersonGets {
  const { next, zone } = assignment;
  if (!next || round.state === 'closed' || !isWanted(next, assignment, spec)) return NOTHING;
  if (next.at > now) return { act: null, next };
  const working = (at: number) => workingMoment(at, zone, hours, spec.schedule);
  const at = working(now);
  if (!isInTime(next, at, round)) return next.act === 'invite' ? { ...NOTHING, noTime: true } : NOTHING;
  if (at > now) return { act: null, next: { ...next, at } };
  const sent = next.act === 'invite' ? { ...assignment, invitedAt: now } : assignment;
  return { act: next.act, next: spec.reminders ? unasked(sent, round, now, working) : null };
}

/** The reminder that comes by itself after a message sent now; null: none does. */
export function unasked(
  { state, invitedAt, quiet }: Pick<AssignmentNow, 'state' | 'invitedAt' | 'quiet'>,
  { dueAt }: RoundNow,
  now: number,
  working: (at: number) => number,
): Appointment | null {
  if (invitedAt === null || state === 'started' || quiet) return null;
  const at = nextReminder({ invitedAt, dueAt }, now, working);
  return at === null ? null : { act: 'remind', at };
}

/** Whether things still stand as they did when the appointment was made. */
function isWanted({ act, asked }: Appointment, { state, quiet }: AssignmentNow, spec: Pick<DrillSpec, 'reminders'>) {
  if (act === 'invite') return state === 'waiting';
  if (act === 'moved') return state === 'invited' || state === 'started';
  if (quiet) return false;
  if (act === 'again' || asked) return state === 'invited' || state === 'started';
  return state === 'invited' && spec.reminders;
}

/** What was asked for comes until the round is due, an unasked reminder only while there is time to practise. */
const isInTime = ({ act, asked }: Appointment, at: number, { dueAt }: RoundNow): boolean =>
  act === 'remind' && !asked ? leavesTime(at, dueAt) : at < dueAt;

/** A manager's reminder, at once or when work begins; null: not for this person, or the round is due before that. */
export const remindedByHand = (...about: Promptly): Appointment | null =>
  promptly({ act: 'remind', asked: true }, ...about);

/** That a round is due at another time, to who was told the old one and is not done, said "not now" or not; else as above. */
export const movedNotice = (...about: Promptly): Appointment | null => promptly({ act: 'moved' }, ...about);

type Promptly = [
  assignment: AssignmentNow,
  round: Pick<RoundNow, 'dueAt'>,
  rest: Rest,
  hours: WorkingHours,
  now: number,
];

function promptly(what: Omit<Appointment, 'at'>, ...[assignment, { dueAt }, rest, hours, now]: Promptly) {
  const appointment: Appointment = { ...what, at: workingMoment(now, assignment.zone, hours, rest) };
  return isWanted(appointment, assignment, { reminders: true }) && appointment.at < dueAt ? appointment : null;
}
