import type { Level } from '../flow/levels.ts';
import type { Style } from '../flow/persona.ts';
import { DIFFICULTIES, type Difficulty } from './difficulty.ts';
import { MANNERS } from './style.ts';

/** What the customer feels and remembers. Plain JSON: it is stored with every turn. */
export interface CustomerState {
  /** 0 to 100 each. */
  trust: number;
  irritation: number;
  /** All that the customer has let be known, in the order it came. It never shrinks. */
  known: Level[];
  /** Ids of lines said, so that none is said twice. */
  said: string[];
  /** The persona's own words that the customer has said so far. */
  ownWords: string[];
  /** How often the rep has made each move. */
  did: Record<string, number>;
  motivatorsShown: boolean;
  /** The rep's last turn reflected, empathised or encouraged. */
  receivedLast: boolean;
  /** Questions in a row without any receiving; encouragers in a row; turns in a row with the customer's own words. */
  bare: number;
  encouraged: number;
  parroted: number;
  /** The level that was half told, open to whoever takes it up. */
  hinted: Level | null;
  /** The turn in which that was. */
  hintedAt: number;
  /** What the customer asked and has not been answered. */
  asked: { what: 'price' | 'other'; times: number } | null;
  /** The price was told, asked for or not. */
  priceTold: boolean;
  objection: 'none' | 'smoke' | 'true' | 'eased';
  /** How often the true objection was answered without being taken up. */
  objectionAnswered: number;
  planTied: number;
  summaryConfirmed: boolean;
  signalAt: number | null;
  invitedEarly: number;
  pressed: number;
  concealed: number;
  silent: boolean;
  silences: number;
  /** Smoke objections put before the true one. */
  smokes: number;
  /** Somebody upset has been heard; all others are calm from the start. */
  calmed: boolean;
  complained: number;
  /** How often the true objection has been taken up. */
  objectionTaken: number;
  heardOut: number;
  insulted: number;
  /** The turn in which the customer last took the lead. */
  ledAt: number;
  notUnderstood: number;
  /** The last fall of trust with what the rep had said, and the kinds of fault already repaired. */
  lastLoss: { kind: string; amount: number; said: string } | null;
  repaired: string[];
}

/** The customer before the first word. */
export const customerAtStart = (difficulty: Difficulty, style: Style): CustomerState => ({
  trust: DIFFICULTIES[difficulty].trust + MANNERS[style].trust,
  irritation: MANNERS[style].irritation,
  known: [],
  said: [],
  ownWords: [],
  did: {},
  motivatorsShown: false,
  receivedLast: false,
  bare: 0,
  encouraged: 0,
  parroted: 0,
  hinted: null,
  hintedAt: 0,
  asked: null,
  priceTold: false,
  objection: 'none',
  objectionAnswered: 0,
  planTied: 0,
  summaryConfirmed: false,
  signalAt: null,
  invitedEarly: 0,
  pressed: 0,
  concealed: 0,
  silent: false,
  silences: 0,
  smokes: 0,
  calmed: style !== 'upset',
  complained: 0,
  objectionTaken: 0,
  heardOut: 0,
  insulted: 0,
  ledAt: 1,
  notUnderstood: 0,
  lastLoss: null,
  repaired: [],
});

export const knows = (state: CustomerState, ...levels: Level[]) => levels.every((level) => state.known.includes(level));
