import type { Ending } from '../flow/flow.ts';

/** What a mark can be (domain.md, section 12). */
export type Mark = 'met' | 'partly' | 'not' | 'not_applicable';

/** The rep's own words in a turn, as written; the id of that message; the customer's words where these are the reason. */
export interface Evidence {
  turn: number;
  line: string | null;
  quote: string;
  customer: string | null;
}

export interface ScoredCriterion {
  id: string;
  key: string;
  level: Mark;
  evidence: Evidence[];
  /** Where another line would have helped most; null where the mark is met or not needed. */
  moment: Evidence | null;
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
  line: string | null;
  quote: string;
  answer: string;
  better: string;
}

export interface Scorecard {
  /** The version of the rules, and the hash of the flow whose criteria they are: what it was made with. */
  version: number;
  criteriaFrom: string;
  /** 0 to 100; for details and JSON, never a headline (trainer.md, section 5). */
  total: number;
  ending: Ending;
  keys: ScoredKey[];
  goldenQuestions: { id: string; turn: number; depth: number; line: string | null; quote: string }[];
  criteria: ScoredCriterion[];
  flags: { id: string; family: string | null; turn: number; line: string; quote: string }[];
  /** What the integrity rule caps the total at, and the line that does; null where nothing caps. */
  cap: { at: 40 | 60; family: string | null; turn: number; quote: string } | null;
  /** Lines that opened something: at which key, what the customer then said, and the words of the line that did it. */
  opened: {
    level: string;
    key: string;
    turn: number;
    line: string | null;
    quote: string;
    answer: string;
    words: string[];
  }[];
  fix: Fix | null;
}
