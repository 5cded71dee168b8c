import { createPhrasebook } from './phrasebook.ts';
import type { WordFamilies } from './pattern.ts';

/** A word family of the catalogue in a text, where it begins. */
export interface Sense {
  family: string;
  start: number;
}

/** Finds the word families of the catalogue in a folded text, in order: what is said there, whatever the words. */
export function createSenses(words: WordFamilies) {
  const book = createPhrasebook(
    Object.keys(words).map((family) => ({ label: family, patterns: [{ say: `<${family}>`, unless: [], after: [] }] })),
    words,
  );
  return (text: string): Sense[] =>
    book
      .hits(text, () => '')
      .map(({ phrase, start }) => ({ family: phrase.label, start }))
      .toSorted((a, b) => a.start - b.start);
}
