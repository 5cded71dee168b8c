import type { Context } from './context.ts';
import { find } from './evidence.ts';
import type { Findings } from './evidence.ts';
import type { Message } from './message.ts';
import { runsIn } from './playback.ts';
import { traitsOf } from './traits.ts';
import { WEIGHTS } from './weights.ts';

/** How like the labelled messages of each move a message is, 0 to 1, likest first. */
export type Likeness = (traits: ReadonlySet<string>) => { move: string; like: number }[];

/** Weights are written as whole numbers of this part. */
export const SCALE = 10;

/** Reads the learned weights: the moves, what each starts from, then a line a trait with `move:weight`. */
export function readLikeness(weights = WEIGHTS): Likeness {
  const [names = '', starts = '', ...lines] = weights.split('\n');
  const moves = names.split(' ');
  const start = starts.split(' ').map(Number);
  const known = new Map<string, number[]>();
  for (const line of lines) {
    const [trait, ...pairs] = line.split('\t');
    if (trait)
      known.set(
        trait,
        pairs.flatMap((pair) => pair.split(':').map(Number)),
      );
  }
  return (traits) => {
    const sums = new Float64Array(moves.length);
    for (const trait of traits) {
      const pairs = known.get(trait);
      if (pairs) for (let i = 0; i < pairs.length; i += 2) sums[pairs[i] as number]! += pairs[i + 1] as number;
    }
    const norm = SCALE * Math.sqrt(traits.size);
    return moves
      .map((move, i) => ({ move, like: 1 / (1 + Math.exp(-((start[i] ?? 0) / SCALE + (sums[i] as number) / norm))) }))
      .toSorted((a, b) => b.like - a.like);
  };
}

/** A pattern's word is better than a likeness; below this a move rests on no pattern of its own. */
const BY_PATTERN = 0.64;
const LIKE_ENOUGH = 0.25;
const LIKE_TOO = 0.55;
const SHORT = 8;
/** Readings that only stand where nothing better is known. */
const PLAIN = ['probe', 'pitch', 'inform', 'answer_objection', 'acknowledge_objection', 'encourage'];

/** Where no pattern speaks, the message does what the messages most like it do; else it stays as it is. */
export function judgeByLikeness(message: Message, context: Context, moves: Findings, likeness: Likeness): void {
  if ([...moves.values()].some((e) => e.sure >= BY_PATTERN) || !/\p{Script=Han}{2}/u.test(message.text)) return;
  const fitting = likeness(traitsOf(message, context)).filter(({ move }) => fits(move, message, context));
  const [first, second] = fitting;
  if (!first || first.like < (moves.has('reflect') ? LIKE_TOO : LIKE_ENOUGH)) return;
  const whole = { start: 0, end: message.text.length };
  for (const move of PLAIN) moves.delete(move);
  find(moves, first.move, 0.5 + first.like * 0.2, whole);
  if (second && second.like >= LIKE_TOO && !second.move.startsWith('golden_'))
    find(moves, second.move, 0.5 + second.like * 0.2, whole);
}

/** What a move cannot do without: a question, something that was heard. */
function fits(move: string, message: Message, { heard, heardLately, lastTurn, allPairs }: Context): boolean {
  const asks = message.sentences.some((s) => s.asks && !s.rhetorical);
  if (move === 'golden_e')
    return asks && ['worry', 'consequence', 'feeling'].some((h) => heardLately.has(h as 'worry'));
  if (move.startsWith('golden_') || move === 'probe') return asks;
  if (move === 'encourage') return lastTurn.length > 0 && (asks || message.text.length <= SHORT);
  if (move === 'inform') return heard.has('question');
  if (move === 'pitch') return !heard.has('question');
  if (move === 'empathize')
    return [...heardLately].some((h) => h !== 'yes' && h !== 'no') || playsBack(message, allPairs);
  if (PLAYS_BACK.has(move)) return playsBack(message, allPairs);
  return !ANSWERS.has(move) || lastTurn.length > 0;
}

const playsBack = ({ text }: Message, pairs: ReadonlySet<string>) => runsIn(text, 0, pairs).length > 0;
const PLAYS_BACK = new Set(['reflect', 'summarise', 'link_to_motivator']);

const ANSWERS = new Set('check_understanding acknowledge_objection answer_objection'.split(' '));
