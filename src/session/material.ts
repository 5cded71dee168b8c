import type { AnyStateMachine } from 'xstate';
import type { Catalogue } from '../flow/catalogue.ts';
import type { Content, Source } from '../flow/content.ts';
import type { Flow } from '../flow/flow.ts';
import { machineOf, stepper } from '../flow/machine.ts';
import type { Persona } from '../flow/persona.ts';
import { catalogueFrom, flowFrom, personaFrom } from '../flow/stored.ts';
import { createRecogniser } from '../understanding/recognise.ts';
import type { Recogniser } from '../understanding/understanding.ts';

/** What a session is played with, made of the texts that were current when it started. */
export interface Material {
  flow: Flow;
  persona: Persona;
  catalogue: Catalogue;
  machine: AnyStateMachine;
  /** One step of the machine. */
  advance: ReturnType<typeof stepper>;
  recognise: Recogniser;
}

/** The hashes that name a session's texts in the store. */
export interface Hashes {
  flow: string;
  persona: string;
  catalogue: string;
}

/** Finds a text by its hash; undefined where there is none. */
export type FindText = (hash: string) => Promise<string | undefined>;

/**
 * Makes material from stored texts and keeps each part: parsing and building take long, and a text never changes under
 * its hash. What is in flows/ now is parsed already. `most` parts of each kind are kept, the oldest go first.
 */
export function materialKeeper(now: Content, most = 50) {
  const flows = keeper(most, valuesByHash([...now.flows.values()].map((f) => f.flow)), flowFrom, (flow) => {
    const machine = machineOf(flow);
    return { flow, machine, advance: stepper(machine) };
  });
  const personasNow = [...now.flows.values()].flatMap((f) => [...f.personas.values()]);
  const personas = keeper(most, valuesByHash(personasNow), personaFrom, (persona) => ({ persona }));
  const catalogues = keeper(4, valuesByHash([now.catalogue]), catalogueFrom, (catalogue) => ({
    catalogue,
    recognise: createRecogniser(catalogue),
  }));
  return async (hashes: Hashes, find: FindText): Promise<Material> => ({
    ...(await flows(hashes.flow, find)),
    ...(await personas(hashes.persona, find)),
    ...(await catalogues(hashes.catalogue, find)),
  });
}

const valuesByHash = <V>(sources: readonly Source<V>[]): ReadonlyMap<string, V> =>
  new Map(sources.map(({ hash, value }) => [hash, value]));

/** What is made of a text under its hash; what is asked for while it is being made is made once. */
function keeper<V, T>(most: number, now: ReadonlyMap<string, V>, parse: (text: string) => V, make: (value: V) => T) {
  const kept = new Map<string, Promise<T>>();
  const valueOf = async (hash: string, find: FindText) => now.get(hash) ?? parse(await textOf(hash, find));
  return (hash: string, find: FindText): Promise<T> => {
    const known = kept.get(hash);
    if (known) return known;
    const made = valueOf(hash, find).then(make);
    kept.set(hash, made);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    made.catch(() => kept.delete(hash));
    return made;
  };
}

async function textOf(hash: string, find: FindText): Promise<string> {
  const text = await find(hash);
  if (text === undefined) throw new Error(`E_TEXT_MISSING: the store has no text ${hash}`);
  return text;
}
