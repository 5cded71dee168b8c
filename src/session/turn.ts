import type { RepLine } from '../customer/rep-turn.ts';
import type { CustomerState } from '../customer/state.ts';
import type { CoachNote, Ending, Signal } from '../flow/flow.ts';
import type { Level } from '../flow/levels.ts';
import type { StoredSnapshot } from '../flow/machine.ts';
import type { SpokenLine } from '../understanding/understanding.ts';

/** A customer's line in a turn: its id in the persona, its source text, and the text as the reader was shown it. */
export interface CustomerLine {
  id: string;
  say: string;
  shown: string;
}

/**
 * One turn as it is stored: the rep's messages, the customer's answer, and the state after it. Turn 0 is the opening.
 * A scorecard is made from turns alone, so an old session can be scored again.
 */
export interface Turn {
  number: number;
  /** From the persona's written example, not the rep's own. */
  given: boolean;
  /** The moment that is practised from here, null elsewhere. */
  moment: string | null;
  /** The key and golden question that the rep was in when speaking, and the ones after the answer. */
  keyBefore: string;
  key: string;
  question: string | null;
  rep: RepLine[];
  customer: CustomerLine[];
  /** The last 12 lines of the conversation, as they were shown: what the recogniser sees next. */
  heard: SpokenLine[];
  opened: Level[];
  happened: CoachNote[];
  signals: Signal[];
  ending: Ending | null;
  /** What the customer had asked and was waiting for when the rep spoke. */
  askedBefore: CustomerState['asked'];
  snapshot: StoredSnapshot;
  state: CustomerState;
}
