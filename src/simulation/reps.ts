import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FLOWS } from '../flow/load.ts';
import { FlowDataError } from '../flow/problem.ts';
import { readYaml } from '../flow/yaml-file.ts';

/** What flows/<id>/reps.yaml may say: scripted reps for the simulation, in a trainer's words. */
const sayings = z.array(z.string().trim().min(1)).min(1);

/** What a rep who follows the method says, by what the moment asks for. */
export const STEPS = [
  'purpose',
  'rapport',
  'probe',
  'receive',
  'priority',
  'reason',
  'meaning',
  'consequence',
  'follow',
  'summary',
  'plan',
  'limit',
  'price',
  'terms',
  'smoke',
  'true_objection',
  'calm',
  'light',
  'invite',
  'no_fit',
  'goodbye',
] as const;
export type Step = (typeof STEPS)[number];

/** What a rep does instead; `any` takes any saying of the file. */
const FAULTS = ['skip', 'assume', 'pitch', 'press'] as const;
export type Fault = (typeof FAULTS)[number] | 'any';

const RepsSchema = z.strictObject({
  reps: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        /** The better the rep, the higher; reps of one grade are not compared. */
        grade: z.number().int(),
        /** The share of turns in which the rep's fault is made. */
        rate: z.number().min(0).max(1),
        faults: z.array(z.enum([...FAULTS, 'any'])),
      }),
    )
    .min(2),
  method: z.strictObject(Object.fromEntries(STEPS.map((s) => [s, sayings])) as Record<Step, typeof sayings>),
  /** What the picture of a simulation says. */
  picture: z.strictObject({ title: z.string(), note: z.string(), next_step: z.string(), facts: z.string() }),
  faults: z.strictObject(
    Object.fromEntries(FAULTS.map((f) => [f, sayings])) as Record<(typeof FAULTS)[number], typeof sayings>,
  ),
});

export type Reps = z.infer<typeof RepsSchema>;
export type ScriptedRep = Reps['reps'][number];

/** The scripted reps of a flow. Throws FlowDataError with every mistake in the file. */
export async function loadReps(flow: string, folder = FLOWS): Promise<Reps> {
  const name = `flows/${flow}/reps.yaml`;
  const file = readYaml(name, await readFile(join(folder, flow, 'reps.yaml'), 'utf8'), RepsSchema);
  if (!file.value) throw new FlowDataError(file.problems);
  return file.value;
}
