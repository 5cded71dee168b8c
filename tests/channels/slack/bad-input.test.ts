import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  await bot.rep().dm('練習');
  await bot.rep().waitForReply();
});
afterEach(async () => {
  await stopWithoutComplaint(bot);
});

const answerTo = async (act: () => Promise<unknown>) => {
  const rep = bot.rep();
  const before = rep.messages({ from: 'bot' }).length;
  await act();
  await rep.waitForReply();
  await bot.sim.settle();
  const answers = rep.messages({ from: 'bot' }).slice(before);
  expect(answers).toHaveLength(1);
  return answers[0].text as string;
};

/** How many turns the open practice has. */
const turns = async () => {
  const { turns: all } = await bot.trainer.store.read.personData({ workspace: 'T0ACMESALES', person: bot.rep().id });
  return all.length - 1;
};

describe('is answered once, kindly, and is no turn', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['an empty message', () => bot.rep().dm('  '), /這一則是空的/],
    ['4,001 characters', () => bot.rep().dm('長'.repeat(4001)), /超過 4,000 字/],
    [
      'a file without words',
      () => bot.rep().dm('', { subtype: 'file_share', files: [{ id: 'F1', name: 'a.png' }] }),
      /檔案、圖片和語音我都讀不了，淑芬姐也沒收到/,
    ],
    ['another language', () => bot.rep().dm('Good morning, do you have two minutes for me?'), /淑芬姐只說中文/],
  ])('%s', async (_what, act, answer) => {
    expect(await answerTo(act)).toMatch(answer);
    expect(await turns()).toBe(0);
  });
});

test.each([['😀😀'], [':tada:'], ['OK'], ['？']])(
  '%s is a line like another, and the customer answers',
  async (text) => {
    expect(await answerTo(() => bot.rep().dm(text))).toContain('教練｜');
    expect(await turns()).toBe(1);
  },
);

test('a file with words: the words are heard, the file is not', async () => {
  const rep = bot.rep();
  await rep.dm('這是我們的菜單', { subtype: 'file_share', files: [{ id: 'F1', name: 'a.png' }] });
  await rep.waitForReply({ match: '檔案、圖片和語音我都讀不了' });
  await bot.sim.settle();
  expect(await turns()).toBe(1);
});

test('an edit and a deletion of an earlier line change nothing', async () => {
  const rep = bot.rep();
  const { ts } = await rep.dm('淑芬姐早安');
  await rep.waitForReply();
  expect(await answerTo(() => rep.editMessage(ts, '淑芬姐晚安'))).toContain('還是算第一次送出的那句');
  expect(await answerTo(() => rep.deleteMessage(ts))).toContain('已經聽到');
  expect(await turns()).toBe(1);
  expect(await answerTo(() => rep.dm('結束'))).toContain('「淑芬姐早安」');
});

test('after the practice, an edit is told that it changes no scorecard', async () => {
  const rep = bot.rep();
  const { ts } = await rep.dm('淑芬姐早安');
  await rep.waitForReply();
  await rep.dm('結束');
  await rep.waitForReply();
  expect(await answerTo(() => rep.editMessage(ts, '淑芬姐晚安'))).toContain('不影響計分卡');
});

test('a reply in a thread is pointed to the conversation', async () => {
  const rep = bot.rep();
  const opening = rep.messages({ from: 'bot' })[0];
  expect(await answerTo(() => rep.dm('早安', { thread_ts: opening.ts }))).toContain('在這裡說的淑芬姐聽不到');
  expect(await turns()).toBe(0);
});

test('markup and broadcasts are quoted as written', async () => {
  const line = '*粗* _斜_ ~刪~ `碼` <!channel> <!here> &amp; > 引用，方便聊嗎？';
  const rep = bot.rep();
  await rep.dm(line);
  await rep.waitForReply();
  expect(await answerTo(() => rep.dm('收回'))).toContain(`「${line}」`);
});

test('another bot in the conversation is not heard', async () => {
  await bot.rep().dm('早安', { event: { bot_id: 'B0OTHER0001' } });
  await bot.sim.settle();
  expect(await turns()).toBe(0);
});

describe('buttons', () => {
  test.each(['提示', '暫停', '結束', '計分標準'])('%s pressed twice acts once', async (label) => {
    const answer = await answerTo(() => bot.rep().clickButton(label, { twice: true }));
    expect(answer).not.toContain('已經結束');
  });

  test('“take back” pressed twice takes one line back', async () => {
    const rep = bot.rep();
    for (const text of ['淑芬姐早安', '方便聊兩分鐘嗎？']) {
      await rep.dm(text);
      await rep.waitForReply();
    }
    expect(await answerTo(() => rep.clickButton('收回這句', { twice: true }))).toContain('「方便聊兩分鐘嗎？」');
  });

  test('of a practice that is over says so', async () => {
    const rep = bot.rep();
    await rep.dm('結束');
    await rep.waitForReply();
    expect(await answerTo(() => rep.clickButton('暫停'))).toContain('這一場已經結束了');
  });

  test('the form sent twice starts one practice', async () => {
    const rep = bot.rep();
    await rep.dm('結束');
    await rep.waitForReply();
    await rep.command('/practice');
    await rep.waitForModal();
    const opening = await answerTo(async () => {
      const { delivery } = await rep.submitView();
      await bot.redeliver(delivery);
    });
    expect(opening).toContain('# 開始練習');
  });
});

describe('a request that Slack did not send', () => {
  test.each([
    ['with a false signature', { badSignature: true }],
    ['ten minutes old', { timestampSkewSec: -600 }],
  ])('%s is refused, and nothing of it is logged', async (_what, delivery) => {
    const { delivery: refused } = await bot.rep().dm('秘密的話', { delivery });
    expect(refused.attempts[0].status).toBe(401);
    expect(await turns()).toBe(0);
    expect(bot.log()).not.toMatch(/秘密|xoxb|xapp|signing-secret/);
    // The refusal is the double's own failed delivery, as it should be.
    refused.state = 'refused as expected';
  });
});
