import * as fc from 'fast-check';
import type { DrillSpec, Schedule, Step } from '../../src/drills/drill.ts';
import { readShortForm, type ShortFormSetting } from '../../src/drills/short-form.ts';
import { aSetting } from './setting.ts';

const TEAM = '<!subteam^S1|@sales-team>';

const specOf = (text: string, changes: Partial<ShortFormSetting> = {}): DrillSpec => {
  const read = readShortForm(text, aSetting('zh-TW', changes));
  if (!('spec' in read)) throw new Error(`not read: ${text}: ${JSON.stringify(read)}`);
  return read.spec;
};
const problemsOf = (text: string, changes: Partial<ShortFormSetting> = {}) => {
  const read = readShortForm(text, aSetting('zh-TW', changes));
  return 'problems' in read ? read.problems : [];
};
const stepOf = (text: string) => specOf(`${TEAM} 週五 ${text}`).steps[0]!;
const scheduleOf = (text: string) => specOf(`${TEAM} ${text}`).schedule;

test('an audience, a flow, a day and a time are a drill; all else is as usual', () => {
  expect(specOf(`${TEAM} four-keys friday 18:00`)).toEqual({
    name: null,
    why: '',
    plan: null,
    audience: { people: [], groups: ['S1'], channels: [] },
    steps: [
      {
        name: '',
        says: '',
        flow: 'four-keys',
        parts: ['whole'],
        personas: ['lin-shufen'],
        difficulty: 'normal',
        coaching: 'live',
        tries: 1,
        pass: 'none',
        doneWhen: null,
        doneSays: '',
      },
    ],
    schedule: {
      date: '2026-11-27',
      time: '18:00',
      zone: 'Asia/Taipei',
      repeat: 'none',
      weekdays: [],
      skipWeekends: true,
      holidays: [],
      rounds: null,
    },
    reminders: true,
    handIn: 'scorecard',
  });
});

test('a manager elsewhere gets a customer of their region', () => {
  const read = readShortForm(`${TEAM} friday`, aSetting('zh-CN'));
  expect(read).toMatchObject({ spec: { steps: [{ personas: ['zhou-guoqiang'] }] } });
});

describe('for whom', () => {
  test.each<[string, Partial<DrillSpec['audience']>]>([
    ['<!subteam^S123|@sales-team>', { groups: ['S123'] }],
    ['<!subteam^S123>', { groups: ['S123'] }],
    ['@sales-team', { groups: ['S1'] }],
    ['@Sales-Team', { groups: ['S1'] }],
    ['@業務組', { groups: ['S2'] }],
    ['@业务组', { groups: ['S2'] }],
    ['<@U123|bob> <@W45>', { people: ['U123', 'W45'] }],
    ['<@U123|bob>、<@U45|amy>,<@U45>', { people: ['U123', 'U45'] }],
    ['<#C123|general> <#G5|>', { channels: ['C123', 'G5'] }],
    ['here', { channels: ['C9'] }],
    ['這個頻道', { channels: ['C9'] }],
    ['本频道', { channels: ['C9'] }],
    ['呢個頻道', { channels: ['C9'] }],
    ['本群', { channels: ['C9'] }],
    ['<!here>', { channels: ['C9'] }],
    ['<!channel|channel>', { channels: ['C9'] }],
    ['@here <#C9|general>', { channels: ['C9'] }],
    ['給<@U1>和<!subteam^S1>', { people: ['U1'], groups: ['S1'] }],
  ])('%s', (text, audience) => {
    expect(specOf(`${text} friday`).audience).toEqual({ people: [], groups: [], channels: [], ...audience });
  });
});

describe('what', () => {
  test.each<[string, Partial<Step>]>([
    ['四把鑰匙', { flow: 'four-keys', parts: ['whole'], tries: 1 }],
    ['四把钥匙 整场', { parts: ['whole'] }],
    ['four keys, whole', { parts: ['whole'] }],
    ['Four_Keys', { flow: 'four-keys' }],
    ['K1', { parts: ['melt_the_ice'], tries: 3 }],
    ['k1 K4', { parts: ['melt_the_ice', 'get_commitment'], tries: 3 }],
    ['K1、K2', { parts: ['melt_the_ice', 'find_hot_button'] }],
    ['key 3', { parts: ['press_hot_button'] }],
    ['鑰匙2', { parts: ['find_hot_button'] }],
    ['第二把鑰匙', { parts: ['find_hot_button'] }],
    ['第 3 把', { parts: ['press_hot_button'] }],
    ['融化冰塊', { parts: ['melt_the_ice'] }],
    ['得到承诺', { parts: ['get_commitment'] }],
    ['find_hot_button', { parts: ['find_hot_button'] }],
    ['太貴 再看看', { parts: ['too_expensive', 'think_it_over'], tries: 3 }],
    ['已读不回', { parts: ['read_no_answer'] }],
    ['整場 太貴', { parts: ['whole', 'too_expensive'], tries: 1 }],
    ['林淑芬', { personas: ['lin-shufen'] }],
    ['淑芬姐 Kelvin', { personas: ['lin-shufen', 'kelvin-chan'] }],
    ['陳家俊 Kelvin', { personas: ['kelvin-chan'] }],
    ['周总 may', { personas: ['zhou-guoqiang', 'wong-meiling'] }],
    ['lin-shufen kelvin-chan', { personas: ['lin-shufen', 'kelvin-chan'] }],
    ['easy', { difficulty: 'easy' }],
    ['好聊', { difficulty: 'easy' }],
    ['简单', { difficulty: 'easy' }],
    ['難', { difficulty: 'hard' }],
    ['一般', { difficulty: 'normal' }],
    ['难聊', { difficulty: 'hard' }],
    ['HARD', { difficulty: 'hard' }],
    ['聊完再看', { coaching: 'at_end' }],
    ['x3', { tries: 3 }],
    ['×2', { tries: 2 }],
    ['3次', { tries: 3 }],
    ['三次', { tries: 3 }],
    ['3 tries', { tries: 3 }],
    ['K2 x1', { parts: ['find_hot_button'], tries: 1 }],
    ['partly', { pass: 'partly' }],
    ['部分', { pass: 'partly' }],
    ['做到部分', { pass: 'partly' }],
    ['做到一些', { pass: 'partly' }],
    ['met', { pass: 'met' }],
    ['达标', { pass: 'met' }],
    ['达成', { pass: 'met' }],
    ['做到了', { pass: 'met' }],
  ])('%s', (text, step) => {
    expect(stepOf(text)).toMatchObject(step);
  });

  test.each([
    ['transcript', 'transcript'],
    ['逐字稿', 'transcript'],
    ['连对话', 'transcript'],
    ['對話紀錄', 'transcript'],
    ['評分卡和對話', 'transcript'],
    ['计分卡', 'scorecard'],
    ['评分卡', 'scorecard'],
  ])('hand in %s', (text, handIn) => {
    expect(specOf(`${TEAM} 週五 ${text}`).handIn).toBe(handIn);
  });
});

describe('which day, said on Monday 23 November 2026 at 10:00', () => {
  test.each<[string, string]>([
    ['friday', '2026-11-27'],
    ['Fri', '2026-11-27'],
    ['週五', '2026-11-27'],
    ['周五', '2026-11-27'],
    ['星期五', '2026-11-27'],
    ['禮拜五', '2026-11-27'],
    ['礼拜五', '2026-11-27'],
    ['這週五', '2026-11-27'],
    ['下週五', '2026-12-04'],
    ['下个星期一', '2026-11-30'],
    ['星期天', '2026-11-29'],
    ['週日', '2026-11-29'],
    ['tues', '2026-11-24'],
    ['wednesday', '2026-11-25'],
    ['thurs', '2026-11-26'],
    ['sat', '2026-11-28'],
    ['today', '2026-11-23'],
    ['今天', '2026-11-23'],
    ['tomorrow', '2026-11-24'],
    ['明天', '2026-11-24'],
    ['聽日', '2026-11-24'],
    ['聽晚8點', '2026-11-24'],
    ['明晚8点', '2026-11-24'],
    ['今晚8点半', '2026-11-23'],
    ['大后天', '2026-11-26'],
    ['今個星期五', '2026-11-27'],
    ['呢個禮拜五', '2026-11-27'],
    ['本周五', '2026-11-27'],
    ['下周一', '2026-11-30'],
    ['下個星期一', '2026-11-30'],
    ['周五前完成', '2026-11-27'],
    ['星期五之前交', '2026-11-27'],
    ['後天', '2026-11-25'],
    ['后天', '2026-11-25'],
    ['2026-11-27', '2026-11-27'],
    ['2026/12/3', '2026-12-03'],
    ['11/27', '2026-11-27'],
    ['１１／２７', '2026-11-27'],
    ['11/27（五）', '2026-11-27'],
    ['11月27日 週五', '2026-11-27'],
    ['11月27號', '2026-11-27'],
    ['2027年1月8日', '2027-01-08'],
    ['27 Nov', '2026-11-27'],
    ['november 27', '2026-11-27'],
    ['1/8', '2027-01-08'],
    ['monday', '2026-11-23'],
    ['週一 9:00', '2026-11-30'],
    ['週五前', '2026-11-27'],
    ['週五下午6點', '2026-11-27'],
  ])('%s is %s', (text, date) => {
    expect(scheduleOf(`${text} weekends`)).toMatchObject({ date, repeat: 'none', weekdays: [] });
  });

  test('the day is that of the manager', () => {
    const newYork = { zone: 'America/New_York', now: Date.parse('2026-11-23T10:00:00+08:00') };
    expect(specOf(`${TEAM} tomorrow`, newYork).schedule).toMatchObject({ date: '2026-11-23', zone: newYork.zone });
  });
});

describe('at what time', () => {
  test.each([
    ['18:00', '18:00'],
    ['9:30', '09:30'],
    ['１８：００', '18:00'],
    ['6pm', '18:00'],
    ['6 PM', '18:00'],
    ['6:30pm', '18:30'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['noon', '12:00'],
    ['中午', '12:00'],
    ['下午6點', '18:00'],
    ['下午六点', '18:00'],
    ['下午 6:30', '18:30'],
    ['下晝5點', '17:00'],
    ['晚上8點半', '20:30'],
    ['夜晚8點', '20:00'],
    ['晚8点', '20:00'],
    ['早9点', '09:00'],
    ['朝早9點', '09:00'],
    ['下晝5點正', '17:00'],
    ['下午6点整', '18:00'],
    ['晚上八點三刻', '20:45'],
    ['早上十點', '10:00'],
    ['中午12點', '12:00'],
    ['18點', '18:00'],
    ['18點30分', '18:30'],
    ['17時', '17:00'],
    ['十二點半', '12:30'],
    ['', '18:00'],
  ])('%s is %s', (text, time) => {
    expect(scheduleOf(`週五 ${text}`).time).toBe(time);
  });
});

describe('how often', () => {
  test.each<[string, Partial<Schedule>]>([
    ['daily', { repeat: 'daily', date: '2026-11-23', weekdays: [] }],
    ['每天 9:00', { repeat: 'daily', date: '2026-11-24' }],
    ['every day 11/27', { repeat: 'daily', date: '2026-11-27' }],
    ['weekly friday', { repeat: 'weekly', date: '2026-11-27', weekdays: [5] }],
    ['每週 11/26', { repeat: 'weekly', date: '2026-11-26', weekdays: [4] }],
    ['every monday', { repeat: 'weekly', date: '2026-11-23', weekdays: [1] }],
    ['every monday 9:00', { repeat: 'weekly', date: '2026-11-30', weekdays: [1] }],
    ['每週一', { repeat: 'weekly', date: '2026-11-23', weekdays: [1] }],
    ['每个礼拜三', { repeat: 'weekly', date: '2026-11-25', weekdays: [3] }],
    ['每週二、四', { repeat: 'weekly', date: '2026-11-24', weekdays: [2, 4] }],
    ['每週四和週二', { repeat: 'weekly', date: '2026-11-24', weekdays: [2, 4] }],
    ['every tuesday and thursday', { repeat: 'weekly', date: '2026-11-24', weekdays: [2, 4] }],
    ['weekly tuesdays, fridays', { repeat: 'weekly', date: '2026-11-24', weekdays: [2, 5] }],
    ['逢星期一', { repeat: 'weekly', date: '2026-11-23', weekdays: [1] }],
    ['每逢星期二、四', { repeat: 'weekly', date: '2026-11-24', weekdays: [2, 4] }],
    ['每周一次 周五', { repeat: 'weekly', date: '2026-11-27', weekdays: [5] }],
    ['每个工作日', { repeat: 'daily', date: '2026-11-23' }],
    ['每個工作天 9:00', { repeat: 'daily', date: '2026-11-24' }],
    ['每月一次 11/30', { repeat: 'monthly', date: '2026-11-30' }],
    ['每月 11/30', { repeat: 'monthly', date: '2026-11-30', weekdays: [] }],
    ['monthly 30 nov', { repeat: 'monthly', date: '2026-11-30' }],
    ['daily weekends', { repeat: 'daily', skipWeekends: false }],
    ['每日 包括周末', { repeat: 'daily', skipWeekends: false }],
    ['每天 含週末', { repeat: 'daily', skipWeekends: false }],
  ])('%s', (text, schedule) => {
    expect(scheduleOf(text)).toMatchObject({ skipWeekends: true, ...schedule });
  });
});

test('the words may come in any order', () => {
  const words = [TEAM, '四把鑰匙', 'K2', '難聊', 'x3', '部分', '週五', '下午6點', '逐字', 'Kelvin'];
  const shuffled = fc.shuffledSubarray(words, { minLength: words.length });
  const separator = fc.constantFrom(' ', '　', '，', ', ', '、');
  fc.assert(
    fc.property(shuffled, separator, (order, between) => {
      expect(specOf(order.join(between))).toEqual(specOf(words.join(' ')));
    }),
  );
});

describe('a ready-made plan', () => {
  test.each(['first-two-weeks', 'first two weeks', '前兩週', '前两周'])('%s', (plan) => {
    expect(readShortForm(`${TEAM} ${plan} 明天 17:00 transcript`, aSetting())).toEqual({
      plan: expect.objectContaining({
        plan: 'first-two-weeks',
        audience: { people: [], groups: ['S1'], channels: [] },
        schedule: expect.objectContaining({ date: '2026-11-24', time: '17:00' }) as unknown,
        reminders: true,
        handIn: 'transcript',
      }) as unknown,
    });
  });

  test('has settled what is practised', () => {
    expect(problemsOf(`${TEAM} first-two-weeks 明天 K1 難聊`)).toEqual([
      { code: 'not_with_plan', values: { words: 'K1 難聊' } },
    ]);
  });
});

describe('what cannot be set', () => {
  test.each<[string, string, object[]]>([
    ['a word that means nothing', `${TEAM} friday foo`, [{ code: 'word_unknown', values: { word: 'foo' } }]],
    ['part of a word', `${TEAM} friday abnormal`, [{ code: 'word_unknown', values: { word: 'abnormal' } }]],
    ['a vague day', `${TEAM} next friday`, [{ code: 'word_unknown', values: { word: 'next' } }]],
    ['a group that is none', '@nobody friday', [{ code: 'who_unknown', values: { word: '@nobody' } }]],
    ['nobody', 'four-keys friday', [{ code: 'nobody', values: {} }]],
    ['no day', `${TEAM} 18:00`, [{ code: 'no_date', values: {} }]],
    ['no day of a week', `${TEAM} weekly`, [{ code: 'no_date', values: {} }]],
    ['a day that has passed', `${TEAM} 2026-11-20`, [{ code: 'past', values: {} }]],
    ['a day of this year that has passed', `${TEAM} 11/20`, [{ code: 'past', values: {} }]],
    ['a time that has passed', `${TEAM} today 9:00`, [{ code: 'past', values: {} }]],
    ['no day of the calendar', `${TEAM} 11/31`, [{ code: 'date_unknown', values: { word: '11/31' } }]],
    ['no time of day', `${TEAM} friday 25:00`, [{ code: 'time_unknown', values: { word: '25:00' } }]],
    [
      'midnight of nobody knows which day',
      `${TEAM} 週五 晚上12點`,
      [{ code: 'time_unknown', values: { word: '晚上12點' } }],
    ],
    ['midnight in Hong Kong', `${TEAM} 星期五 夜晚12點`, [{ code: 'time_unknown', values: { word: '夜晚12點' } }]],
    ['a date of another weekday', `${TEAM} 11/27 週四`, [{ code: 'weekday_differs', values: { date: '2026-11-27' } }]],
    ['a weekend, once', `${TEAM} saturday`, [{ code: 'on_weekend', values: { date: '2026-11-28' } }]],
    ['weekends that are skipped', `${TEAM} every sunday`, [{ code: 'never_due', values: {} }]],
    ['a year too late', `${TEAM} 2062-11-27`, [{ code: 'too_far', values: { word: '2062-11-27' } }]],
    ['no month and no day', `${TEAM} 27/13`, [{ code: 'date_unknown', values: { word: '27/13' } }]],
    ['two days', `${TEAM} friday saturday`, [{ code: 'twice', values: { words: 'friday saturday' } }]],
    ['two repeats', `${TEAM} every monday daily`, [{ code: 'twice', values: { words: 'every monday daily' } }]],
    ['two levels', `${TEAM} friday 好聊 hard`, [{ code: 'twice', values: { words: '好聊 hard' } }]],
    ['too many tries', `${TEAM} friday x11`, [{ code: 'too_many_tries', values: { most: 10 } }]],
    [
      'an address',
      `${TEAM} friday https://a.example/x`,
      [{ code: 'word_unknown', values: { word: 'https://a.example/x' } }],
    ],
    [
      'everything at once',
      'foo @bar',
      [
        { code: 'word_unknown', values: { word: 'foo' } },
        { code: 'who_unknown', values: { word: '@bar' } },
        { code: 'no_date', values: {} },
      ],
    ],
  ])('%s', (_what, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  test('"here" in a direct message', () => {
    expect(problemsOf('here friday', { here: null })).toEqual([{ code: 'not_here', values: {} }]);
  });
});

test('any text is read or its problems told', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const read = readShortForm(text, aSetting());
      expect('problems' in read ? read.problems.length : 1).toBeGreaterThan(0);
    }),
  );
});

describe('with a second flow', () => {
  const setting = aSetting();
  const first = setting.content.flows.get('four-keys')!;
  const keys = [{ ...first.flow.value.keys[0]!, id: 'hello', name: '打招呼' }];
  const flow = { ...first.flow.value, id: 'cold-call', name: '陌生開發', keys, moment_drills: [] };
  const second = { ...first, flow: { ...first.flow, value: flow } };
  const content = { ...setting.content, flows: new Map([...setting.content.flows, ['cold-call', second]]) };

  test.each([
    ['', 'four-keys', 'whole'],
    ['陌生開發', 'cold-call', 'whole'],
    ['cold call K1', 'cold-call', 'hello'],
    ['打招呼', 'cold-call', 'hello'],
    ['太貴', 'four-keys', 'too_expensive'],
  ])('"%s" is of %s', (text, wanted, part) => {
    expect(specOf(`${TEAM} friday ${text}`, { content }).steps).toMatchObject([{ flow: wanted, parts: [part] }]);
  });

  test('parts of both cannot be set', () => {
    expect(problemsOf(`${TEAM} friday 打招呼 太貴`, { content })).toEqual([
      { code: 'word_unknown', values: { word: '打招呼' } },
    ]);
  });
});
