import type { Catalogue } from '../flow/catalogue.ts';
import { createReader, createRecogniser } from './recognise.ts';
import type { Found, RecogniserInput } from './understanding.ts';
import { readWeights, unitOf, weigh, weightOf } from './weights.ts';

/** What one trait added to a label's score, in parts of it; below 0 it spoke against. */
export interface Said {
  trait: string;
  adds: number;
}

/** Why a label was given, or why one that came near was not. */
export interface Explanation {
  label: string;
  confidence: number;
  /** Null where the label was not given. */
  found: Found | null;
  speaksFor: Said[];
  speaksAgainst: Said[];
}

/** Labels less sure than this did not come near. */
const NEAR = 0.3;
const TOLD = 6;

/** Explains each label of a message that was given or came near, the surest first: what spoke for it and what against. */
export function createExplainer(catalogue: Catalogue, weights = readWeights()) {
  const [look, recognise] = [createReader(catalogue), createRecogniser(catalogue, weights)];
  const findable = new Set(
    [...catalogue.moves.moves, ...catalogue.flags.flags, ...catalogue.moves.cues].map(({ id }) => id),
  );
  return (input: RecogniserInput): Explanation[] => {
    const { traits } = look(input);
    const { found } = recognise(input);
    const unit = unitOf(traits.size);
    return [...weigh(weights, traits)]
      .map((confidence, place) => ({ label: weights.labels[place]!, confidence, place }))
      .filter(({ label, confidence }) => findable.has(label) && confidence >= NEAR)
      .toSorted((a, b) => b.confidence - a.confidence)
      .map(({ label, confidence, place }) => {
        const said = [...traits]
          .map((trait) => ({ trait, adds: unit * weights.steps[place]! * weightOf(weights, trait, place) }))
          .toSorted((a, b) => b.adds - a.adds);
        return {
          label,
          confidence,
          found: found.find((f) => f.label === label) ?? null,
          speaksFor: said.slice(0, TOLD).filter(({ adds }) => adds > 0),
          speaksAgainst: said
            .slice(-TOLD)
            .toReversed()
            .filter(({ adds }) => adds < 0),
        };
      });
  };
}
