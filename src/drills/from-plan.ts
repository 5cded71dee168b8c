import type { Plan } from '../flow/plan.ts';
import type { Step } from './drill.ts';

/** A plan's days as the steps of a drill, one for each round. `flow` is the one that the plan belongs to. */
export const stepsOf = (flow: string, { days }: Plan): Step[] =>
  days.map((day) => ({
    name: day.name,
    says: day.says,
    flow,
    parts: day.parts,
    personas: day.customers,
    difficulty: day.difficulty,
    coaching: day.coaching,
    tries: day.tries,
    pass: day.pass,
    doneWhen: day.done_when ?? null,
    doneSays: day.done_says,
  }));
