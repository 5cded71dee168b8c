import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { loadCatalogue } from '../flow/load.ts';
import { argumentsOf } from './arguments.ts';
import { createRecogniser } from '../understanding/recognise.ts';
import type { Recogniser } from '../understanding/understanding.ts';

/** `npm run --silent recognise < messages.jsonl`: JSON lines in, a JSON line out for each, in order. */
const Line = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  stage: z.string().default(''),
  history: z.array(z.object({ who: z.enum(['customer', 'rep']), text: z.string() })).default([]),
  text: z.string(),
});

/** The answer to one line of input; a bad one is answered with its line number and what is wrong. */
export function answerLine(recognise: Recogniser, line: string, number: number): string {
  const read = readLine(line);
  if ('error' in read)
    return JSON.stringify({ error: { code: read.code, line: number, message: `line ${number}: ${read.error}` } });
  const { id, ...input } = read.value;
  return JSON.stringify({ id, ...recognise(input) });
}

type Read = { value: z.infer<typeof Line> } | { error: string; code: string };

function readLine(line: string): Read {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { code: 'E_NOT_JSON', error: 'not a JSON object; write {"id","stage","history","text"} on one line' };
  }
  const checked = Line.safeParse(json);
  if (checked.success) return { value: checked.data };
  const issue = checked.error.issues[0];
  return { code: 'E_BAD_INPUT', error: `${issue?.path.join('.') || 'input'}: ${issue?.message}` };
}

export async function recogniseLines(recognise: Recogniser, input: Readable, output: Writable): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    if (!output.write(`${answerLine(recognise, line, number)}\n`))
      await new Promise((resolve) => output.once('drain', resolve));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  argumentsOf({
    usage: `npm run --silent recognise < messages.jsonl
A line is {"id", "stage", "history": [{"who": "customer"|"rep", "text"}], "text"}; only text must be there. A line comes out for each.`,
  });
  await recogniseLines(createRecogniser(await loadCatalogue()), process.stdin, process.stdout);
}
