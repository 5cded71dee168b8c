import { z } from 'zod';
import { FlagsSchema, MovesSchema, type Catalogue } from './catalogue.ts';
import { FlowSchema, type Flow } from './flow.ts';
import { olderFlow, olderPersona } from './older-texts.ts';
import { MAY_BE_EMPTY, PersonaSchema, type Persona } from './persona.ts';
import { FlowDataError } from './problem.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

const StoredFlow = z.preprocess(olderFlow, FlowSchema);
const StoredPersona = z.preprocess(olderPersona, PersonaSchema.extend(MAY_BE_EMPTY));

/** These parse texts that were stored when a session started and were right then. Throw FlowDataError. */
export const flowFrom = (text: string): Flow => stored(readYaml('stored flow', text, StoredFlow));
export const personaFrom = (text: string): Persona => stored(readYaml('stored persona', text, StoredPersona));
export const catalogueFrom = (text: string): Catalogue => {
  const [moves, flags] = JSON.parse(text) as [string, string];
  return {
    moves: stored(readYaml('stored moves', moves, MovesSchema)),
    flags: stored(readYaml('stored flags', flags, FlagsSchema)),
  };
};

function stored<T>(file: YamlFile<T>): T {
  if (file.value === null) throw new FlowDataError(file.problems);
  return file.value;
}
