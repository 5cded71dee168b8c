import { z } from 'zod';
import { DoneWhenSchema } from './done-when.ts';

/** What flows/<flow>/plans/<id>.yaml may say: practice for several days, in a trainer's words (Traditional script). */
const words = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+([_-][a-z0-9]+)*$/, '用小寫英文、數字、底線或連字號');

const Day = z.strictObject({
  name: words,
  /** What to do today: one behaviour, one to three short sentences. */
  says: words,
  /** `whole`, keys (the first one too) or moments of the flow; each is practised in tries of its own. */
  parts: z.array(id).min(1),
  /** Personas, taken in turn. */
  customers: z.array(id).min(1),
  difficulty: z.enum(['easy', 'normal', 'hard']),
  /** Whether the coach speaks after every turn, or only at the end. */
  coaching: z.enum(['live', 'at_end']),
  /** How many finished tries of each part are asked for. */
  tries: z.int().min(1),
  /** The mark that each key that was practised must reach. */
  pass: z.enum(['none', 'partly', 'met']),
  /** What a try must show besides; without it, finished is enough. */
  done_when: DoneWhenSchema.optional(),
  /** The same for the rep, in words. */
  done_says: words,
});

export const PlanSchema = z.strictObject({ id, name: words, says: words, days: z.array(Day).min(1) });

export type Plan = z.infer<typeof PlanSchema>;
export type PlanDay = Plan['days'][number];
