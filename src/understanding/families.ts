import type { Catalogue } from '../flow/catalogue.ts';
import type { Message } from './message.ts';
import { sentenceOf } from './message.ts';
import { createPhrasebook } from './phrasebook.ts';
import type { WordFamilies } from './pattern.ts';

type Move = Catalogue['moves']['moves'][number];

/**
 * Tells how a move is done (an invitation: commit or next_step), by what is said in the message: the first family whose
 * pattern is said, else the one that has no patterns; null where a move has no families.
 */
export function createFamilies(moves: readonly Move[], words: WordFamilies) {
  const known = new Map(moves.filter((m) => m.families.length > 0).map((m) => [m.id, readFamilies(m, words)]));
  return (message: Message, move: string): string | null => known.get(move)?.(message) ?? null;
}

function readFamilies({ families }: Move, words: WordFamilies) {
  const book = createPhrasebook(
    families.map(({ id, patterns, unless }) => ({ label: id, patterns, unless })),
    words,
  );
  const rest = families.find((f) => f.patterns.length === 0)?.id ?? null;
  return (message: Message): string | null => {
    const heard = new Set(
      book.hits(message.text, (at) => sentenceOf(message, at)?.text ?? '').map((h) => h.phrase.label),
    );
    return families.find((f) => heard.has(f.id))?.id ?? rest;
  };
}
