import type { Values } from '../language/script.ts';

/** What keeps a drill from being set as it was said; each has a sentence (form.problems in locales/…/drills.json). */
export type ProblemCode =
  | 'word_unknown' // a word that means nothing here
  | 'who_unknown' // an @name that is no group's
  | 'nobody' // no audience
  | 'not_here' // "here", where there is no channel
  | 'no_date'
  | 'date_unknown' // no day of the calendar
  | 'time_unknown' // no time of day
  | 'weekday_differs' // the date is another weekday than the one named
  | 'past'
  | 'never_due' // all its days are left out
  | 'too_far' // more than a year ahead
  | 'on_weekend' // due once, on a weekend that is left out
  | 'on_holiday'
  | 'too_many_holidays'
  | 'twice' // two values where one is wanted
  | 'too_many_tries'
  | 'not_with_plan' // what a ready-made plan has already decided
  | 'no_part'
  | 'other_flow' // parts or customers of several flows
  | 'no_customer'
  | 'no_plan'
  | 'name_long';

/** `values` are what its sentence needs: the word that was typed, a limit. */
export interface Problem {
  code: ProblemCode;
  values: Values;
}

export const problem = (code: ProblemCode, values: Values = {}): Problem => ({ code, values });
