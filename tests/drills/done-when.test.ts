import { judge, type Missing } from '../../src/drills/done-when.ts';
import { missingWords } from '../../src/drills/say/done-when.ts';
import { DoneWhenSchema } from '../../src/flow/done-when.ts';
import { levelIds } from '../../src/flow/levels.ts';
import { createTexts } from '../../src/language/interface.ts';
import { LANGUAGES } from '../../src/language/languages.ts';
import { voiceFor } from '../../src/session/say/voice.ts';
import { aTry, flow, goodLines, plan, type Practice } from './try.ts';

/** The plan's days are counted from 1, as its trainer counts them. */
const dayOf = (number: number) => plan.days[number - 1]!;
const judged = async (number: number, practice: Practice, lines: readonly string[]) =>
  judge(dayOf(number).done_when ?? null, await aTry(practice, lines));
const practices = plan.days.flatMap(({ parts, customers, difficulty }, i) =>
  parts.flatMap((part) => customers.map((persona) => ({ day: i + 1, part, persona, difficulty }))),
);

test.each(practices)('day $day, $part with $persona: who practises it well is done', async ({ day, ...practice }) => {
  const lines = await goodLines(day, practice);
  for (const seed of [1, 2, 3])
    expect(await judged(day, { ...practice, seed }, lines)).toEqual({ done: true, missing: [] });
});

const PRICE = '月繳 1,480 不綁約，年約 1,280，裝機另外 3,000。合不合用先聊清楚再說';
const A = '別的老闆考慮這個，有的是少出錯、省人手、帳清楚，也有為了家裡和氣。您會先挑哪個？或都不是也可以';
const TURN = expect.any(Number);

/** Who misses what the day is about, and what is told to be missing. */
const MISSED: { day: number; who: string; part: string; persona?: string; lines: string[]; missing: unknown[] }[] = [
  {
    day: 2,
    who: 'begins with the product',
    part: 'melt_the_ice',
    lines: ['我們的點餐平板功能很多，還有會員系統跟報表'],
    missing: [{ what: 'volunteered', wanted: 1, had: 0 }],
  },
  {
    day: 3,
    who: 'asks for the first choice where listening is enough',
    part: 'find_hot_button',
    lines: [PRICE, '怎麼說？', A],
    missing: [
      { what: 'volunteered', wanted: 3, had: 1 },
      { what: 'no_golden_questions', question: 'golden_a', turn: TURN },
    ],
  },
  {
    day: 4,
    who: 'chooses for the customer',
    part: 'find_hot_button',
    lines: [PRICE, '您應該是怕請不到人吧'],
    missing: [
      { what: 'criteria', criterion: 'customer_chose', level: 'not', wanted: 'met' },
      { what: 'never', note: 'assume', turn: TURN },
    ],
  },
  {
    day: 5,
    who: 'stops at the first answer',
    part: 'find_hot_button',
    lines: [PRICE, A],
    missing: [
      { what: 'knows', level: 'reason' },
      { what: 'knows', level: 'meaning' },
    ],
  },
  {
    day: 6,
    who: 'asks what happens if nothing changes out of the blue',
    part: 'find_hot_button',
    persona: 'zhou-guoqiang',
    lines: ['櫃子月租 900 元，刀具單價跟市場持平，月結 30 天，先試三個月', '如果一直沒有改變，會怎麼樣？'],
    missing: [
      { what: 'knows', level: 'consequence' },
      { what: 'never', note: 'blocked_order', turn: TURN },
    ],
  },
  {
    day: 7,
    who: 'lists features',
    part: 'press_hot_button',
    lines: ['我們平板功能很多，還有會員系統跟報表'],
    missing: [
      { what: 'criteria', criterion: 'own_words', level: 'not', wanted: 'met' },
      { what: 'criteria', criterion: 'limit_disclosed', level: 'not', wanted: 'met' },
    ],
  },
  {
    day: 8,
    who: 'gives a discount and leaves the objection where it is',
    part: 'too_expensive',
    persona: 'kelvin-chan',
    lines: ['不會啦，哪有貴，我幫你打九折'],
    missing: [{ what: 'any', ways: expect.arrayContaining([[{ what: 'knows', level: 'true_objection' }]]) }],
  },
  {
    day: 8,
    who: 'chases after silence',
    part: 'read_no_answer',
    persona: 'lu-xiaomin',
    lines: ['考慮得怎麼樣了？'],
    missing: [
      {
        what: 'any',
        ways: [
          [{ what: 'knows', level: 'true_objection' }],
          expect.arrayContaining([
            { what: 'criteria', criterion: 'followed_up_lightly', level: 'not', wanted: 'met' },
            { what: 'ending', ending: 'went_quiet', wanted: ['polite_refusal', 'given_up'] },
          ]),
        ],
      },
    ],
  },
  {
    day: 9,
    who: 'hears the signal and does not invite',
    part: 'get_commitment',
    lines: ['謝謝您今天跟我聊這些'],
    missing: [{ what: 'criteria', criterion: 'invited_after_signal', level: 'not', wanted: 'partly' }],
  },
  {
    day: 9,
    who: 'invites a customer whom it does not fit',
    part: 'get_commitment',
    persona: 'ho-chiming',
    lines: ['那我們約個時間當面看一次，您看哪天方便？'],
    missing: [{ what: 'criteria', criterion: 'fit_judged', level: 'not', wanted: 'met' }],
  },
  {
    day: 10,
    who: 'promises what nobody can',
    part: 'whole',
    lines: ['淑芬姐您好，我是點點的小陳', '保證一個月回本，穩賺不賠', '十八年真不容易'],
    missing: [{ what: 'criteria', criterion: 'integrity', level: 'not', wanted: 'met' }],
  },
];

test.each(MISSED)('day $day: who $who is not done, and hears why', async ({ day, part, persona, lines, missing }) => {
  const practice = { persona: persona ?? 'lin-shufen', part, difficulty: dayOf(day).difficulty };
  expect(await judged(day, practice, lines)).toEqual({ done: false, missing });
});

test('a tender word beside a feature is named, however good the rest is', async () => {
  const practice = { persona: 'lin-shufen', part: 'press_hot_button', difficulty: 'normal' as const };
  const cruel = '您說的大小聲，用我們的平板自動出單就會少很多，您說呢？';
  const { missing } = await judged(7, practice, [cruel]);
  expect(missing).toContainEqual({ what: 'never', note: 'tender_word', turn: TURN });
});

describe('only the rep’s own turns count', () => {
  const practice = { persona: 'lin-shufen', part: 'press_hot_button', difficulty: 'easy' as const };

  test('what the customer told in the written conversation is still to be told', async () => {
    const tried = await aTry(practice, ['好，您慢慢看']);
    expect(tried.turns.at(-1)!.state.known).toContain('reason');
    expect(judge({ knows: ['reason'] }, tried).missing).toEqual([{ what: 'knows', level: 'reason' }]);
  });

  test('its golden questions are not the rep’s', async () => {
    const tried = await aTry(practice, ['好，您慢慢看']);
    expect(judge({ no_golden_questions: true }, tried).done).toBe(true);
  });
});

test('what the customer tells where nothing was asked is unasked, an answer is not', async () => {
  const practice = { persona: 'lin-shufen', part: 'find_hot_button', difficulty: 'normal' as const };
  const receives = [PRICE, A, '少出錯。怎麼會先想到這個？', '會大小聲喔，換成我也會難過'];
  const had = async (lines: string[]) => judge({ volunteered: 9 }, await aTry(practice, lines)).missing;
  const asked = receives.slice(0, 3);
  expect(await had(asked)).toEqual([{ what: 'volunteered', wanted: 9, had: 0 }]);
  expect(await had(receives)).toEqual([{ what: 'volunteered', wanted: 9, had: 1 }]);
});

test('nothing asked for is done as soon as it is finished', async () => {
  const tried = await aTry({ persona: 'lin-shufen', part: 'whole', difficulty: 'easy' }, ['你好']);
  expect(judge(null, tried)).toEqual({ done: true, missing: [] });
});

test.each([
  ['no condition at all', {}],
  ['a condition that nobody knows', { finished: true }],
  ['a level that customers do not have', { knows: ['secret'] }],
  ['one way only', { any: [{ volunteered: 1 }] }],
  ['ways within ways', { any: [{ volunteered: 1 }, { any: [{ volunteered: 1 }, { volunteered: 2 }] }] }],
  ['criteria of which none is named', { criteria: {} }],
  ['a mark that asks for nothing', { criteria: { own_words: 'not' } }],
])('%s is refused', (_what, conditions) => {
  expect(DoneWhenSchema.safeParse(conditions).success).toBe(false);
});

describe('what is missing, in words', () => {
  const texts = createTexts();
  const missing: Missing[] = [
    { what: 'volunteered', wanted: 3, had: 1 },
    { what: 'knows', level: 'consequence' },
    { what: 'criteria', criterion: 'own_words', level: 'partly', wanted: 'met' },
    { what: 'never', note: 'blocked_order', turn: 4 },
    { what: 'no_golden_questions', question: 'golden_b', turn: 5 },
    {
      what: 'any',
      ways: [
        [{ what: 'knows', level: 'true_objection' }],
        [{ what: 'ending', ending: 'went_quiet', wanted: ['polite_refusal', 'given_up'] }],
      ],
    },
  ];

  test('names the turn, the coach’s note and the mark as the rep saw them', () => {
    expect(missingWords(voiceFor(texts, 'zh-TW'), flow.value, missing)).toEqual([
      '客戶主動多說了 1 次，要有 3 次。',
      '客戶還沒說到一直這樣下去會怎樣。',
      '用對方的話說方案：這一場做到一些，目標是「做到了」。',
      '第 4 輪：這題跳得快了些，話還沒說到那裡。再練的時候避開就好。',
      '第 5 輪問了黃金問題「選它的理由」。再練的時候，先只聽不問。',
      '下面做到一種就可以：',
      '第 1 種',
      '客戶還沒說到真正的顧慮。',
      '第 2 種',
      '這一場的結局是「已讀不回」，目標是「客氣婉拒或先到這裡」。',
    ]);
  });

  test.each(LANGUAGES)('%s has a line for each, and words of its own for each level', (language) => {
    const lines = (of: Missing[]) => new Set(missingWords(voiceFor(texts, language), flow.value, of)).size;
    expect(lines(missing)).toBe(10);
    expect(lines(levelIds.map((level) => ({ what: 'knows', level })))).toBe(levelIds.length);
  });
});
