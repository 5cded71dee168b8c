import type { Audience, HandInKind, Schedule } from './drill.ts';

/** A ready-made plan as it is offered: `days` is how many rounds it has. */
export interface PlanOffer {
  id: string;
  name: string;
  says: string;
  days: number;
}

/** What a manager decides of a ready-made plan; all else stands in the plan. `schedule.date` is its first day. */
export interface PlanChoice {
  plan: string;
  audience: Audience;
  schedule: Pick<Schedule, 'date' | 'time' | 'zone' | 'skipWeekends' | 'holidays'>;
  reminders: boolean;
  handIn: HandInKind;
}
