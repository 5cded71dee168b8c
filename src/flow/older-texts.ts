import { COACH_MOMENTS, COACH_NOTES } from './flow.ts';
import { SITUATIONS, WRONG_MOVES } from './persona.ts';
import type { WrittenPortrait } from './portrait.ts';

/**
 * Texts stored by earlier versions lack what later ones ask for. A practice keeps the texts that it began with, so these
 * give what is missing out of what is there; trainers' files are read without them.
 */
type Raw = Record<string, unknown>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Which lines say about the same where a persona has none of its own. */
const LIKE: Partial<Record<(typeof SITUATIONS)[number] | (typeof WRONG_MOVES)[number], readonly [string, string]>> = {
  too_expensive: ['lines', 'smoke_objection'],
  aside: ['lines', 'small_talk'],
  asked_if_real: ['lines', 'does_not_understand'],
  wrong_fact: ['wrong', 'overclaim'],
  rude: ['lines', 'leaves'],
};

/** A face of nobody in particular, on grey. */
const PLAIN_PORTRAIT: WrittenPortrait = {
  hair: 'short',
  hair_colour: 'black',
  face: 'oval',
  age: 'middle',
  expression: 'calm',
  wears: 'shirt',
  colours: 'slate',
};

/** A stored persona with what it lacks: a plain manner and look, no facts to check, lines of the same kind. */
export function olderPersona(value: unknown): unknown {
  if (!isRaw(value)) return value;
  const withLines = (group: 'lines' | 'wrong', names: readonly (keyof typeof LIKE)[]): unknown => {
    const own = value[group];
    if (!isRaw(own)) return own;
    const missing = names.filter((name) => own[name] === undefined && LIKE[name]);
    const like = (name: keyof typeof LIKE) => (value[LIKE[name]![0]] as Raw | undefined)?.[LIKE[name]![1]];
    return { ...own, ...Object.fromEntries(missing.map((name) => [name, like(name)])) };
  };
  const added = { style: 'plain', portrait: PLAIN_PORTRAIT, checked: [], better: {}, true_objection_words: [] };
  return { ...added, ...value, lines: withLines('lines', SITUATIONS), wrong: withLines('wrong', WRONG_MOVES) };
}

/** A stored flow with what it lacks: notes that say nothing, moments that hint like the one for little trust. */
export function olderFlow(value: unknown): unknown {
  if (!isRaw(value) || !isRaw(value.notes) || !isRaw(value.moments)) return value;
  const { notes, moments } = value;
  return {
    ...value,
    notes: { ...Object.fromEntries(COACH_NOTES.map((note) => [note, ''])), ...notes },
    moments: { ...Object.fromEntries(COACH_MOMENTS.map((moment) => [moment, moments.low_trust])), ...moments },
  };
}
