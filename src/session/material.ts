import type { AnyStateMachine } from 'xstate';
import type { Catalogue } from '../flow/catalogue.ts';
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
 * its hash. `most` parts of each kind are kept, the longest unused go first.
 */
export function materialKeeper(most = 50) {
  const flows = keeper(most, (text: string) => {
    const flow = flowFrom(text);
    const machine = machineOf(flow);
    return { flow, machine, advance: stepper(machine) };
  });
  const personas = keeper(most, personaFrom);
  const catalogues = keeper(4, (text: string) => {
    const catalogue = catalogueFrom(text);
    return { catalogue, recognise: createRecogniser(catalogue) };
  });
  return async (hashes: Hashes, find: FindText): Promise<Material> => ({
    ...(await flows(hashes.flow, find)),
    persona: await personas(hashes.persona, find),
    ...(await catalogues(hashes.catalogue, find)),
  });
}

/** As `remember`, for what is made of a text that must be found first. What is asked for meanwhile is made once. */
function keeper<T>(most: number, make: (text: string) => T) {
  const kept = new Map<string, Promise<T>>();
  return (hash: string, find: FindText): Promise<T> => {
    const made = kept.get(hash) ?? textOf(hash, find).then(make);
    kept.delete(hash);
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
