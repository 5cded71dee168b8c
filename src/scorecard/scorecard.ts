import type { Ending } from '../flow/flow.ts';

/** What a mark can be (domain.md, section 12). */
export type Mark = 'met' | 'partly' | 'not' | 'not_applicable';

/** The rep's own words in a turn, as written. */
export interface Evidence {
  turn: number;
  quote: string;
}

export interface ScoredCriterion {
  id: string;
  key: string;
  level: Mark;
  evidence: Evidence[];
}

/** A key's mark; `share` is 0 to 1 for a bar, the weighted mean of its criteria. */
export interface ScoredKey {
  id: string;
  level: Mark;
  share: number;
}

/** The one thing to fix: the rep's line, what the customer answered to it, and a better line for that very moment. */
export interface Fix {
  turn: number;
  criterion: string;
  quote: string;
  answer: string;
  better: string;
}

export interface Scorecard {
  /** The version of the rules it was made with. */
  version: number;
  /** 0 to 100; for details and JSON, never a headline (trainer.md, section 5). */
  total: number;
  ending: Ending;
  keys: ScoredKey[];
  goldenQuestions: { id: string; turn: number; depth: number; quote: string }[];
  criteria: ScoredCriterion[];
  flags: { id: string; family: string | null; turn: number; quote: string }[];
  /** What the integrity rule caps the total at, and the line that does; null where nothing caps. */
  cap: { at: 40 | 60; family: string | null; turn: number; quote: string } | null;
  /** Lines that opened something, with what the customer then said. */
  opened: { level: string; turn: number; quote: string; answer: string }[];
  fix: Fix | null;
}
