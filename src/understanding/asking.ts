import { foldWords } from '../language/fold.ts';
import type { Context } from './context.ts';
import { find } from './evidence.ts';
import type { Findings } from './evidence.ts';
import type { Message } from './message.ts';
import { sentenceOf } from './message.ts';
import type { Clause, Sentence } from './sentences.ts';

const BARE_WHY = new RegExp(
  `^(?:${foldWords('那|嗯|哦|所以|您|是|咦|欸')})*(?:${foldWords('為什麼|怎麼會|為什麼會')})(?:${foldWords('呢|啊|這樣|這麼|是|這個|會|說|想|覺得|您|的')})*\\??$`,
);
const TAG = new RegExp(
  foldWords(
    '^(對嗎|對吧|對不對|是嗎|是吧|是不是|好嗎|好不好|可以嗎|行嗎|行不行|ok嗎|沒錯吧|您看呢|您說呢|您覺得呢|您說是吧|這樣對嗎|這樣可以嗎|您看行嗎|您看可以嗎|怎麼樣|如何)$',
  ),
);

/** Moves that make a question their own: it is then no probe. */
export const ASKING = new Set(
  'golden_a golden_b golden_c golden_d golden_e invite ask_permission check_understanding rapport encourage acknowledge_objection confirm_logistics show_motivators probe greeting emphasise_autonomy empathize reflect summarise'.split(
    ' ',
  ),
);

/** Why-questions take their meaning from what the customer has just answered (domain.md, section 11). */
export function whyAfter({ heard, asked }: Context): string {
  if (heard.has('consequence') || heard.has('worry')) return 'golden_e';
  if (heard.has('reason') || asked.has('golden_b')) return 'golden_c';
  return heard.has('choice') ? 'golden_b' : 'encourage';
}

/** Reads what the questions of a message ask for, where patterns alone cannot tell. */
export function judgeQuestions(message: Message, context: Context, findings: Findings): void {
  for (const sentence of message.sentences)
    for (const clause of sentence.clauses) if (BARE_WHY.test(clause.text)) bareWhy(clause, context, findings);
  keepWorryHonest(context, findings);
  for (const sentence of message.sentences)
    if (sentence.asks && !sentence.rhetorical) probeIfUnclaimed(message, sentence, findings);
}

function bareWhy(clause: Clause, context: Context, findings: Findings): void {
  for (const move of ['golden_b', 'golden_c', 'golden_e', 'encourage']) findings.delete(move);
  find(findings, whyAfter(context), 0.75, clause);
}

/** golden_e needs a worry or a consequence that the customer has voiced; else it explores an objection, or probes. */
function keepWorryHonest({ heard, heardLately }: Context, findings: Findings): void {
  const worry = findings.get('golden_e');
  if (!worry || ['worry', 'consequence', 'feeling'].some((h) => heardLately.has(h as 'worry'))) return;
  findings.delete('golden_e');
  find(findings, heard.has('objection') ? 'acknowledge_objection' : 'probe', 0.65, ...worry.words);
}

function probeIfUnclaimed(message: Message, sentence: Sentence, findings: Findings): void {
  for (const clause of sentence.clauses) {
    if (!clause.asks || TAG.test(clause.text.trim())) continue;
    const claimed = [...findings].some(
      ([move, { words }]) => ASKING.has(move) && words.some((w) => sentenceOf(message, w.start) === sentence),
    );
    if (!claimed) find(findings, 'probe', 0.62, clause);
  }
}
