import { foldWords } from '../language/fold.ts';
import type { Message } from './message.ts';
import type { Clause } from './sentences.ts';
import { matterOf } from './playback.ts';
import type { Run } from './playback.ts';

const words = (source: string) => new RegExp(foldWords(source));

/** Asks leave, softens, greets or hands over: no request for information. */
const SOFT = words(
  '哦$|^(是|係|真的|嗯|哦|啊|咦|欸)$|^[^,]{0,3}(對嗎|對吧|對不對|是嗎|是吧|好嗎|好不好|可以嗎|行嗎|ok嗎|是不是|沒錯吧|真的嗎|是喔|在嗎|您好嗎|有空嗎|方便嗎|方不方便|記得我嗎|您看呢|您說呢|您覺得呢|如何|怎麼樣|有嗎|沒有嗎)\\??$|(方便|介意|可以|能不能|可不可以|能否|能).{0,6}(請教|打擾|聊|問|耽誤|佔用|說話|講話|跟我說|分享|說說)|理解.{0,4}(對|正確)|沒(聽錯|理解錯)|這樣.{0,4}(對|可以|行|好)|想(請教|問|了解)',
);
const BRIDGE = words(
  '^(那|嗯|哦|所以|是)*(怎麼說|為什麼|怎麼會|怎麼了|然後|比如說?|例如|什麼意思|真的|是嗎|還有|接下來|後來)(呢|啊|這樣說)*\\??$',
);
const OPTIONS = words('^(是|像|比如|例如|像是|好比|也就是|意思是|換句話|或者|還是|是不是|或)');

/** 「如果就這樣呢？兩年後會怎樣」 supposes, then asks. */
const SUPPOSES = words('^(那|如果|要是|假如|萬一|若是|再|照|就).*(呢|的話)\\??$');

/**
 * The different requests for information in a message: an opener and what spells it out are one. What is `softened` (asking leave,
 * checking what was understood) is no request.
 */
export function requestsIn(message: Message, softened: readonly Run[]): Clause[] {
  const requests: Clause[] = [];
  for (const sentence of message.sentences) {
    if (sentence.rhetorical) continue;
    for (const clause of sentence.clauses) {
      if (
        !clause.asks ||
        SOFT.test(clause.text.trim()) ||
        saysTheSame(requests.at(-1), clause) ||
        softened.some((w) => w.start < clause.end && w.end > clause.start)
      )
        continue;
      if (requests.length > 0 && BRIDGE.test((requests.at(-1) as Clause).text.trim())) requests.pop();
      requests.push(clause);
    }
  }
  return requests;
}

function saysTheSame(before: Clause | undefined, clause: Clause): boolean {
  if (!before) return false;
  const text = clause.text.trim();
  return (
    BRIDGE.test(text) || OPTIONS.test(text) || SUPPOSES.test(before.text.trim()) || shared(before.text, text) >= 0.5
  );
}

function shared(a: string, b: string): number {
  const matter = Array.from(b).filter((c) => matterOf(c) === 1);
  return matter.length === 0 ? 0 : matter.filter((c) => a.includes(c)).length / matter.length;
}
