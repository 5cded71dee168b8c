import type { Context } from './context.ts';
import { find } from './evidence.ts';
import type { Findings } from './evidence.ts';
import type { Alike } from './likeness.ts';
import type { Message } from './message.ts';
import { runsIn } from './playback.ts';

/** A pattern's word is better than a likeness; below this a move rests on no pattern of its own. */
const BY_PATTERN = 0.64;
const LIKE_ENOUGH = 0.25;
const LIKE_TOO = 0.55;
/** A flag costs a mark, so it must be much liker than a move. */
const LIKE_A_FLAG = 0.45;
const LIKE_A_FLAG_ANSWERING = 0.6;
const SHORT = 8;
/** Readings that only stand where nothing better is known. */
const PLAIN = ['probe', 'pitch', 'inform', 'answer_objection', 'acknowledge_objection', 'encourage'];

/** Less is no message to be compared. */
const SAYS = /\p{Script=Han}{2}/u;

/** Whether patterns leave open what a message does, or whether it bears a flag. */
export const isUnclear = (message: Message, moves: Findings): boolean =>
  SAYS.test(message.text) && (!isPlain(moves) || mayBear(message, moves));

const isPlain = (moves: Findings) => [...moves.values()].some((e) => e.sure >= BY_PATTERN);

const mayBear = (message: Message, moves: Findings): boolean =>
  message.quotes.length === 0 &&
  ![...moves].some(([move, { sure }]) => HONEST.has(move) && sure >= BY_PATTERN) &&
  !message.sentences.some((s) => s.asks && s.marked && !s.rhetorical);

/** Where no pattern speaks, the message does what the messages most like it do, unless its words bar that; else it stays as it is. */
export function judgeMovesAlike(
  message: Message,
  context: Context,
  moves: Findings,
  alike: readonly Alike[],
  barred: (move: string) => boolean,
): void {
  if (isPlain(moves)) return;
  const fitting = alike.filter(({ kind, label }) => kind === 'move' && fits(label, message, context) && !barred(label));
  const [first, second] = fitting;
  if (!first || first.like < (moves.has('reflect') ? LIKE_TOO : LIKE_ENOUGH)) return;
  const whole = { start: 0, end: message.text.length };
  for (const move of PLAIN) moves.delete(move);
  find(moves, first.label, 0.5 + first.like * 0.2, whole);
  if (second && second.like >= LIKE_TOO && !second.label.startsWith('golden_'))
    find(moves, second.label, 0.5 + second.like * 0.2, whole);
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

/** What nobody says who claims, presses or belittles in the same breath. */
const HONEST = new Set(
  'disclose_limits emphasise_autonomy golden_a golden_b golden_c golden_d golden_e show_motivators summarise check_understanding thank greeting ask_permission'.split(
    ' ',
  ),
);

/** A flag that no pattern knows, with the family that it is most like; never beside an honest move, a quotation or a question. */
export function judgeFlagsAlike(
  message: Message,
  context: Context,
  moves: Findings,
  flags: Map<string, Findings>,
  families: Readonly<Record<string, readonly string[]>>,
  alike: readonly Alike[],
): void {
  const likest = alike.find(({ kind }) => kind === 'flag');
  const enough = context.heard.has('question') ? LIKE_A_FLAG_ANSWERING : LIKE_A_FLAG;
  if (!likest || likest.like < enough || !mayBear(message, moves)) return;
  if (likest.label === 'dismiss' && !['objection', 'feeling', 'worry'].some((h) => context.heard.has(h as 'worry')))
    return;
  const own = families[likest.label] ?? [];
  const family = alike.find(({ kind, label }) => kind === 'family' && own.includes(label))?.label ?? '';
  const evidence = { sure: 0.5 + likest.like * 0.2, words: [{ start: 0, end: message.text.length }] };
  flags.set(likest.label, new Map([[family, evidence]]));
}
