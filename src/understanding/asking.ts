import { foldWords } from '../language/fold.ts';
import type { Clue } from './clue.ts';
import type { Context } from './context.ts';
import { clausesOf } from './message.ts';
import type { Message } from './message.ts';
import { matterOf } from './playback.ts';
import { requestsIn } from './requests.ts';
import type { Run } from './playback.ts';

const BARE_WHY = new RegExp(
  `^(?:${foldWords('那|嗯|哦|所以|您|是|咦|欸')})*(?:${foldWords('為什麼|怎麼會|為什麼會')})(?:${foldWords('呢|啊|這樣|這麼|是|這個|會|說|想|覺得|您|的')})*\\??$`,
);

/** What the questions of a message ask for: a bare why by the answer before it, how many requests, what is left unanswered. */
export function askingClues(message: Message, context: Context, softened: readonly Run[]): Clue[] {
  const bare = clausesOf(message).filter((c) => BARE_WHY.test(c.text));
  const requests = requestsIn(message, softened);
  const marks = message.text.split('?').length - 1;
  return [
    ...bare.map((c) => ({ trait: `bare why after ${whyAfter(context)}`, label: whyAfter(context), words: [c] })),
    { trait: `requests ${Math.min(3, requests.length)} marks ${Math.min(2, marks)}`, words: [] },
    ...(requests.length >= 2 && (marks !== 1 || requests.every(byName))
      ? [{ trait: 'requests stacked', label: 'stacked_questions', words: requests }]
      : []),
    ...(leftUnanswered(message, context) ? [{ trait: 'left unanswered', label: 'evade', words: [] }] : []),
  ];
}

/** Why-questions take their meaning from what the customer has just answered (domain.md, section 11). */
function whyAfter({ heard, asked }: Context): string {
  if (heard.has('consequence') || heard.has('worry')) return 'golden_e';
  if (heard.has('reason') || asked.has('golden_b')) return 'golden_c';
  return heard.has('choice') ? 'golden_b' : 'encourage';
}

const ASKED_FOR = new RegExp(foldWords('幾|誰|哪|什麼|怎麼|怎樣|多少|多久|點解|邊個|邊度'));

/** Whoever sets one question mark asks one question, unless each part asks for something by name. */
const byName = ({ text }: { text: string }): boolean => ASKED_FOR.test(text);

const ANSWERS = new RegExp(foldWords('^(可以|不可以|不行|不能|能|有|沒有|會|不會|是|不是|不用|要|對)'));

/** A fact was asked for, and no clause tells anything. */
const leftUnanswered = (message: Message, { askedOutright }: Context): boolean =>
  askedOutright && !clausesOf(message).some((c) => !c.asks && (matterOf(c.text) >= 3 || ANSWERS.test(c.text)));
