import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  await stopWithoutComplaint(bot);
});

const opened = async (name = 'ya-ting') => {
  const rep = bot.rep(name);
  await rep.openHome();
  await rep.waitForHome();
  return rep;
};

test('shows a newcomer how to start, in their language', async () => {
  expect((await opened()).homeText()).toContain('還沒有計分卡');
  expect((await opened('alice')).homeText()).toContain('Start practice');
  expect(bot.rep().messages()).toEqual([]);
});

test('the Messages tab says nothing unasked', async () => {
  await bot.rep().openHome({ tab: 'messages' });
  await bot.sim.settle();
  expect(bot.sim.calls.map((c: { method: string }) => c.method)).toEqual(['auth.test']);
});

test('starts a practice by the form, shows it running, then its scorecard', async () => {
  const rep = await opened();
  await rep.clickButton('開始練習');
  await rep.waitForModal();
  const before = rep.home._seq;
  await rep.submitView();
  await rep.waitForReply();
  await rep.waitForHome({ after: before, match: () => rep.homeText().includes('你跟淑芬姐的練習還開著') });

  await rep.dm('淑芬姐早安');
  await rep.waitForReply();
  await rep.dm('結束');
  await rep.waitForReply();
  await rep.waitForHome({ after: before, match: () => rep.homeText().includes('先到這裡') });
  await rep.clickButton('看這張', { in: 'home' });
  await rep.waitForModal();
  expect(rep.modalText()).toMatch(/^計分卡\n淑芬姐｜/);
  expect(rep.modalText()).toMatch(/[█░]{8}/);
});

test('goes on with a paused practice', async () => {
  const rep = bot.rep();
  for (const text of ['練習', '暫停']) {
    await rep.dm(text);
    await rep.waitForReply();
  }
  await opened();
  expect(rep.homeText()).toContain('你跟淑芬姐的練習暫停中。');
  await rep.clickButton('繼續', { in: 'home' });
  expect((await rep.waitForReply()).text).toContain('接著來');
});

test('switches the language on the spot, saying nothing in the conversation', async () => {
  const rep = await opened();
  await rep.select('set_language', 'zh-CN', { in: 'home' });
  await rep.waitForHome({ after: 0, match: () => rep.homeText().includes('还没有评分卡') });
  expect(rep.messages()).toEqual([]);
  await rep.dm('练习');
  expect((await rep.waitForReply()).text).toContain('# 开始练习');
});

test('help opens as a view; one’s data come in the conversation', async () => {
  const rep = await opened();
  await rep.clickButton('說明', { in: 'home' });
  await rep.waitForModal();
  expect(rep.modalText()).toContain('收回最後一句，換一句試試');
  await rep.closeView();
  await rep.clickButton('我的資料', { in: 'home' });
  expect((await rep.waitForReply()).text).toContain('這裡還沒有你的資料');
});

test('is published only for who opened it', async () => {
  const rep = bot.rep();
  for (const text of ['練習', '早安', '結束']) {
    await rep.dm(text);
    await rep.waitForReply();
  }
  await bot.sim.settle({ quietMs: 1300 });
  expect(bot.sim.callsFor('views.publish')).toEqual([]);
});
