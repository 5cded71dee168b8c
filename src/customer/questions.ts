import { sentencesOf } from '../understanding/sentences.ts';
import { did, type RepTurn } from './rep-turn.ts';

/** What only asks for a yes to what was just played back, or for leave. */
const TAG =
  /(对吗|对不对|对吧|是吗|是吧|是不是这样|没听错|这样理解|系咪咁|系咪咁样|啱唔啱|系嘛|好吗|好不好|可以吗|方便吗|得唔得|行吗|行不)\s*[?？]?\s*$/u;

/** Moves whose question has a meaning of its own. */
const KNOWN = [
  'golden_a',
  'golden_b',
  'golden_c',
  'golden_d',
  'golden_e',
  'invite',
  'ask_permission',
  'check_understanding',
  'show_motivators',
  'encourage',
  'acknowledge_objection',
];

/** Whether the rep asks something of the customer's own situation: a probe, or any open question at the end of the turn. */
export const asksSomething = (turn: RepTurn, heard: string): boolean =>
  did(turn, 'probe') || (!did(turn, ...KNOWN) && isQuestion(heard));

/** Whether a turn (folded) ends with a question that wants more than a yes. */
export function isQuestion(heard: string): boolean {
  const last = sentencesOf(heard).at(-1);
  return last !== undefined && last.asks && !last.rhetorical && !TAG.test(last.text);
}
