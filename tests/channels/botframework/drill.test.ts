import { aSpec } from '../../drills/team.ts';
import { said, startBot, type Bot } from './bot.ts';
import { codeIn, inSlack, links, SLACK } from './in-slack.ts';

/** A drill is set in Slack; the rep has linked Teams and practises there. */

let bot: Bot;
beforeEach(async () => void (bot = await startBot()));
afterEach(() => bot.stop());

/** Due in a week, whatever day it is. */
const aDrill = () => {
  const { schedule } = aSpec();
  const date = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  return aSpec({ schedule: { ...schedule, date, skipWeekends: false } });
};

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('a rep who has linked Teams gets the drill there, practises, and hands in', async () => {
  const slack = inSlack(bot);
  const rep = bot.rep();
  await links(rep, codeIn(await slack.types(SLACK, '連結')));

  const before = rep.messages().length;
  const id = await slack.sets(aDrill());
  await slack.works();
  await until(() => rep.messages().length > before);
  expect(said(rep.messages().slice(before))).toMatch(/練習任務：四把鑰匙[^]*陳經理 派給你的[^]*\[開始\][^]*\[先不要\]/);

  expect(said(await rep.presses('開始'))).toContain('任務「四把鑰匙」的第 1 次');
  await rep.says('淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？');
  await rep.says('十八年天天五點半開門，很不容易');
  expect(said(await rep.says('結束', 2))).toContain('要交這一次嗎？');
  expect(said(await rep.presses('交這一次'))).toContain('「四把鑰匙」完成');
  expect(await slack.manages(id)).toMatch(/王小明 \| 完成 \| 1/);
});

test('in Teams too a drill that is started in the middle of another practice asks first, and begins in one press', async () => {
  const slack = inSlack(bot);
  const rep = bot.rep();
  await links(rep, codeIn(await slack.types(SLACK, '連結')));
  await slack.sets(aDrill());
  await slack.works();
  await until(() => said(rep.messages()).includes('練習任務：四把鑰匙'));
  await rep.says('練習');
  await rep.says('早安，方便聊三分鐘嗎？');
  expect(said(await rep.says('任務'))).toContain('約 10 分鐘');
  expect(said(await rep.presses('開始'))).toMatch(/還沒聊完[^]*\[先聊那一場\][^]*\[先放著，開始任務\]/);
  expect(said(await rep.presses('先放著，開始任務'))).toContain('任務「四把鑰匙」的第 1 次');
  await rep.says('早安，方便聊三分鐘嗎？');
  expect(said(await rep.says('暫停'))).toContain('第 1 次練到一半');
  expect(said(await rep.says('任務'))).toMatch(/第 1 次練到一半[^]*\[繼續\]/);
});

test('a drill is put off, looked at and declined in Teams as well', async () => {
  const slack = inSlack(bot);
  const rep = bot.rep();
  await links(rep, codeIn(await slack.types(SLACK, '連結')));
  await slack.sets(aDrill());
  await slack.works();
  await until(() => said(rep.messages()).includes('練習任務：四把鑰匙'));

  expect(said(await rep.presses('下個上班日提醒我'))).toMatch(/好，.*再提醒你/);
  expect(said(await rep.says('任務'))).toContain('還沒做完的練習任務');
  expect(said(await rep.presses('開始'))).toContain('開始練習');
});
