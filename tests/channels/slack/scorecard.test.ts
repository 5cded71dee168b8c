import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

/** The scorecard in the direct message: short first, links to what was said, another try, the picture. */
let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  await stopWithoutComplaint(bot);
});

const say = async (text: string) => {
  await bot.rep().dm(text);
  return bot.rep().waitForReply();
};
const PITCH = '我們的平板功能很齊全，很多店都在用';

async function practised() {
  await say('練習');
  await say('淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？不方便也沒關係');
  const pitched = await bot.rep().dm(PITCH);
  await bot.rep().waitForReply();
  await bot.rep().dm('結束');
  return { card: await bot.rep().waitForReply({ match: '計分卡' }), ts: (pitched as { ts: string }).ts };
}

/** Every link in a post's blocks. */
const linksIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'link' && 'url' in value ? [String(value.url)] : [];
  return [...own, ...Object.values(value).flatMap(linksIn)];
};

test('what is quoted links to the message in Slack', async () => {
  const { card, ts } = await practised();
  const to = `https://acme.slack.com/archives/${card.channel}/p${ts.replace('.', '')}`;
  expect(linksIn(card.message.blocks)).toContain(to);
  await bot.rep().clickButton('看細節');
  const details = await bot.rep().waitForReply({ match: '細節' });
  expect(linksIn(details.message.blocks)).toContain(to);
});

test('the first screen fits a phone: headline, bars, one good line, one thing to fix, and what to do next', async () => {
  const { card } = await practised();
  expect(card.message.blocks.length).toBeLessThanOrEqual(8);
  expect(card.text.length).toBeLessThan(700);
  expect(card.text).not.toContain('總分');
  expect(card.text).toMatch(/從這一句再試一次.+看一段好的例子.+看細節/s);
});

test('a moment tried again goes on in the conversation, and both tries stand side by side', async () => {
  await practised();
  const rep = bot.rep();
  await rep.clickButton('從這一句再試一次');
  const again = await rep.waitForReply({ match: '從這一句再試一次' });
  expect(again.text).toContain(PITCH);
  await say('原來是這樣，現在最忙的時候大概怎麼跑？');
  await rep.dm('結束');
  const card = await rep.waitForReply({ match: '前後兩次' });
  expect(card.text).toContain(`第一次「${PITCH}」`);
});

test('the picture of the last practices comes as a file', async () => {
  await practised();
  await bot.rep().dm('進步');
  const file = await bot.rep().waitForReply({ match: 'progress.png', timeout: 20_000 });
  expect(file.message.files[0]).toMatchObject({ name: 'progress.png' });
  expect(bot.sim.callsFor('files.completeUploadExternal')).toHaveLength(1);
}, 30_000);

test('the form practises one moment', async () => {
  const rep = bot.rep();
  await rep.command('/practice');
  await rep.waitForModal();
  await rep.submitView({ 跟誰聊: /林淑芬/, 練哪一段: /太貴/ });
  expect((await rep.waitForReply({ match: '只練「太貴」' })).text).toContain('先接住');
  expect(
    await bot.trainer.store.read.openSession({ workspace: 'T0ACMESALES', person: rep.id as string }),
  ).toMatchObject({
    part: 'too_expensive',
  });
});
