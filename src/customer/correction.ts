import { fold } from '../language/fold.ts';
import { pairsOf } from './mentions.ts';
import { did, type RepTurn } from './rep-turn.ts';

/** 不能保證, 沒辦法擔保, 唔敢包, in folded characters. */
const TAKES_BACK = /(不|没|无|唔|未)(能|法|办法|敢|可以|会)?.{0,2}(保证|担保|包)/u;
/** What says nothing of the subject of a promise. */
const EMPTY = ['保证', '担保', '绝对', '一定', '不会', '不能', '可以', '我们', '你们'];

/**
 * Whether the rep sets right what was said before: an apology or correction, or, of an overclaim, the honest limit of that
 * very thing (保證不漏單 … 不能保證零漏單). `overclaimed` is the text that went too far, null for any other fault.
 */
export function corrects(turn: RepTurn, overclaimed: string | null): boolean {
  if (turn.cues.has('repair')) return true;
  if (overclaimed === null || !did(turn, 'disclose_limits') || turn.flags.has('overclaim')) return false;
  const heard = fold(turn.text).text;
  return TAKES_BACK.test(heard) && pairsOf(overclaimed).some((pair) => !EMPTY.includes(pair) && heard.includes(pair));
}
