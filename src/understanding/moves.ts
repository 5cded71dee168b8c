import { judgeQuestions } from './asking.ts';
import type { Context } from './context.ts';
import { find, yields } from './evidence.ts';
import type { Findings } from './evidence.ts';
import type { Message } from './message.ts';
import { clauseAt, sameSentence, sentenceOf } from './message.ts';
import type { Hit } from './phrasebook.ts';
import { judgePlainStatement, judgePlayback, judgeTelling } from './telling.ts';

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
  ...over('confirm_logistics', 'probe pitch inform'),
  ...over('check_understanding', 'probe encourage'),
  ...over('acknowledge_objection', 'empathize probe reflect encourage'),
  ...over('disclose_limits', 'pitch inform answer_objection'),
  ...over('emphasise_autonomy', 'probe invite'),
  ...over('state_purpose', 'pitch inform'),
  ...over('self_introduction', 'pitch inform'),
  ...over('empathize', 'reflect'),
];

/** Anywhere in the message the first makes the second superfluous. */
const SUPERFLUOUS: readonly [string, string][] = [
  ['summarise', 'reflect'],
  ['link_to_motivator', 'pitch'],
  ['answer_objection', 'pitch'],
  ['answer_objection', 'inform'],
  ['acknowledge_objection', 'probe'],
  ['acknowledge_objection', 'empathize'],
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
  for (const [meant, other] of MEANT) yields(findings, other, meant, sameSentence(message));
  for (const [first, second] of SUPERFLUOUS) if (findings.has(first)) findings.delete(second);
  judgePlainStatement(message, context, findings);
  return findings;
}

/** Whether a hit stands where its pattern counts: in a question or a statement, after what was heard. */
export function counts<L>({ phrase, start }: Hit<L>, message: Message, context: Context): boolean {
  const sentence = sentenceOf(message, start);
  if (phrase.in === 'question' && !sentence?.asks) return false;
  if (phrase.in === 'statement' && clauseAt(message, start)?.asks && !sentence?.rhetorical) return false;
  return phrase.after.length === 0 || phrase.after.some((h) => context.heard.has(h));
}
