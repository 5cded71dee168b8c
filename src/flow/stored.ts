import { FlagsSchema, MovesSchema, type Catalogue } from './catalogue.ts';
import { FlowSchema, type Flow } from './flow.ts';
import { PersonaSchema, type Persona } from './persona.ts';
import { FlowDataError } from './problem.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** These parse texts that were stored when a session started and were right then. Throw FlowDataError. */
export const flowFrom = (text: string): Flow => stored(readYaml('stored flow', text, FlowSchema));
export const personaFrom = (text: string): Persona => stored(readYaml('stored persona', text, PersonaSchema));
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
