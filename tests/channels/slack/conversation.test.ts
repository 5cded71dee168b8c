import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

/** A rep's way through a practice, as it looks in the direct message. */
describe.each(['http', 'socket'] as const)('over %s', (mode) => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startBot({ mode });
  });
  afterEach(async () => {
    await stopWithoutComplaint(bot);
  });

  const say = async (text: string) => {
    await bot.rep().dm(text);
    return bot.rep().waitForReply();
  };

  test('from the first word to the scorecard', async () => {
    expect((await say('哈囉')).text).toContain('打「練習」就開始');
    const opening = await say('練習');
    expect(opening.text).toContain('只有你看得到這場練習');
    expect(opening.message.username).toBeUndefined();

    const answer = await say('淑芬姐早安，剛忙完一波辛苦了，方便聊兩分鐘嗎？');
    expect(answer.message).toMatchObject({ username: '林淑芬', icons: { emoji: ':fried_egg:' } });
    expect(answer.text).toContain('教練｜');
    expect(answer.text).toContain('[提示] [收回這句] [暫停] [結束]');

    expect((await say('提示')).text).toMatch(/^提示：/);
    const rep = bot.rep();
    await rep.clickButton('收回這句');
    expect((await rep.waitForReply()).text).toContain('「淑芬姐早安，剛忙完一波辛苦了，方便聊兩分鐘嗎？」先收起來');
    await say('淑芬姐，您一早辛苦了。我是點點的小陳，方便聊兩分鐘嗎？');

    await rep.clickButton('暫停');
    await rep.clickButton('繼續', {
      value: (await rep.waitForReply({ match: '先停在這裡' })).message.blocks.at(-1).elements[0].value,
    });
    expect((await rep.waitForReply()).text).toContain('接著來');

    await rep.clickButton('結束');
    const card = await rep.waitForReply({ match: '計分卡' });
    expect(card.text).toContain('融化冰塊');
    expect(card.text).toMatch(/[█░]{8}/);
    expect(card.text).toContain('「淑芬姐，您一早辛苦了。我是點點的小陳，方便聊兩分鐘嗎？」');

    await rep.clickButton('看細節');
    expect((await rep.waitForReply()).text).toContain('總分');
    await rep.clickButton('這一點判得不對');
    expect((await rep.waitForReply()).text).toContain('記下了');
    await rep.clickButton('同一位再來一次');
    expect((await rep.waitForReply()).text).toContain('跟林淑芬聊');
  });

  test('one post a turn, one answer for a retried event, none for the bot’s own', async () => {
    await say('練習');
    const { delivery } = await bot
      .rep()
      .dm('早安，方便聊嗎？', { delivery: { retryNum: 1, retryReason: 'http_timeout' } });
    await bot.rep().waitForReply();
    await bot.sim.settle();
    await bot.redeliver(delivery);
    await bot.sim.settle();
    expect(bot.rep().messages({ from: 'bot' })).toHaveLength(2);
  });

  test('two reps at once, each in their own practice and script', async () => {
    const [traditional, simplified] = [bot.rep('ya-ting'), bot.rep('xiao-min')];
    await Promise.all([traditional.dm('練習'), simplified.dm('练习')]);
    const [one, other] = await Promise.all([traditional.waitForReply(), simplified.waitForReply()]);
    expect(one.text).toContain('跟林淑芬聊');
    expect(other.text).toContain('周国强');
    await Promise.all([traditional.dm('早安'), simplified.dm('早上好')]);
    const answers = await Promise.all([traditional.waitForReply(), simplified.waitForReply()]);
    expect(answers.map((a) => a.message.username)).toEqual(['林淑芬', '周国强']);
  });

  test('a line that could not be stored is delivered again and then taken once', async () => {
    await say('練習');
    await bot.allSent();
    const { commit } = bot.trainer.store;
    let refused = 0;
    bot.trainer.store.commit = (writes) => (refused++ === 0 ? Promise.reject(new Error('disk full')) : commit(writes));
    const { delivery } = await bot.rep().dm('早安，方便聊嗎？');
    await bot.rep().waitForReply();
    await delivery.settled;
    expect(delivery.attempts.map((a: { ok: boolean }) => a.ok)).toEqual([false, true]);
    await bot.sim.settle();
    expect(bot.rep().messages({ from: 'bot' })).toHaveLength(2);
  });
});

describe('with a pause before the answer', () => {
  test('messages in a row are one turn, each quoted by itself', async () => {
    const bot = await startBot({ pauseMs: 400 });
    const rep = bot.rep();
    await rep.dm('練習');
    await rep.waitForReply();
    await rep.dm('淑芬姐早');
    await rep.dm('方便聊兩分鐘嗎？');
    await rep.waitForReply();
    await bot.sim.settle({ quietMs: 600 });
    expect(rep.messages({ from: 'bot' })).toHaveLength(2);
    await rep.dm('結束');
    const card = await rep.waitForReply();
    expect(card.text).toContain('「淑芬姐早」');
    await stopWithoutComplaint(bot);
  });
});
