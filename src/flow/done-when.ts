import { z } from 'zod';
import { COACH_NOTES, ENDINGS } from './flow.ts';
import { levelIds } from './levels.ts';

/** What a try must show at least, as a mark of the scorecard. */
const WANTED = ['partly', 'met'] as const;

const says = (conditions: object) => Object.keys(conditions).length > 0;
const AT_LEAST_ONE = '至少寫一個條件；練完就好的話，整個刪掉';

const conditions = {
  /** The customer said something that the rep had not asked for, in at least so many turns. */
  volunteered: z.int().min(1).optional(),
  /** What the customer has told the rep; what they told in a written conversation before it is not meant. */
  knows: z.array(z.enum(levelIds)).min(1).optional(),
  /** Criteria of the flow, each with the mark that is wanted; one that the try had no use for counts as met. */
  criteria: z.record(z.string(), z.enum(WANTED)).refine(says, AT_LEAST_ONE).optional(),
  /** What the coach has not had to note of any turn. */
  never: z.array(z.enum(COACH_NOTES)).min(1).optional(),
  /** None of the flow's own questions was asked. */
  no_golden_questions: z.literal(true).optional(),
  /** It ended in one of these ways. */
  ending: z.array(z.enum(ENDINGS)).min(1).optional(),
};

const OneWaySchema = z.strictObject(conditions).refine(says, AT_LEAST_ONE);

/** When a try is done (trainer.md, section 6): all conditions hold, and of several ways (`any`) at least one. */
export const DoneWhenSchema = z
  .strictObject({ ...conditions, any: z.array(OneWaySchema).min(2).optional() })
  .refine(says, AT_LEAST_ONE);

export type OneWay = z.infer<typeof OneWaySchema>;
export type DoneWhen = z.infer<typeof DoneWhenSchema>;
