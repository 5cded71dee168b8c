import { loadContent } from '../flow/load.ts';
import { materialKeeper } from '../session/material.ts';
import { play, type Outcome, type Pairing } from './play.ts';
import { loadReps } from './reps.ts';

const content = await loadContent();
const material = materialKeeper(content);

/** Pairings of one flow to play on this thread. */
export interface Batch {
  flow: string;
  pairings: readonly Pairing[];
}

const repsOf = new Map<string, ReturnType<typeof loadReps>>();

/** Plays a batch. What is in flows/ now is loaded once for each thread. */
export default async function playBatch({ flow: id, pairings }: Batch): Promise<Outcome[]> {
  const { flow, personas } = content.flows.get(id)!;
  repsOf.set(id, repsOf.get(id) ?? loadReps(id));
  const reps = await repsOf.get(id)!;
  const outcomes: Outcome[] = [];
  for (const pairing of pairings) {
    const hashes = { flow: flow.hash, persona: personas.get(pairing.persona)!.hash, catalogue: content.catalogue.hash };
    outcomes.push(play(await material(hashes, async () => undefined), reps, pairing).outcome);
  }
  return outcomes;
}
