import type { HeardId } from '../flow/catalogue.ts';
import { fold, foldWords } from '../language/fold.ts';
import type { Phrasebook } from './phrasebook.ts';
import { pairsOf } from './playback.ts';
import { sentenceAt, sentencesOf } from './sentences.ts';
import type { SpokenLine } from './understanding.ts';

/** What the conversation so far means for the message: what was just heard, and what the rep had asked for. */
export interface Context {
  stage: string;
  /** The customer's last turn, folded: all their lines since the rep's last. */
  lastTurn: string[];
  /** The rep's line before it, folded; '' where there is none. */
  lastRepLine: string;
  /** What the last turn shows. */
  heard: ReadonlySet<HeardId>;
  /** Their last line asks the rep a fact: a price, a term, who one is. */
  askedOutright: boolean;
  /** What the customer's last three lines show. */
  heardLately: ReadonlySet<HeardId>;
  /** Moves of the rep's last turn that asked for something (golden questions, the list of reasons). */
  asked: ReadonlySet<string>;
  /** Pairs of characters of the customer's last three lines, and of all their lines. */
  recentPairs: ReadonlySet<string>;
  allPairs: ReadonlySet<string>;
}

const OUTRIGHT = new RegExp(
  foldWords(
    '多少|價|費|怎麼(算|收|賣|退|付|停)|哪(家|間|個|裡)|誰|幾(天|年|個月|錢|時|台)|保固|合約|可以(退|停|取消|試|分期|開票)|能(退|便宜|開|試)|(是|算)不?是?(傳銷|直銷|保險|推銷|詐騙)|什麼(公司|東西|產品|系統|方案|牌子|優勢|區別|差別|時候)|發票|比.{0,6}(有|差)',
  ),
);

/** Asked for a yes, whoever says this says no in some way. */
const RELUCTANT = new RegExp(
  foldWords(
    '怕|擔心|不要|不想|不用|不敢|不會|再(說|看|想|等|問|考慮)|等(我|他|明年|下|過)|要問|問一下|貴|麻煩|先不|手頭|預算|覺得我|不踏實|都沒|聽說|囉嗦|不放心|沒用|虧|點算|怎麼辦|太(久|遠|慢|難|多)',
  ),
);

const HISTORY = 12;
const RECENT = 3;

/** Reads at most the last twelve lines. `hear` finds what a customer's line shows, `ask` what a rep's line asked for. */
export function readContext(
  stage: string,
  history: readonly SpokenLine[],
  hear: (customerLine: string) => readonly HeardId[],
  ask: (repLine: string) => Iterable<string>,
): Context {
  const lines = history.slice(-HISTORY).map(({ who, text }) => ({ who, text: fold(text).text }));
  const customer = lines.filter((l) => l.who === 'customer').map((l) => l.text);
  const lastTurn = lastTurnOf(lines);
  const before = repTurnBefore(lines);
  const asked = new Set(before.flatMap((line) => [...ask(line)]));
  const heard = new Set(lastTurn.flatMap(hear));
  const outright = heard.has('question') && OUTRIGHT.test(lastTurn.at(-1) ?? '');
  if (stage === 'get_commitment' && !outright && lastTurn.some((line) => RELUCTANT.test(line)) && !heard.has('yes'))
    heard.add('objection');
  addAnswers(stage, heard, asked, before.join('\n'), lastTurn);
  return {
    stage,
    lastTurn,
    lastRepLine: lines.findLast((l) => l.who === 'rep')?.text ?? '',
    heard,
    askedOutright: outright,
    heardLately: new Set([...customer.slice(-RECENT).flatMap(hear), ...heard]),
    asked,
    recentPairs: pairsOf(customer.slice(-RECENT)),
    allPairs: pairsOf(customer),
  };
}

type Line = { who: SpokenLine['who']; text: string };

function lastTurnOf(lines: readonly Line[]): string[] {
  const end = lines.findLastIndex((l) => l.who === 'customer') + 1;
  const start = lines.slice(0, end).findLastIndex((l) => l.who === 'rep') + 1;
  return lines.slice(start, end).map((l) => l.text);
}

function repTurnBefore(lines: readonly Line[]): string[] {
  const end =
    lines.slice(0, lines.findLastIndex((l) => l.who === 'customer') + 1).findLastIndex((l) => l.who === 'rep') + 1;
  const start = lines.slice(0, end).findLastIndex((l) => l.who === 'customer') + 1;
  return lines.slice(start, end).map((l) => l.text);
}

/** What one folded line of the customer's shows. */
export function hearLine(line: string, hears: Phrasebook<HeardId>): HeardId[] {
  const sentences = sentencesOf(line);
  const asks = sentences.some((s) => s.asks && !s.rhetorical);
  const hits = hears.hits(line, (at) => sentenceAt(sentences, at)?.text ?? line);
  return [...(asks ? (['question'] as const) : []), ...hits.map(({ phrase }) => phrase.label)];
}

/** A plain answer to a golden question is what that question asks for, whatever its words; it stands against nothing. */
const ANSWERS: readonly [string, HeardId][] = [
  ['golden_a', 'choice'],
  ['show_motivators', 'choice'],
  ['golden_b', 'reason'],
  ['golden_c', 'reason'],
  ['golden_d', 'consequence'],
  ['golden_e', 'worry'],
];

/** Questions that no pattern of a golden question knows, by their question words, and how long a plain answer is. */
const ANSWERS_TO_LIKE: readonly [RegExp, HeardId, number][] = [
  [
    new RegExp(foldWords('(哪|什麼).*(先|最|第一|重)|(先|最|第一|重|選|挑|排|圈|頭|希望|只能).*(哪|什麼)')),
    'choice',
    10,
  ],
  [new RegExp(foldWords('為什麼|怎麼會|怎麼(先|就)?想|什麼(讓|令|原因)')), 'reason', 60],
  [new RegExp(foldWords('(會|變).*(怎|什麼|哪)|(再|年|下去|之後|往後|如果|萬一).*呢')), 'consequence', 60],
];

function addAnswers(
  stage: string,
  heard: Set<HeardId>,
  asked: ReadonlySet<string>,
  askedWords: string,
  lastTurn: readonly string[],
): void {
  if (lastTurn.length === 0 || heard.has('question') || heard.has('no')) return;
  const answered = ANSWERS.filter(([move]) => asked.has(move));
  for (const [question, shown, longest] of stage === 'find_hot_button' ? ANSWERS_TO_LIKE : [])
    if (answered.length === 0 && question.test(askedWords) && (lastTurn.at(-1) ?? '').length <= longest)
      heard.add(shown);
  for (const [, shown] of answered) heard.add(shown);
  if (answered.length > 0 && stage === 'find_hot_button') heard.delete('objection');
}
