import { toBlocks } from '../../src/channels/slack/blocks.ts';
import type { DrillSpec } from '../../src/drills/drill.ts';
import { previewMessage, type Preview } from '../../src/drills/say/preview.ts';
import { shortFormMessage } from '../../src/drills/say/problems.ts';
import { readShortForm } from '../../src/drills/short-form.ts';
import type { Language } from '../../src/language/languages.ts';
import type { Message } from '../../src/session/message.ts';
import { blocksToPlain } from '../slack-sim/src/mrkdwn.mjs';
import { aSetting } from './setting.ts';

const at = (time: string) => Date.parse(`${time}:00+08:00`);
const shown = ({ parts }: Message) => blocksToPlain(toBlocks(parts)) as string;

const specOf = (typed: string, language: Language): DrillSpec => {
  const read = readShortForm(typed, aSetting(language));
  if (!('spec' in read)) throw new Error(JSON.stringify(read));
  return read.spec;
};

const previewOf = (typed: string, changes: Partial<Preview> = {}, language: Language = 'zh-TW') => {
  const { voice, content } = aSetting(language);
  const preview: Preview = {
    draft: 'd1',
    spec: specOf(typed, language),
    called: ['@sales-team'],
    people: 12,
    leftOut: [],
    rounds: [at('2026-11-27T18:00')],
    sendings: [{ at: at('2026-11-23T10:00'), zone: 'Asia/Taipei', people: 12 }],
    resultIn: null,
    canPost: true,
    keepDays: 365,
    ...changes,
  };
  return shown(previewMessage(voice, content, preview));
};

const ONCE = '@sales-team 週五';
const EVERY_WEEK = '@sales-team 四把鑰匙 K2 太貴 林淑芬 Kelvin 每週五 部分';
const EVERYWHERE: Partial<Preview> = {
  rounds: [at('2026-11-27T18:00'), at('2026-12-04T18:00'), at('2026-12-11T18:00')],
  sendings: [
    { at: at('2026-11-23T10:00'), zone: 'Asia/Taipei', people: 8 },
    { at: at('2026-11-23T22:00'), zone: 'America/New_York', people: 3 },
    { at: at('2026-11-23T16:00'), zone: 'Europe/Berlin', people: 1 },
  ],
  leftOut: [
    { person: 'U7', name: 'Gina', why: 'guest' },
    { person: 'U8', name: 'Bot', why: 'bot' },
    { person: 'U9', name: 'Gus', why: 'guest' },
  ],
  resultIn: '#general',
  canPost: false,
};

describe('before a drill is sent, its manager reads', () => {
  test('what a drill of one round is', () => {
    expect(previewOf(ONCE)).toBe(
      `先看一遍，還沒派出去
# 四把鑰匙・整場
• 派給：@sales-team（12 人）
• 客戶：林淑芬，一般，邊聊邊提示
• 次數：每項 1 次，練完就交
• 過關：練完就算
• 截止：11/27（五）18:00
• 私訊送出：11/23（一）10:00，12 人
• 提醒：截止前，在上班時間提醒還沒練的人
• 不傳訊息：週末
你看得到誰練完了、練了幾次，還有交出那一次的分數；看不到對話和其他練習。交出的保留 365 天。
截止後，結果私訊給你。
[派出去] [改一下] [不派了]`,
    );
  });

  test('when it comes where other people are, and who gets nothing', () => {
    expect(previewOf(EVERY_WEEK, EVERYWHERE)).toBe(
      `先看一遍，還沒派出去
# 四把鑰匙・找到關鍵按鈕、太貴
• 派給：@sales-team（12 人）
• 客戶：林淑芬、陳家俊 Kelvin，一般，邊聊邊提示
• 次數：每項 3 次，挑一次交
• 過關：練到的鑰匙，每把至少做到一些
• 截止：11/27（五）18:00，之後每週五
• 接下來：12/4（五）18:00；12/11（五）18:00
• 提醒：截止前，在上班時間提醒還沒練的人
• 不傳訊息：週末
各地時間
• 台北（8 人）：11/23（一）10:00 送出，11/27（五）18:00 截止
• 紐約（3 人）：11/23（一）09:00 送出，11/27（五）05:00 截止
• GMT+1（1 人）：11/23（一）09:00 送出，11/27（五）11:00 截止
收不到的人（3）
• 訪客：Gina、Gus
• 機器人：Bot
你看得到誰練完了、練了幾次，還有交出那一次的分數；看不到對話和其他練習。交出的保留 365 天。
我進不了「#general」，結果只會私訊給你。要貼過去，先把我邀進頻道。
[派出去] [改一下] [不派了]`,
    );
  });

  test('days off stand as stretches', () => {
    const holidays = ['2026-12-25', '2027-02-05', '2027-02-06', '2027-02-07'];
    const withHolidays = (language: Language) => {
      const spec = specOf(ONCE, language);
      return previewOf(ONCE, { spec: { ...spec, schedule: { ...spec.schedule, holidays } } }, language);
    };
    expect(withHolidays('zh-TW')).toContain('• 不傳訊息：週末、12/25（五）、2/5（五）到 2/7（日）\n');
    expect(withHolidays('en')).toContain('weekends, Fri 25 Dec, Fri 5 Feb to Sun 7 Feb\n');
  });

  test('the same in Simplified script', () => {
    expect(previewOf(ONCE, {}, 'zh-CN')).toContain(
      `• 截止：11 月 27 日（周五）18:00
• 私信发出：11 月 23 日（周一）10:00，12 人`,
    );
  });

  test('the same in English', () => {
    expect(previewOf(EVERY_WEEK, EVERYWHERE, 'en')).toBe(
      `Preview: nothing is sent yet
# 四把鑰匙: 找到關鍵按鈕, 太貴
• To: @sales-team (12 people)
• Customers: 林淑芬, 陳家俊 Kelvin; Normal; Live hints
• Tries: 3 of each part, one of them handed in
• Pass mark: At least partly in every key practised
• Due: Fri 27 Nov, 18:00, then every Fri
• After that: Fri 4 Dec, 18:00; Fri 11 Dec, 18:00
• Reminders: before it is due, in working hours, for those who have not begun
• No messages: weekends
Where they are
• Taipei, 8 people: sent Mon 23 Nov, 10:00, due Fri 27 Nov, 18:00
• New York, 3 people: sent Mon 23 Nov, 09:00, due Fri 27 Nov, 05:00
• GMT+1, 1 person: sent Mon 23 Nov, 09:00, due Fri 27 Nov, 11:00
Get nothing (3)
• guest: Gina, Gus
• a bot: Bot
You will see who is done, how many tries they made, and the marks of the try that is handed in; no conversations and no other practice. What is handed in is kept for 365 days.
I can't post in #general, so the result comes to you alone. Invite me there first to have it posted.
[Send it] [Change] [Don't send]`,
    );
  });

  test('the steps of a plan with their days', () => {
    const spec = specOf(ONCE, 'zh-TW');
    const steps = ['看標準，試一場', '開場', '只聽不問', '讓對方挑'].map((name) => ({ ...spec.steps[0]!, name }));
    const rounds = [at('2026-11-24T18:00'), at('2026-11-25T18:00'), at('2026-11-26T18:00')];
    const text = previewOf(ONCE, { spec: { ...spec, name: '前兩週', steps }, rounds });
    expect(text).toContain('# 前兩週\n• 派給：@sales-team（12 人）\n• 截止：11/24（二）18:00');
    expect(text).toContain(
      '共 4 次，前幾次：\n• 11/24（二）18:00　看標準，試一場\n• 11/25（三）18:00　開場\n• 11/26（四）18:00　只聽不問',
    );
  });

  test('what is practised, under another name, and why', () => {
    const spec = { ...specOf(EVERY_WEEK, 'zh-TW'), name: '開場週', why: '上個月太快' };
    const text = previewOf(ONCE, { spec });
    expect(text).toContain('# 開場週\n為什麼：上個月太快\n');
    expect(text).toContain('• 練什麼：四把鑰匙・找到關鍵按鈕、太貴');
  });

  test('one time where all clocks show the same', () => {
    const sendings = ['Asia/Taipei', 'Asia/Hong_Kong'].map((zone) => ({ zone, at: at('2026-11-23T10:00'), people: 2 }));
    const text = previewOf(ONCE, { sendings });
    expect(text).toContain('• 私訊送出：11/23（一）10:00，4 人');
    expect(text).not.toContain('各地時間');
  });

  test('that the conversation is seen, where it is', () => {
    expect(previewOf(`${ONCE} 逐字`)).toContain('交出那一次的分數和對話');
  });

  test('where the result goes', () => {
    expect(previewOf(ONCE, { resultIn: '#general' })).toContain('全隊的結果貼到「#general」');
  });
});

test('no more than ten names', () => {
  const leftOut = Array.from({ length: 25 }, (_, i) => ({ person: `U${i}`, name: `n${i}`, why: 'guest' as const }));
  expect(previewOf(ONCE, { leftOut })).toContain(
    '收不到的人（25）\n• 訪客：n0、n1、n2、n3、n4、n5、n6、n7、n8、n9\n• 還有 15 人',
  );
});

test('no more than eight places', () => {
  const sendings = Array.from({ length: 11 }, (_, i) => ({
    zone: `Etc/GMT+${i + 1}`,
    at: at('2026-11-23T10:00'),
    people: 2,
  }));
  const text = previewOf(ONCE, { sendings });
  expect(text).toContain('GMT-8（2 人）');
  expect(text).not.toContain('GMT-9（2 人）');
  expect(text).toContain('• 其他地方 6 人');
});

describe('can be changed but not sent', () => {
  test.each<[string, Partial<Preview>, string]>([
    ['what would never be due', { rounds: [], sendings: [] }, '永遠不會截止'],
    ['what nobody would get', { people: 0, sendings: [] }, '@sales-team（現在沒有人）'],
  ])('%s', (_what, changes, why) => {
    const text = previewOf(ONCE, changes);
    expect(text).toContain(why);
    expect(text).toMatch(/\n\[改一下\] \[不派了\]$/);
  });
});

test('a line that cannot be set is answered with why, and one that can', () => {
  const setting = aSetting();
  const line = '/drill foo @bar';
  const read = readShortForm('foo @bar', setting);
  const problems = 'problems' in read ? read.problems : [];
  expect(shown(shortFormMessage(setting.voice, problems, { line, group: undefined }))).toBe(
    `這樣還派不出去
• 「foo」看不懂。
• 找不到「@bar」。用 @ 選人或群組，或用 # 選頻道。
• 還沒說哪天截止，例如「週五」或「11/27」。
你打的是：/drill foo @bar
可以這樣打：/drill @業務組 四把鑰匙 週五 18:00
只打「/drill」會開表單。`,
  );
  const [group] = setting.groups;
  expect(shown(shortFormMessage(setting.voice, problems, { line, group }))).toContain(
    '/drill @sales-team 四把鑰匙 週五 18:00',
  );
});
