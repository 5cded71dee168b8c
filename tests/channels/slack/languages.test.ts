import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  await stopWithoutComplaint(bot);
});

test.each([
  ['ya-ting', '你當業務'],
  ['wing-yan', '你做銷售'],
  ['xiao-min', '你来当销售'],
  ['alice', 'You play the rep'],
])('%s is first spoken to in the language of their Slack', async (name, welcome) => {
  const rep = bot.rep(name);
  await rep.dm('…');
  expect((await rep.waitForReply()).text).toContain(welcome);
});

test.each([
  ['简体中文', '好，接下来用简体中文。', '练习'],
  ['繁體中文（香港）', '好，接下來用繁體中文（香港）。', '練習'],
  [/^English.*Traditional|^English（客戶說繁體中文）/, 'From now on: English', 'practice'],
])('switching to %s by command, in the middle of a practice', async (choice, said, word) => {
  const rep = bot.rep();
  await rep.dm('練習');
  await rep.waitForReply();
  await rep.command('/practice', 'language');
  await rep.waitForReply();
  await rep.clickButton(choice);
  expect((await rep.waitForReply()).text).toContain(said);
  await rep.dm(word);
  expect((await rep.waitForReply()).text).toMatch(/\[(暫停|暂停|Pause)/);
});

test('Slack does not tell the locale in time: Traditional, and nobody waits', async () => {
  bot.sim.faults.inject({ method: 'users.info', kind: 'slow', delayMs: 2500, times: 9 });
  const rep = bot.rep('xiao-min');
  await rep.dm('你好');
  expect((await rep.waitForReply()).text).toContain('你當業務');
});

test('what was written in the other script is understood and quoted as written', async () => {
  const rep = bot.rep();
  await rep.dm('练习');
  await rep.waitForReply();
  await rep.dm('淑芬姐早上好，方便聊两分钟吗？');
  await rep.waitForReply();
  await rep.dm('结束');
  expect((await rep.waitForReply()).text).toContain('「淑芬姐早上好，方便聊两分钟吗？」');
});
