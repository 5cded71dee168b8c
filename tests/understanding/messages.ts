import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { FlagsSchema, MovesSchema } from '../../src/flow/catalogue.ts';
import type { Catalogue } from '../../src/flow/catalogue.ts';
import type { RecogniserInput } from '../../src/understanding/understanding.ts';

const read = (path: string): unknown => parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'));

export const readCatalogue = (): Catalogue => ({
  moves: MovesSchema.parse(read('../../flows/moves.yaml')),
  flags: FlagsSchema.parse(read('../../flows/flags.yaml')),
});

/** A message with the labels that it should have. */
export interface Labelled {
  input: RecogniserInput;
  moves: string[];
  flags: string[];
  /** Where they are given. */
  cues: string[] | undefined;
  families: Record<string, string> | undefined;
  /** Labels that a careless reader would give and that are wrong here. */
  near: string[];
}

interface Row {
  stage: string;
  history?: (string | { rep: string })[];
  say: string;
  moves: string[];
  flags?: string[];
  cues?: string[];
  families?: Record<string, string>;
  near?: string[];
}

/** Who wrote labelled messages: strangers to build on, strangers to measure with, or a hand that knows the patterns. */
export type Folder = 'corpus' | 'put-aside' | 'messages';

/** The labelled messages of a folder, by file; in corpus and put-aside a file is an author. */
export function readMessages(folder: Folder): { name: string; messages: Labelled[] }[] {
  const files = readdirSync(fileURLToPath(new URL(`./${folder}`, import.meta.url)));
  return files
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => ({
      name: file.replace('.yaml', ''),
      messages: (read(`./${folder}/${file}`) as Row[]).map(labelled),
    }));
}

function labelled({ stage, history = [], say, moves, flags = [], cues, families, near = [] }: Row): Labelled {
  const lines = history.map((line) =>
    typeof line === 'string' ? { who: 'customer' as const, text: line } : { who: 'rep' as const, text: line.rep },
  );
  return { input: { stage, history: lines, text: say }, moves, flags, cues, families, near };
}

/** Every example and near miss of the catalogue as input, for tests that hold for any message. */
export function exampleInputs({ moves, flags }: Catalogue): RecogniserInput[] {
  const families = flags.flags.flatMap((f) => f.families);
  return [...moves.moves, ...moves.cues, ...flags.flags, ...families].flatMap(({ examples, near_misses }) =>
    [...examples, ...near_misses].map(inputOf),
  );
}

type Example = Catalogue['moves']['moves'][number]['examples'][number];

export const inputOf = ({ say, customer, rep }: Example): RecogniserInput => ({
  stage: 'find_hot_button',
  history: [
    ...(rep === undefined ? [] : [{ who: 'rep' as const, text: rep }]),
    ...customer.map((text) => ({ who: 'customer' as const, text })),
  ],
  text: say,
});
