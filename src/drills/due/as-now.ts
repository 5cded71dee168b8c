import type { Trainer } from '../../session/trainer.ts';
import type { Assignment, Round } from '../../store/schema.ts';
import type { DrillSpec } from '../drill.ts';
import type { ActKind, Appointment, AssignmentNow, RoundNow } from '../plan.ts';
import type { Whose } from '../snooze.ts';

/** A stored round as planning sees it. */
export const asNow = ({ number, opens_at, due_at, state }: Round): RoundNow => ({
  number,
  opensAt: opens_at,
  dueAt: due_at,
  state,
});

/** A stored assignment as planning sees it. */
export const assignmentNow = ({ state, zone, invited_at, reminders, quiet, ...row }: Assignment): AssignmentNow => ({
  state,
  zone,
  invitedAt: invited_at,
  reminders,
  quiet: quiet === 1,
  next: row.act === null ? null : { act: row.act as ActKind, at: row.act_at!, ...(row.asked ? { asked: true } : {}) },
});

/** What is to be sent next, as columns of an assignment. */
export const appointed = (next: Appointment | null) => ({
  act: next?.act ?? null,
  act_at: next?.at ?? null,
  asked: next?.asked ? 1 : 0,
});

/** In whose working hours, and until when, something can be put off. */
export const whoseOf = (
  { settings }: Pick<Trainer, 'settings'>,
  {
    assignment,
    round,
    spec,
  }: { assignment: Pick<Assignment, 'zone'>; round: Round; spec: Pick<DrillSpec, 'schedule'> },
): Whose => ({ zone: assignment.zone, round: asNow(round), rest: spec.schedule, hours: settings.workingHours });
