import { foldWords } from '../language/fold.ts';
import type { Context } from './context.ts';
import { find } from './evidence.ts';
import type { Findings } from './evidence.ts';
import type { Message } from './message.ts';
import { sentenceOf } from './message.ts';
import { matterOf, pairsOf, runsIn, shareOf } from './playback.ts';
import { asksOpenly } from './sentences.ts';
import type { Clause, Sentence } from './sentences.ts';

const BARE_WHY = new RegExp(
  `^(?:${foldWords('那|嗯|哦|所以|您|是|咦|欸')})*(?:${foldWords('為什麼|怎麼會|為什麼會')})(?:${foldWords('呢|啊|這樣|這麼|是|這個|會|說|想|覺得|您|的')})*\\??$`,
);
const TAG = new RegExp(
  foldWords(
    '^(對嗎|對吧|對不對|是嗎|是吧|是不是|好嗎|好不好|可以嗎|行嗎|行不行|ok嗎|沒錯吧|您看呢|您說呢|您覺得呢|您說是吧|這樣對嗎|這樣可以嗎|您看行嗎|您看可以嗎|怎麼樣|如何|行不|好不|是|係|真的|真的喔|這樣|您在嗎|您說是不是)\\??$',
  ),
);

/** Moves that make the question of their sentence their own: it is then no probe. */
const ASKING = new Set(
  'golden_a golden_b golden_c golden_d golden_e invite ask_permission check_understanding rapport confirm_logistics probe'.split(
    ' ',
  ),
);

/** Moves that only the clause they stand in belongs to. */
const STANDING = new Set(
  'encourage acknowledge_objection show_motivators greeting emphasise_autonomy empathize reflect summarise'.split(' '),
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
  keepWorryHonest(message, context, findings);
  for (const sentence of message.sentences)
    if (sentence.asks && !sentence.rhetorical) claimRest(message, sentence, context, findings);
  askedAboutObjection(message, context, findings);
}

const RECEIVES = new RegExp(
  foldWords(
    '^(好|嗯|哦|明白|了解|當然|確實|沒關係|理解|懂|是的|對|也是|ok|沒問題|行|可以理解|我懂|應該的|這樣|沒事|這個|這點|真的)',
  ),
);

/** A question that receives an objection and explores it belongs to receiving it (domain.md, section 11). */
function askedAboutObjection(message: Message, context: Context, findings: Findings): void {
  const { heard, lastTurn } = context;
  if (!heard.has('objection') || context.askedOutright) return;
  if (['answer_objection', 'summarise', 'invite'].some((m) => findings.has(m))) return;
  const about =
    context.stage === 'find_hot_button'
      ? ['probe', 'check_understanding']
      : ['probe', 'golden_a', 'check_understanding'];
  const asked = about.find((m) => findings.has(m));
  const takesUp =
    findings.has('acknowledge_objection') ||
    RECEIVES.test(message.text) ||
    message.text.includes('他') ||
    runsIn(message.text, 0, pairsOf(lastTurn)).length > 0;
  if (!asked || !takesUp) return;
  const words = findings.get(asked)?.words ?? [];
  for (const m of ['probe', 'golden_a', 'reflect']) findings.delete(m);
  find(findings, 'acknowledge_objection', 0.62, ...words);
}

function bareWhy(clause: Clause, context: Context, findings: Findings): void {
  for (const move of ['golden_b', 'golden_c', 'golden_e', 'encourage']) findings.delete(move);
  find(findings, whyAfter(context), 0.75, clause);
}

/** golden_e needs a worry or a consequence that the customer has voiced; else it explores an objection, or probes. */
function keepWorryHonest(
  message: Message,
  { stage, heard, heardLately, recentPairs }: Context,
  findings: Findings,
): void {
  const worry = findings.get('golden_e');
  const takenUp = runsIn(message.text, 0, recentPairs).some((r) => matterOf(message.text.slice(r.start, r.end)) >= 2);
  if (!worry || (takenUp && !heard.has('objection'))) return;
  const stands = heard.has('objection') && stage === 'get_commitment';
  if (!stands && ['worry', 'consequence', 'feeling'].some((h) => heardLately.has(h as 'worry'))) return;
  findings.delete('golden_e');
  find(findings, heard.has('objection') ? 'acknowledge_objection' : 'probe', 0.65, ...worry.words);
}

function claimRest(message: Message, sentence: Sentence, context: Context, findings: Findings): void {
  for (const clause of sentence.clauses) {
    if (!clause.asks || TAG.test(clause.text.trim())) continue;
    const claimed = [...findings].some(([move, { words }]) =>
      words.some((w) =>
        ASKING.has(move)
          ? sentenceOf(message, w.start) === sentence
          : STANDING.has(move) && w.end > clause.start && w.start < clause.end,
      ),
    );
    if (!claimed) find(findings, meansWith(clause, context), 0.62, clause);
  }
}

const WHY = new RegExp(
  foldWords('為什麼|怎麼會|怎麼想|什麼事|什麼原因|什麼讓|什麼緣故|什麼理由|是想到|什麼故事|怎麼把'),
);
const ECHO_SHARE = 0.6;

/** What a question that no pattern claims asks for: a why takes up the last answer, an echo lets go on, all else probes. */
function meansWith(clause: Clause, context: Context): string {
  const why = WHY.test(clause.text) ? whyAfter(context) : 'encourage';
  if (why !== 'encourage') return why;
  const runs = runsIn(clause.text, clause.start, context.recentPairs);
  const echo =
    matterOf(clause.text) <= 8 && !asksOpenly(clause.text) && shareOf(clause.text, clause.start, runs) >= ECHO_SHARE;
  return echo ? 'encourage' : 'probe';
}
