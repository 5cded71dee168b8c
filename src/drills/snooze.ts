import { dayStartAfter, workingMoment, type Rest } from './calendar.ts';
import type { WorkingHours } from './drill.ts';
import type { Appointment, RoundNow } from './plan.ts';

/** How a rep puts a drill off. Pure; times are epoch milliseconds. */

export const SNOOZES = ['hour', 'tomorrow'] as const;
export type Snooze = (typeof SNOOZES)[number];

const HOUR = 3_600_000;

/** Whose hours, and of which round. */
export interface Whose {
  zone: string;
  round: Pick<RoundNow, 'dueAt'>;
  rest: Rest;
  hours: WorkingHours;
}

/** The invitation once more: in an hour, or when the next working day begins; null: the round is due before that. */
export function snoozed(choice: Snooze, { zone, round, rest, hours }: Whose, now: number): Appointment | null {
  const at = choice === 'hour' ? workingMoment(now + HOUR, zone, hours, rest) : dayStartAfter(now, zone, hours, rest);
  return at < round.dueAt ? { act: 'again', at } : null;
}

/** What can be offered now: an hour only where it is one, within the working hours, and nothing that would be too late. */
export const snoozesNow = (whose: Whose, now: number): Snooze[] =>
  SNOOZES.filter((choice) => {
    const next = snoozed(choice, whose, now);
    return next !== null && (choice === 'tomorrow' || next.at === now + HOUR);
  });
