import type { CoachNote, Ending, Flow, Signal } from '../flow/flow.ts';
import type { Level } from '../flow/levels.ts';
import type { Persona } from '../flow/persona.ts';
import { DIFFICULTIES, type Difficulty } from './difficulty.ts';
import { has } from './heard.ts';
import type { Pool } from './lines.ts';
import type { RepTurn } from './rep-turn.ts';
import type { CustomerState } from './state.ts';

/** All that a reaction may look at. `turn` counts the rep's turns from 1; `heard` is the rep's text folded for matching. */
export interface View {
  persona: Persona;
  sayings: Flow['sayings'];
  difficulty: Difficulty;
  key: string;
  number: number;
  state: CustomerState;
  turn: RepTurn;
  heard: string;
}

/** What the customer does about a turn: says something from these pools, and changes. */
export interface Reaction {
  say: Pool[];
  /** What the lines are to be about, where that is not the whole turn (folded). */
  about?: string;
  happened: CoachNote[];
  trust?: number;
  irritation?: number;
  /** The kind of fault that cost the trust, for a later repair. */
  fault?: string;
  opens?: Level[];
  signals?: Signal[];
  ending?: Ending;
  change?: Partial<CustomerState>;
}

/** A rule looks and reacts, or leaves it to the next. */
export type Rule = (view: View) => Reaction | null;

export const levelOf = (view: View) => DIFFICULTIES[view.difficulty];

/** Whether the rep's message has one of these words, in either script. */
export const hears = (view: View, words: readonly string[]) => words.some((word) => has(view.heard, word));
