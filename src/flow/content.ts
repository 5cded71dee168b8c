import { createHash } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';
import type { Flow } from './flow.ts';
import type { Persona } from './persona.ts';
import type { Plan } from './plan.ts';

/** A data file's parsed value beside its text; the hash names the text in the store. */
export interface Source<T> {
  value: T;
  text: string;
  hash: string;
}

export interface FlowFolder {
  flow: Source<Flow>;
  personas: Map<string, Source<Persona>>;
  plans: ReadonlyMap<string, Source<Plan>>;
}

/** All that trainers have written, by id. */
export interface Content {
  flows: Map<string, FlowFolder>;
  catalogue: Source<Catalogue>;
}

/** The name of a text in the store: the first 32 hex digits of its SHA-256. */
export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

export const sourceOf = <T>(value: T, text: string): Source<T> => ({ value, text, hash: hashOf(text) });
