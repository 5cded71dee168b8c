import { z } from 'zod';

/** What a try must show, in the words of the method (trainer.md, section 6); all of it must hold. */
export const doneWhenSchema = z.strictObject({
  /** At least so many turns in which the customer said something unasked. */
  volunteered: z.int().positive().optional(),
  /** What the customer has told: levels of the flow's customer model. */
  knows: z.array(z.string()).optional(),
  /** Criteria of the flow, each with the mark that it needs at least. */
  criteria: z.record(z.string(), z.enum(['met', 'partly'])).optional(),
  /** At least so many of the customer's own words taken up in the plan. */
  own_words: z.int().positive().optional(),
  /** What must not have happened, as the coach's notes name it. */
  never: z.array(z.string()).optional(),
  /** One of these endings. */
  ending: z.array(z.string()).optional(),
  /** Any one of these is enough. */
  any: z.array(z.lazy((): z.ZodType<object> => doneWhenSchema)).optional(),
});
export type DoneWhen = z.infer<typeof doneWhenSchema>;
