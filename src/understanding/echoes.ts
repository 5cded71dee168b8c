import { foldWords } from '../language/fold.ts';
import type { Clue } from './clue.ts';
import type { Context } from './context.ts';
import { clauseAt, clausesOf } from './message.ts';
import type { Message } from './message.ts';
import { isOwnWords, matterOf, runsIn, shareOf } from './playback.ts';
import type { Run } from './playback.ts';
import type { Clause } from './sentences.ts';

/** The customer's own words in a message: how much of each clause is theirs, and whether they stand beside an offer. */
export function echoClues(message: Message, context: Context): Clue[] {
  const clauses = clausesOf(message);
  const shares = clauses.map((c) => quarters(c, context));
  const echoing = clauses.filter((c, i) => shares[i]! >= MOSTLY && !c.asks);
  const own = ownWords(message, context);
  const most = (asking: boolean) => Math.max(0, ...shares.filter((_, i) => clauses[i]!.asks === asking));
  return [
    ...echoing.map((c) => ({ trait: 'echo', label: 'reflect', words: [c] })),
    { trait: `echoes ${Math.min(3, echoing.length)}`, words: [] },
    { trait: `tells theirs ${most(false)}`, words: [] },
    { trait: `asks theirs ${most(true)}`, words: [] },
    ...clauses.map((c, i) => ({
      trait: `<${c.text.trim().slice(0, 2)} ${shares[i]! >= 2 ? 'echoes' : shares[i]}`,
      words: [],
    })),
    ...(own.length > 0 ? [{ trait: 'own words', words: own }] : []),
    ...(own.length > 0 && offers(message, context)
      ? [{ trait: 'own words beside the offer', label: 'link_to_motivator', words: own }]
      : []),
  ];
}

const MOSTLY = 3;

/** How many quarters of a clause's matter the customer said lately. */
const quarters = ({ text, start }: Clause, { recentPairs }: Context): number =>
  Math.ceil(shareOf(text, start, runsIn(text, start, recentPairs)) * 4);

const REFERS = new RegExp(
  foldWords(
    '您那|您(剛剛|之前|剛|前面|一開始|上次)?(說|提到|提過|提|擔心|在意|看重|想要|要|怕|最|關心|重視|講究|希望|想|不想|不願|不希望|的)|既然您|像您|就您|針對您|對您',
  ),
);
const RELIEVES = new RegExp(foldWords('不用再|不必再|不會再|就不用|就不必|省得|免得|不需要再|少一次|不用每'));
const OFFER = new RegExp(
  foldWords(
    '^(那|所以|正好|剛好)*(這|我們|我這|方案|系統|計劃|產品).{0,8}(可以|能|就|會|讓|把|剛好|正好|是|幫|補)|(就能|就可以|正好|剛好可以|可以|能)(讓|幫|把|少|省|不用|替|補)',
  ),
);

/** The customer's words that a clause refers to (您說…, 不用再…, 「…」). */
function ownWords(message: Message, { allPairs }: Context): Run[] {
  const theirs = message.sentences.flatMap((s) => runsIn(s.text, s.start, allPairs));
  return theirs.filter((r) => {
    const clause = clauseAt(message, r.start)?.text ?? '';
    const quoted = message.quotes.some((q) => r.start >= q.start && r.end <= q.end);
    return isOwnWords(message.text.slice(r.start, r.end)) && (quoted || REFERS.test(clause) || RELIEVES.test(clause));
  });
}

/** A clause of the rep's own that starts from the offer: what it does for the customer. */
function offers(message: Message, context: Context): boolean {
  const starts = (c: Clause) => OFFER.test(c.text) || (context.stage === 'press_hot_button' && matterOf(c.text) >= 3);
  return clausesOf(message).some((c) => !c.asks && !REFERS.test(c.text) && starts(c) && quarters(c, context) < MOSTLY);
}
