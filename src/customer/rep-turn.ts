import type { Found, Understanding } from '../understanding/understanding.ts';

/** One message of the rep with what it does. `id` is the stored line's. */
export interface RepLine {
  id: string;
  text: string;
  understanding: Understanding;
}

/** All that the rep said before the customer answered: one turn, however many messages (domain.md, section 12). */
export interface RepTurn {
  lines: readonly RepLine[];
  /** The messages joined by line breaks. */
  text: string;
  moves: ReadonlySet<string>;
  flags: ReadonlySet<string>;
  cues: ReadonlySet<string>;
  found: readonly Found[];
}

/** What is less sure is never held against the rep: about one in two such flags is right (`npm run evaluate`). */
const SURE = 0.7;
const isSure = ({ confidence }: Found): boolean => confidence >= SURE;

/** The union of what the lines do; of the flags only what is sure. */
export function repTurn(lines: readonly RepLine[]): RepTurn {
  const all = (pick: (u: Understanding) => string[]) => new Set(lines.flatMap((line) => pick(line.understanding)));
  const found = lines.flatMap((line) => heldAgainst(line.understanding));
  return {
    lines,
    text: lines.map((line) => line.text).join('\n'),
    moves: all((u) => u.moves),
    flags: new Set(found.filter((f) => f.kind === 'flag').map((f) => f.label)),
    cues: all((u) => u.cues),
    found,
  };
}

/** What was found in a message, without flags that are not sure. */
export const heldAgainst = ({ found }: Understanding): Found[] => found.filter((f) => f.kind !== 'flag' || isSure(f));

export const did = (turn: RepTurn, ...moves: string[]) => moves.some((move) => turn.moves.has(move));

/** Whether the rep surely did one of these: for what costs. */
export const surelyDid = (turn: RepTurn, ...labels: string[]) =>
  turn.found.some((f) => labels.includes(f.label) && isSure(f));

/** Moves that take up what the customer said; confusion among them never costs anything (domain.md, section 12). */
export const RECEIVING = [
  'encourage',
  'reflect',
  'empathize',
  'summarise',
  'check_understanding',
  'acknowledge_objection',
] as const;
export const received = (turn: RepTurn) => did(turn, ...RECEIVING);

export const GOLDEN = ['golden_a', 'golden_b', 'golden_c', 'golden_d', 'golden_e'] as const;
export const askedGolden = (turn: RepTurn) => did(turn, ...GOLDEN);
