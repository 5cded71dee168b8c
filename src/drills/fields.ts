import type { Problem } from './problem.ts';

/** What the forms ask. A field's values are texts; where only one can be chosen, one or none. */
export const FIELDS = [
  'plan',
  'name',
  'why',
  'people',
  'groups',
  'channels',
  'parts', // `flow/part`
  'personas', // `flow/persona`
  'difficulty',
  'coaching',
  'tries', // a number, or USUAL_TRIES
  'pass',
  'date',
  'time',
  'repeat',
  'weekdays', // 1 Monday to 7 Sunday
  'extras', // which of EXTRAS are wanted
  'holidays', // dates, parted by spaces, commas or lines
  'hand_in',
] as const;
export type FieldId = (typeof FIELDS)[number];
export type Filled = Partial<Record<FieldId, readonly string[]>>;
export type FieldProblems = Partial<Record<FieldId, Problem>>;

export const EXTRAS = ['skip_weekends', 'reminders'] as const;
export const MOST_NAME = 60;
/** As many tries as are usual for the parts that are picked (`usualTries`). */
export const USUAL_TRIES = 'usual';

/** The value of a field that has one at most; '' for none. */
export const one = (values: readonly string[] | undefined): string => values?.[0] ?? '';

/** What was chosen of some, or the first of them. */
export const chosen = <T extends string>(of: readonly T[], values: readonly string[] | undefined): T =>
  of.find((each) => each === one(values)) ?? of[0]!;
