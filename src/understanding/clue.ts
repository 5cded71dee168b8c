import type { Run } from './playback.ts';

/**
 * Something in a message, read in its conversation, that speaks for or against labels. `trait` is what is learned from; where it
 * speaks for one label by itself, `label` names it and `words` show it.
 */
export interface Clue {
  trait: string;
  label?: string;
  /** The flag that is only denied, asked, quoted or the customer's own here. */
  excuses?: string;
  words: readonly Run[];
}
