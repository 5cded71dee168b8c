import { foldWords } from '../language/fold.ts';
import type { Context } from './context.ts';
import { find, rename } from './evidence.ts';
import type { Findings } from './evidence.ts';
import type { Message } from './message.ts';
import { clauseAt, sameSentence, sentenceOf } from './message.ts';
import { isOwnWords, matterOf, runsIn, shareOf } from './playback.ts';
import type { Run } from './playback.ts';
import type { Clause } from './sentences.ts';

const REFERS = new RegExp(
  foldWords(
    '您那|您(剛剛|之前|剛|前面|一開始|上次)?(說|提到|提過|提|擔心|在意|看重|想要|要|怕|最|關心|重視|講究|希望|想|不想|不願|不希望|的)|既然您|像您|就您|針對您|對您',
  ),
);
const OFFER = new RegExp(
  foldWords(
    '^(那|所以|正好|剛好)*(這|我們|我這|方案|系統|計劃|產品).{0,8}(可以|能|就|會|讓|把|剛好|正好|是|幫|補)|(就能|就可以|正好|剛好可以|可以|能)(讓|幫|把|少|省|不用|替|補)',
  ),
);
const ME = new RegExp(foldWords('^(我|我們|我這|這(套|款|台|個|份)|可以|能)'));

/** Playback of the customer's own words: one point reflects, a list of points sums up. */
export function judgePlayback(message: Message, context: Context, findings: Findings): void {
  const marked = findings.get('reflect');
  if (marked) weighMarker(message, context, findings);
  settleEchoes(message, context);
  for (const sentence of message.sentences)
    for (const clause of sentence.clauses)
      if (!clause.asks && echoes(clause, context)) find(findings, 'reflect', 0.62, clause);
  if (!findings.has('summarise')) return;
  findings.delete('reflect');
  keepTheirs(message, context, findings);
}

/** What a summary says of the customer's is no limit and no feature of the rep's. */
function keepTheirs(message: Message, { allPairs }: Context, findings: Findings): void {
  for (const label of ['disclose_limits', 'inform', 'pitch', 'probe']) {
    const told = findings.get(label);
    if (!told) continue;
    told.words = told.words.filter((w) => {
      const clause = clauseAt(message, w.start);
      return !clause || runsIn(clause.text, clause.start, allPairs).length === 0;
    });
    if (told.words.length === 0) findings.delete(label);
  }
}

/** 「成班伙記點算…」 asks nothing where the customer has just said it and the rep goes on. */
function settleEchoes(message: Message, context: Context): void {
  const clauses = message.sentences.flatMap((s) => s.clauses);
  for (const clause of clauses.slice(0, -1))
    if (clause.asks && lengthHeard(clause.text, context.recentPairs) >= WORD_FOR_WORD) clause.asks = false;
  for (const sentence of message.sentences) sentence.asks = sentence.clauses.some((c) => c.asks);
}

/** 聽起來、您剛說 without a word of the customer's is no playback. */
function weighMarker(message: Message, context: Context, findings: Findings): void {
  const marked = findings.get('reflect');
  if (!marked) return;
  const runs = message.sentences.flatMap((s) => runsIn(s.text, s.start, context.recentPairs));
  const near = (w: Run) => runs.some((r) => sameSentence(message)(r, w));
  if (marked.words.some(near))
    find(findings, 'reflect', 0.8, ...runs.filter((r) => marked.words.some((w) => sameSentence(message)(r, w))));
  else if (marked.words.some((w) => sharesOne(message, w, context))) marked.sure = 0.52;
  else findings.delete('reflect');
}

/** One character that matters (錢, 累, 怕) heard in the last turn. */
const sharesOne = (message: Message, word: Run, { lastTurn }: Context) =>
  Array.from(sentenceOf(message, word.start)?.text ?? '').some(
    (c) => matterOf(c) === 1 && lastTurn.some((line) => line.includes(c)),
  );

const ECHO_SHARE = 0.6;
const ECHO_OF_OLD = 0.75;
const WORD_FOR_WORD = 0.8;

/** Most of a clause heard lately, or nearly all of a longer one heard at any time. */
function echoes({ text, start }: Clause, { recentPairs, allPairs }: Context): boolean {
  if (ME.test(text) || matterOf(text) < 1) return false;
  if (text.trim().length >= 3 && lengthHeard(text, recentPairs) >= ECHO_SHARE) return true;
  if (matterOf(text) < 2) return false;
  if (shareOf(text, start, runsIn(text, start, recentPairs)) >= ECHO_SHARE) return true;
  return matterOf(text) >= 3 && shareOf(text, start, runsIn(text, start, allPairs)) >= ECHO_OF_OLD;
}

/** The share of a clause's length that stands in one stretch of the customer's own words. */
function lengthHeard(text: string, pairs: ReadonlySet<string>): number {
  const own = runsIn(text, 0, pairs).filter((r) => isOwnWords(text.slice(r.start, r.end)));
  return Math.max(0, ...own.map((r) => r.end - r.start)) / text.trim().length;
}

/** Telling the offer: in the customer's words (link), as an answer (inform, answer_objection), or unasked (pitch). */
export function judgeTelling(message: Message, context: Context, findings: Findings): void {
  const own = ownWords(message, context);
  dropPlayedBack(message, context, findings);
  if (own.length > 0 && (findings.has('pitch') || offers(message, context))) {
    find(findings, 'link_to_motivator', 0.8, ...own);
    for (const other of ['pitch', 'reflect', 'inform']) findings.delete(other);
  }
  const told = tells(context);
  for (const other of ['pitch', 'inform']) if (other !== told) rename(findings, other, told);
}

/** What telling does now: it answers what was asked, or what stands against; unasked it pitches. */
function tells({ heard, askedOutright }: Context): string {
  if (askedOutright || (heard.has('question') && !heard.has('objection'))) return 'inform';
  return heard.has('objection') ? 'answer_objection' : 'pitch';
}

/** 最便宜 in 「您說要最便宜的」 is the customer's, no pitch. */
function dropPlayedBack(message: Message, context: Context, findings: Findings): void {
  const pitch = findings.get('pitch');
  if (!pitch) return;
  pitch.words = pitch.words.filter((w) => {
    const clause = clauseAt(message, w.start);
    return !clause || !REFERS.test(clause.text) || runsIn(clause.text, clause.start, context.recentPairs).length === 0;
  });
  if (pitch.words.length === 0) findings.delete('pitch');
}

/** 您說…, or what the offer relieves them of: 不用再…. */
const RELIEVES = new RegExp(foldWords('不用再|不必再|不會再|就不用|就不必|省得|免得|不需要再|少一次|不用每'));
const takesUp = (clause: string) => REFERS.test(clause) || RELIEVES.test(clause);

/** A clause of the rep's own that starts from the offer: what it does for the customer. */
function offers(message: Message, context: Context): boolean {
  const quotesThem = message.sentences.some((s) => s.clauses.some((c) => takesUp(c.text)));
  const lax = context.stage === 'press_hot_button' && quotesThem;
  const starts = (c: Clause) => OFFER.test(c.text) || (lax && matterOf(c.text) >= 3);
  const own = (c: Clause) => shareOf(c.text, c.start, runsIn(c.text, c.start, context.recentPairs)) < ECHO_SHARE;
  return message.sentences.some((s) => s.clauses.some((c) => !c.asks && !REFERS.test(c.text) && starts(c) && own(c)));
}

/** The customer's words that a sentence refers to (您說…, 「…」), beside an offer. */
function ownWords(message: Message, context: Context): Run[] {
  return message.sentences.flatMap((s) => {
    const runs = runsIn(s.text, s.start, context.allPairs).filter((r) =>
      isOwnWords(message.text.slice(r.start, r.end)),
    );
    return runs.filter(
      (r) =>
        takesUp(clauseAt(message, r.start)?.text ?? '') ||
        message.quotes.some((q) => r.start >= q.start && r.end <= q.end),
    );
  });
}

/** What a plain statement does when nothing else claims it: it answers a question that is open. */
export function judgePlainStatement(message: Message, context: Context, findings: Findings): void {
  if ([...findings.values()].some((e) => e.sure >= 0.5) || message.sentences.some((s) => s.asks)) return;
  const whole = { start: 0, end: message.text.length };
  const matter = matterOf(message.text);
  const told = tells(context);
  if (told === 'inform' && matter >= 2) find(findings, 'inform', 0.55, whole);
  else if (told === 'answer_objection' && matter >= 5) find(findings, 'answer_objection', 0.5, whole);
  else if (context.stage === 'press_hot_button' && matter >= 8) find(findings, 'pitch', 0.5, whole);
}
