import { foldWords } from '../language/fold.ts';
import type { Context } from './context.ts';
import { clauseAt, inQuotes, sentenceOf } from './message.ts';
import type { Message } from './message.ts';
import { matterOf, runsIn } from './playback.ts';
import type { Run } from './playback.ts';
import { asksOpenly } from './sentences.ts';

const words = (source: string, flags = '') => new RegExp(foldWords(source), flags);

const NEGATED_BEFORE = words(
  '(不|沒|無法|不敢|別|誰|未必|避免|並非|哪|難|怎麼可能|不一定|從不|絕不|絕對不|禁止)[^,]{0,5}$',
);
/** 想不想 asks; it denies nothing. */
const A_NOT_A = /(.)不\1/g;
const DENIED_AFTER = words(
  '^[^。!?]{0,12}(我|我們|這種話|這話|這個|的話|誰|沒人)?[^。!?]{0,4}(不(會|能|敢|可以|該|應該)?(說|講|給|承諾|保證|答應|掛|這樣做)|不是我|不能信|別信|都是騙|要小心|沒有這種|說不準)',
);
const HEARSAY = words(
  '(有人|有些|有的|別人|人家|的人|家人|他們|坊間|網路上|市面上|廣告|外面|很多業務|同事|聽說|所謂|以前的業務)[^。!?]{0,8}(說|講|喊|標榜|號稱|會|寫)?[^。!?]{0,4}$',
);
const REFERS = words(
  '(您|客人|客戶)(剛|前面|之前|上次)?[^,]{0,4}(說|提|想要|希望|想找|擔心|問|期待|要的|在意|聽到|聽過|怕|碰過|遇過)',
);
const LURES = words('(想不想|要不要|想嗎|願不願意|難道|不想|怎麼樣$)');

/** What no negation, question or quotation excuses: denying the offer's nature, pressing, belittling are done by saying them. */
const VETOED_BY_NEGATION = new Set(['overclaim', 'pressure', 'disparage', 'privacy']);
const VETOED_BY_QUESTION = new Set(['overclaim', 'disparage']);

/** Whether a flag's words are only denied, asked, quoted or the customer's own (domain.md, section 7): then they are clean. */
export function excused(flag: string, hit: Run, message: Message, context: Context): boolean {
  if (inQuotes(message, hit)) return true;
  const clause = clauseAt(message, hit.start);
  if (flag === 'assume')
    return asksOpenly(clause?.text ?? '') || offersChoice(message, hit) || saidByCustomer(hit, message, context);
  const before = message.text.slice(clause?.start ?? 0, hit.start).replace(A_NOT_A, '');
  const sentence = sentenceOf(message, hit.start);
  const after = message.text.slice(hit.end, sentence?.end);
  if (flag !== 'disparage' && (flag === 'dismiss' || VETOED_BY_NEGATION.has(flag)) && HEARSAY.test(before)) return true;
  if (VETOED_BY_NEGATION.has(flag) && (NEGATED_BEFORE.test(before) || DENIED_AFTER.test(after))) return true;
  if (VETOED_BY_QUESTION.has(flag) && clause?.asks && !sentence?.rhetorical && !LURES.test(clause.text)) return true;
  return VETOED_BY_NEGATION.has(flag) && REFERS.test(before);
}

/** 「您最擔心的是甲，還是別的？」 lets the customer say. */
function offersChoice(message: Message, hit: Run): boolean {
  const sentence = sentenceOf(message, hit.start);
  return sentence?.asks === true && CHOICE.test(sentence.text.slice(hit.end - sentence.start));
}

const CHOICE = words('還是|或是|或者');

/** A motive or feeling is assumed unless nearly all that the clause asserts stands in the customer's own lines. */
function saidByCustomer(hit: Run, message: Message, context: Context): boolean {
  const clause = clauseAt(message, hit.start);
  const claim = message.text.slice(hit.start, Math.max(hit.end, clause?.end ?? hit.end));
  const matter = matterOf(claim.replace(ASSUMING_WORDS, ''));
  const shared = runsIn(claim, 0, context.allPairs).reduce((sum, r) => sum + matterOf(claim.slice(r.start, r.end)), 0);
  return matter > 0 && shared / matter >= 0.6;
}

const ASSUMING_WORDS = words(
  '一定|肯定|應該|八成|想必|其實|無非|大概|怕|擔心|為了|想要|希望|在意|在乎|需要|對吧|沒錯|最',
  'g',
);
