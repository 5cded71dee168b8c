import { loadContent } from '../../src/flow/load.ts';
import { createReader } from '../../src/understanding/recognise.ts';
import type { RecogniserInput } from '../../src/understanding/understanding.ts';
import { betterCases } from '../scorecard/better-cases.ts';
import type { Lesson } from './linear.ts';
import { inputOf, readCatalogue, readMessages } from './messages.ts';
import type { Labelled } from './messages.ts';

const catalogue = readCatalogue();
const look = createReader(catalogue);
const { moves, cues } = catalogue.moves;
const { flags } = catalogue.flags;
const families = flags.flatMap((f) => f.families.map((r) => r.id));

/** All that is learned: moves, flags, red-flag families, cues. */
export const LABELS: readonly string[] = [...moves, ...flags, ...cues].map(({ id }) => id).concat(families);

/** Lessons of strangers who saw no pattern. */
export const strangersLessons = (): Lesson[] =>
  readMessages('corpus').flatMap(({ name, messages }) => messages.map((m) => lessonOf(m, name)));

const content = await loadContent();

/** Lessons by hands that know the patterns: their messages, the catalogue's examples, and the lines that the scorecard suggests. */
export const ownLessons = (): Lesson[] => [
  ...readMessages('messages').flatMap(({ name, messages }) =>
    messages.map((m) => ({ ...withoutClues(lessonOf(m, 'own')), weight: MEANT.has(name) ? TAUGHT : 1 })),
  ),
  ...taughtLessons(),
  ...suggestedLessons(),
];

export function lessonOf(message: Labelled, author: string): Lesson {
  const { traits, clues } = look(message.input);
  const known = message.families ? Object.values(message.families) : [];
  const named = new Set(clues.flatMap((c) => c.label ?? []));
  const guessed = message.families || message.flags.length === 0 ? [] : families.filter((f) => named.has(f));
  const labels = [...message.moves, ...message.flags, ...(message.cues ?? []), ...known, ...guessed];
  return { traits: [...traits].filter(isWritable), labels: new Set(labels), author, weight: 1 };
}

/** The patterns were written for these, so their hits would seem surer than they are. */
const withoutClues = (lesson: Lesson): Lesson => ({
  ...lesson,
  traits: lesson.traits.filter((t) => !t.startsWith('=')),
});

/** A trait is a line's beginning, up to a tab. */
const isWritable = (trait: string): boolean => !/[\t\n\r]/.test(trait);

type Example = Parameters<typeof inputOf>[0];

function taughtLessons(): Lesson[] {
  const taught = (examples: readonly Example[], labels: readonly string[]) =>
    examples.map((e) => taughtLesson({ ...inputOf(e), stage: '' }, labels));
  return [
    ...[...moves, ...cues, ...flags].flatMap(({ id, examples }) => taught(examples, [id])),
    ...flags.flatMap((f) => f.families.flatMap((r) => taught(r.examples, [f.id, r.id]))),
    ...[...moves, ...cues, ...flags, ...flags.flatMap((f) => f.families)].flatMap(({ near_misses }) =>
      near_misses.flatMap((e) => taught([e], e.is === undefined ? [] : [e.is])),
    ),
  ];
}

/** What a trainer writes as an example is meant, and so is what was heard wrong in practices once: they count for several. */
const TAUGHT = 8;
const MEANT = new Set(['contrasts', 'practices']);

const taughtLesson = (input: RecogniserInput, labels: readonly string[]): Lesson =>
  withoutClues({
    traits: [...look(input).traits].filter(isWritable),
    labels: new Set(labels),
    author: 'catalogue',
    weight: TAUGHT,
  });

/** A suggested line shows its move and bears no flag; what else it does is not said. */
const suggestedLessons = (): Lesson[] =>
  betterCases(content).map(({ input, shows }) => ({
    ...taughtLesson(input, [shows]),
    unsaid: (label) => !isFlag.has(label),
  }));

const isFlag = new Set(flags.map(({ id }) => id).concat(families));
