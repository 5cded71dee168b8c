import type { Content } from '../flow/content.ts';
import type { Plan } from '../flow/plan.ts';
import type { DrillSpec, Step } from './drill.ts';
import type { PlanChoice, PlanOffer } from './plan-choice.ts';

/** The ready-made plans of all flows, in the trainer's words. */
export const plansIn = ({ flows }: Content): PlanOffer[] =>
  [...flows.values()].flatMap(({ plans }) =>
    [...plans.values()].map(({ value: { id, name, says, days } }) => ({ id, name, says, days: days.length })),
  );

/** A plan as it was chosen, as a drill: a round a day, each with the plan's next step. Throws where no flow has the plan. */
export function specOfPlan({ flows }: Content, { plan: id, schedule, ...choice }: PlanChoice): DrillSpec {
  const folder = [...flows.values()].find(({ plans }) => plans.has(id));
  if (!folder) throw new Error(`E_NO_PLAN: no flow has the plan ${id}`);
  const plan = folder.plans.get(id)!.value;
  return {
    ...choice,
    name: null,
    why: '',
    plan: { id, name: plan.name, says: plan.says },
    steps: stepsOf(folder.flow.value.id, plan),
    schedule: { ...schedule, repeat: 'daily', weekdays: [], rounds: plan.days.length },
  };
}

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
