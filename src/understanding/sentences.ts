import { MASK, foldWords } from '../language/fold.ts';

/** A clause asks when it has a question of its own: a question word, a yes-or-no form, or the mark that ends its sentence. */
export interface Clause {
  start: number;
  end: number;
  text: string;
  asks: boolean;
}

export interface Sentence {
  start: number;
  end: number;
  text: string;
  marked: boolean;
  asks: boolean;
  rhetorical: boolean;
  clauses: Clause[];
}

const words = (source: string, flags = '') => new RegExp(foldWords(source), flags);

/** Question words that don't ask: 什麼都好, 沒什麼, 不知道怎麼辦, 好幾年. */
const INDEFINITE = words(
  '(?<same>.)不\\k<same>(也|都|不要緊|沒關係)|[^,]{1,2}不[^,]{1,2}(不要緊|沒關係|都行|都可以)|合不合(用|適)[^,?]*(先|再|都|看)|(要|得|就|全)看(您|你)[^,]*|哪(家|個|一家|裡|天)[^,]{0,4}都|有沒[^,]{1,3}的(?=[^,]*$)|(換|任|擱)?誰[^,]{0,5}(都|也|不會|不)|(看看|確認|對一下|查|幫您|算一下|記下|決定|取決|清楚|想說?(跟您)?(了解|聽聽|聊聊)).{0,8}(有沒有|是不是|會不會|能不能|什麼|怎麼|多少|誰|哪)(?!.*[嗎呢])|(什麼|怎麼|怎麼樣|誰|哪裡|哪個|多少|哪天|哪一天)(都|也)|沒什麼|沒有什麼|沒(多少|幾個|幾天)|(什麼|幾)的$|不管.*|無論.*|不論.*|(不|難)知道.{0,4}(什麼|怎麼|哪|多少|該)|好幾|十幾|[百千萬]幾|(這|那|前|後|上面|下面|以上|有|無非|不外|就|都|請教|問|聊|說|佔用|耽誤|花)(您|你)?(我)?幾(個|天|年|分鐘|句|位|次|家|項|樣|種|點)(?!.*[嗎?])|說什麼也|什麼時候[^,]{0,4}都|哪天[^,]{0,4}都|哪怕|哪裡哪裡|多少(會|有|能|都)|怎麼說都|不怎麼|有(個|些)?什麼.{0,6}(隨時|儘管|都可以|再|就跟|跟我說|直接|歡迎|找我|問我|告訴我)|隨時.{0,6}什麼|什麼時候(方便|想|有空|需要).{0,6}(再|都|就)|看(您|你)什麼|怎麼樣都|(用|做|賣|花|有|來|付)多少[^,]{1,3}多少|幾乎|^我(們)?[^,]{0,5}幾(個|種|點|樣|家|位|次)|是誰都|誰[^,]{1,4}的(?!呢|啊|嗎)|(多少|什麼|怎麼樣|怎麼)[^,]{0,3}(要|得|還|就|全)?看(?!法|到|待|得|出|起)[^,]*',
  'g',
);
const WH = words(
  '什麼|怎麼|為什麼|如何|哪|誰|多少|多久|多大|多遠|多長|幾(個|位|點|天|年|次|家|台|張|月|人|歲|成|號|樓|間|種|單|程|趟|分鐘|小時|公里|塊|週|項|年級|坪|桌|杯|份|包|噸|件|款|層|班|批|隻|組|輛|度)|^(為什麼|怎麼)',
);
const YES_NO = words(
  '嗎|么$|(是不是|有沒有|能不能|可不可以|會不會|要不要|好不好|對不對|行不行|方不方便|願不願意|想不想|需不需要|知不知道|合不合適|介不介意|該不該|算不算|懂不懂|在不在|夠不夠|急不急|值不值|忙不忙)|(行|好|可以|成|中)不$|(不是|不會是|該不會|難道是).*吧$|(如果|要是|假如|萬一|那|照|再|就).*(?<![還正在可才真著好多])呢$|(是|用|要|想|有|在|靠|找|給|比較)[^,]{1,10}還是(?!(會|要|很|不|沒|一樣|覺得|那|可以|先|得|想|在|有點))[^,]|未$|(?<same>.)不\\k<same>(?!樣|一)|(對|是|好|行|可以)(吧|吗|啊)?\\?|(了|過)沒(有|呀|啊|哦|呢|)$',
);
const EITHER = words('(?<same>.)不\\k<same>|有沒有|是不是|能不能|可不可以|會不會|要不要|適不適合');
const RHETORICAL = words(
  '誰還(會|敢|肯|服|要|信)|(?<verb>[^,])什麼\\k<verb>|難道|誰(受得了|撐得住|頂得住|扛得住|熬得住|吃得消)|哪會|哪裡會|怎麼(撐得住|受得了|吃得消|扛得住|頂得住)|(不知道|沒聽說|沒聽過)嗎|誰不(想|希望|愛|會|要|怕)|誰會不|哪有(得|辦法|人|這麼|那麼|什麼)|何必|怎麼可能|(有|是)什麼好?(煩|氣|擔心|怕|考慮|猶豫|顧慮|多想|難|貴|麻煩|大不了|了不起)的?|還(猶豫|考慮|想)什麼|(這|那)不是.{1,10}嗎|不就.{1,8}嗎|您忍心|怎麼(會|能)不',
);
const CLAUSE_BREAK = new RegExp(
  `(?:[。!?;:\\n${MASK}]|,(?!\\d)|(?<!\\d),)+|\\.{2,}|…+|~+|(?<=[\\p{Script=Han}])\\s+(?=[\\p{Script=Han}a-z])`,
  'gu',
);
const SENTENCE_END = /[。!?;\n]/;

/** Cuts a folded text into sentences and clauses and tells which of them ask. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Clause[] = [];
  let at = 0;
  const close = (mark: string) => {
    if (clauses.length > 0) sentences.push(sentenceOf(text, clauses, mark));
    clauses = [];
  };
  const take = (end: number) => {
    const cut = text.slice(at, end);
    if (cut.trim() !== '') clauses.push({ start: at, end, text: cut, asks: asksByWords(cut) });
  };
  for (const match of text.matchAll(CLAUSE_BREAK)) {
    take(match.index);
    at = match.index + match[0].length;
    if (SENTENCE_END.test(match[0])) close(match[0]);
  }
  take(text.length);
  close('');
  return sentences;
}

function sentenceOf(text: string, clauses: Clause[], mark: string): Sentence {
  const start = (clauses[0] as Clause).start;
  const last = clauses[clauses.length - 1] as Clause;
  const whole = text.slice(start, last.end);
  const marked = mark.includes('?');
  const rhetorical = RHETORICAL.test(whole);
  if (!marked) leaveOpen(clauses);
  if (marked && !clauses.some((c) => c.asks)) last.asks = true;
  return { start, end: last.end, text: whole, marked, rhetorical, asks: clauses.some((c) => c.asks), clauses };
}

/** 「合不合適，聽您講完再說」 puts off what it seems to ask. */
const LATER = words('(再|才|先)(敢|能|好|會|來|可以|一起|)(說|看|聊|談|定|決定|知道|判斷|建議|報價|算|談價|給您)');

function leaveOpen(clauses: Clause[]): void {
  const later = clauses.findLastIndex((c) => !c.asks && LATER.test(c.text));
  const before = clauses[later - 1];
  if (before && EITHER.test(before.text) && !WH.test(before.text)) before.asks = false;
}

function asksByWords(clause: string): boolean {
  const bare = clause.replace(INDEFINITE, '');
  return WH.test(bare) || YES_NO.test(bare);
}

/** The sentence that a place of the text stands in. */
export function sentenceAt(sentences: readonly Sentence[], at: number): Sentence | undefined {
  return sentences.find((s) => at >= s.start && at < s.end) ?? sentences.findLast((s) => at >= s.start);
}

/** Whether a clause asks with a question word: it wants to know, and asserts nothing. */
export const asksOpenly = (clause: string): boolean => WH.test(clause.replace(INDEFINITE, ''));
