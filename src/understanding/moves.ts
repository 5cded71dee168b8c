import { foldWords } from '../language/fold.ts';
import { judgeQuestions } from './asking.ts';
import type { Context } from './context.ts';
import { find, rename, yieldAll, yields, yieldsTo } from './evidence.ts';
import type { Findings } from './evidence.ts';
import type { Message } from './message.ts';
import { clauseAt, sameClause, sameSentence, sentenceOf } from './message.ts';
import type { Hit } from './phrasebook.ts';
import { matterOf } from './playback.ts';
import type { Run } from './playback.ts';
import { judgePlainStatement, judgePlayback, judgeTelling } from './telling.ts';

/** Below this a reading is no reading. */
export const SURE_ENOUGH = 0.5;

/** Within a sentence the first is meant where both are found. */
const MEANT: readonly [string, string][] = [
  ...over('golden_d', 'golden_c golden_e golden_a golden_b'),
  ...over('golden_e', 'golden_c golden_b acknowledge_objection golden_a'),
  ...over('golden_c', 'golden_b'),
  ...over('golden_a', 'golden_b golden_c'),
  ...['golden_a', 'golden_b', 'golden_c', 'golden_d', 'golden_e'].flatMap((g) =>
    over(g, 'probe encourage rapport ask_permission pitch reflect invite compliment check_understanding inform'),
  ),
  ...over('show_motivators', 'pitch reflect inform'),
  ...over('ask_permission', 'probe invite state_purpose pitch inform'),
  ...over('invite', 'probe pitch inform'),
  ...over('show_motivators', 'golden_c'),
  ...over('confirm_logistics', 'probe pitch inform'),
  ...over('check_understanding', 'probe encourage'),
  ...over('encourage', 'probe'),
  ...over('compliment', 'empathize'),
  ...over('rapport', 'empathize'),
  ...over('disclose_limits', 'rapport'),
  ...over('answer_objection', 'acknowledge_objection'),
  ...over('acknowledge_objection', 'empathize probe reflect encourage'),
  ...over('emphasise_autonomy', 'probe'),
  ...over('self_disclosure', 'pitch inform answer_objection rapport'),
  ...over('thank', 'encourage'),
  ...over('state_purpose', 'pitch inform golden_d encourage'),
  ...over('self_introduction', 'pitch inform'),
];

/** Within a clause the first is meant. */
const MEANT_IN_CLAUSE: readonly [string, string][] = [
  ...over('emphasise_autonomy', 'invite'),
  ...over('empathize', 'reflect'),
  ...over('check_understanding', 'reflect'),
];

/** Anywhere in the message the first makes the second superfluous. */
const SUPERFLUOUS: readonly [string, string][] = [
  ['summarise', 'reflect'],
  ['link_to_motivator', 'pitch'],
  ['answer_objection', 'pitch'],
  ['answer_objection', 'inform'],
  ['acknowledge_objection', 'probe'],
  ['acknowledge_objection', 'empathize'],
  ['acknowledge_objection', 'encourage'],
  ['acknowledge_objection', 'ask_permission'],
];

function over(meant: string, others: string): [string, string][] {
  return others.split(' ').map((other) => [meant, other]);
}

/** What a message does: patterns first, then the conversation around it, then which of two readings is meant. */
export function judgeMoves(message: Message, context: Context, hits: readonly Hit<string>[]): Findings {
  const findings: Findings = new Map();
  for (const hit of hits)
    if (counts(hit, message, context))
      find(findings, hit.phrase.label, hit.phrase.sure, { start: hit.start, end: hit.end });
  judgePlayback(message, context, findings);
  judgeQuestions(message, context, findings);
  judgeTelling(message, context, findings);
  if (context.heard.has('objection') && !context.heard.has('feeling'))
    rename(findings, 'empathize', 'acknowledge_objection');
  for (const [move, { sure }] of findings) if (sure < SURE_ENOUGH) findings.delete(move);
  yieldAll(findings, MEANT, sameSentence(message));
  yieldAll(findings, MEANT_IN_CLAUSE, sameClause(message));
  keepTermsBeforeLimits(message, findings);
  for (const [first, second] of SUPERFLUOUS) if (findings.has(first)) findings.delete(second);
  keepEncouraging(message, findings);
  keepFarewell(message, findings);
  return findings;
}

/** A limit says what follows it in its sentence; terms told before it stand beside it. */
function keepTermsBeforeLimits(message: Message, findings: Findings): void {
  const said = (weak: Run, limit: Run) =>
    sameClause(message)(weak, limit) || (sameSentence(message)(weak, limit) && limit.start < weak.start);
  for (const other of ['pitch', 'inform', 'answer_objection']) yields(findings, other, 'disclose_limits', said);
}

/** 「不吵您，下午方便嗎？」 asks on: it is no goodbye. */
function keepFarewell(message: Message, findings: Findings): void {
  const from = findings.get('farewell')?.words[0]?.start ?? Infinity;
  if (message.sentences.some((s) => s.clauses.some((c) => c.asks && c.start > from))) findings.delete('farewell');
}

/** 嗯、這樣啊 in a longer message is no move of its own; 後來呢？ and 您繼續說 are. */
function keepEncouraging(message: Message, findings: Findings): void {
  const encourage = findings.get('encourage');
  const asks = encourage?.words.some((w) => clauseAt(message, w.start)?.asks);
  if (!encourage || asks) return;
  const calls = encourage.words.some((w) => CALLS.test(message.text.slice(w.start, w.end)));
  if (!calls && (findings.size > 1 || matterOf(message.text) > 8)) findings.delete('encourage');
}

/** 您接著說、我在聽 call for more; 嗯、這樣啊 only hear. */
const CALLS = new RegExp(foldWords('說|聽|繼續|接著|往下|聊|再|多|呢|怎麼'));

/** Whether a hit stands where its pattern counts: in a question or a statement, after what was heard. */
export function counts<L>({ phrase, start }: Hit<L>, message: Message, context: Context): boolean {
  const sentence = sentenceOf(message, start);
  if (phrase.in === 'question' && (!sentence?.asks || sentence.rhetorical)) return false;
  if (phrase.in === 'statement' && clauseAt(message, start)?.asks && !sentence?.rhetorical) return false;
  return phrase.after.length === 0 || phrase.after.some((h) => context.heard.has(h));
}

/** Moves that a red flag in the same sentence takes the place of. */
const TAKEN: readonly [string, string][] = [
  ['assume', 'empathize'],
  ['assume', 'reflect'],
  ['dismiss', 'probe'],
  ['dismiss', 'acknowledge_objection'],
  ['pressure', 'acknowledge_objection'],
  ['pressure', 'probe'],
  ['disparage', 'reflect'],
  ['dismiss', 'answer_objection'],
  ['pressure', 'golden_d'],
  ['pressure', 'answer_objection'],
  ['pressure', 'reflect'],
  ['privacy', 'reflect'],
  ['conceal', 'pitch'],
  ['conceal', 'ask_permission'],
  ['privacy', 'pitch'],
  ['dismiss', 'encourage'],
  ['dismiss', 'golden_e'],
  ['dismiss', 'disclose_limits'],
  ['assume', 'probe'],
  ['pressure', 'golden_e'],
];

/** What is left of the moves beside the flags, and what a plain statement does that neither claims. */
export function giveWay(
  message: Message,
  context: Context,
  moves: Findings,
  flags: ReadonlyMap<string, Findings>,
): void {
  for (const [flag, move] of TAKEN) {
    const families = flags.get(flag);
    if (!families) continue;
    const words = [...families.values()].flatMap((e) => e.words);
    yieldsTo(moves, move, words, sameSentence(message));
  }
  if (flags.size === 0 || context.askedOutright) judgePlainStatement(message, context, moves);
  else if (moves.size === 0 && flags.has('pressure') && OFFERS_TERMS.test(message.text))
    find(moves, 'pitch', 0.55, { start: 0, end: message.text.length });
}

/** A price or quota clause pitches, even when it hurries (domain.md, section 11). */
const OFFERS_TERMS = new RegExp(foldWords('價|折|優惠|名額|元|塊|萬|送|方案|漲|庫存|剩'));
