import type { From } from '../../../src/session/trainer.ts';
import { myDataFile } from '../../../src/session/settings.ts';
import { said, startBot, TENANT, type Bot, type Rep } from './bot.ts';
import { codeIn, inSlack, links, SLACK } from './in-slack.ts';

/** Somebody is the same person in Slack and in Teams, by a code that they carry over and a yes to whose it is. */

const ANOTHER: From = { ...SLACK, person: 'U2', conversation: 'D2', name: async () => '林大同' };
const IN_TEAMS = { workspace: `msteams/${TENANT}`, person: 'aad-ya-ting' };

let bot: Bot;
let slack: ReturnType<typeof inSlack>;
let rep: Rep;
beforeEach(async () => {
  bot = await startBot();
  slack = inSlack(bot);
  rep = bot.rep();
});
afterEach(() => bot.stop());

const codeOf = async (from: From) => codeIn(await slack.types(from, '連結'));
const dataOf = async (from: From) => JSON.stringify(await myDataFile(bot.trainer, from));
const linkOf = () => bot.trainer.store.read.linkOf(IN_TEAMS);

async function practises(line: string) {
  await rep.says('練習');
  await rep.says(line);
  await rep.says('結束');
}

test('whoever types a code is asked whether it is theirs, by the name of who asked for it', async () => {
  expect(said(await rep.says(await codeOf(SLACK)))).toMatch(
    /「王小明」拿的。那是你嗎？[^]*\[是我，連起來\][^]*\[不是我\]/,
  );
  expect(await linkOf()).toBeUndefined();
  expect(said(await rep.presses('是我，連起來'))).toContain('這裡和 Slack 共用紀錄、設定和任務');
  expect(await linkOf()).toMatchObject({ of_person: 'U1' });
});

test('who says no links nothing, and the code is of no use any more', async () => {
  const typed = await codeOf(SLACK);
  await rep.says(typed);
  expect(said(await rep.presses('不是我'))).toContain('沒有連起來');
  expect(said(await rep.says(typed))).toContain('這組連結碼用不了');
  expect(await linkOf()).toBeUndefined();
});

test('a code works once, only outside of Slack, and only the newest', async () => {
  const older = await codeOf(SLACK);
  const typed = await codeOf(SLACK);
  expect(said(await rep.says(older))).toContain('這組連結碼用不了');
  expect(await slack.types(ANOTHER, typed)).toContain('這組連結碼用不了');
  expect(await links(rep, typed)).toContain('連好了');
  const meiLing = bot.rep('mei-ling');
  expect(said(await meiLing.says(typed))).toContain('這組連結碼用不了');
  expect(said(await meiLing.says('連結'))).toContain('先在 Slack 打');
});

test('codes cannot be tried without end: after five wrong ones a right one is not looked at for ten minutes', async () => {
  const typed = await codeOf(SLACK);
  for (let i = 1; i < 5; i++) expect(said(await rep.says(`連結 00000-0000${i}`))).toContain('這組連結碼用不了');
  expect(said(await rep.says('連結 00000-00005'))).toContain('連結碼打錯太多次了，10 分鐘後再試');
  expect(said(await rep.says(typed))).toContain('連結碼打錯太多次了');
  expect(await linkOf()).toBeUndefined();
  expect(await links(bot.rep('mei-ling'), typed)).toContain('連好了');
});

test('a right code ends the row of wrong ones', async () => {
  const typed = await codeOf(SLACK);
  for (let i = 1; i < 5; i++) await rep.says(`連結 00000-0000${i}`);
  expect(said(await rep.says(typed))).toContain('那是你嗎');
  expect(said(await rep.says('連結 00000-00009'))).toContain('這組連結碼用不了');
});

test('who asked for the code is told in Slack, and can undo it there', async () => {
  await links(rep, await codeOf(SLACK));
  const { outgoing } = await bot.trainer.store.read.personData(SLACK);
  expect(outgoing.at(-1)).toMatchObject({ workspace: 'T1', channel: 'slack', conversation: 'D1' });
  expect(JSON.stringify(outgoing.at(-1)!.payload)).toContain('不是你連的話');
  expect(await slack.types(SLACK, '解除連結')).toContain('Teams 那邊看不到這裡的紀錄了');
  expect(await linkOf()).toBeUndefined();
  expect(await slack.types(SLACK, '解除連結')).toContain('目前沒有連結');
});

test('undoing the link brings back what was practised here before', async () => {
  await practises('您好，方便請教三分鐘嗎？');
  await links(rep, await codeOf(SLACK));
  expect(said(await rep.says('紀錄'))).toContain('還沒有計分卡');
  expect(said(await rep.says('解除連結'))).toContain('解除連結了');
  expect(said(await rep.says('紀錄'))).toContain('淑芬姐');
});

test('what was practised here before is not for who gave the code: neither to have nor to delete', async () => {
  await practises('這是我自己的秘密句子');
  await links(rep, await codeOf(ANOTHER));
  expect(await dataOf(ANOTHER)).not.toContain('秘密句子');
  await slack.presses(ANOTHER, 'delete_data');
  expect(await linkOf()).toBeUndefined();
  expect(said(await rep.says('紀錄'))).toContain('淑芬姐');
});

test('a second code takes the place of the first: nobody in Slack becomes anybody else', async () => {
  await links(rep, await codeOf(SLACK));
  await practises('這是王小明的秘密句子');
  await links(rep, await codeOf(ANOTHER));
  expect(await linkOf()).toMatchObject({ of_person: 'U2' });
  expect(await bot.trainer.store.read.aliasesOf(ANOTHER)).toEqual([IN_TEAMS]);
  expect(await bot.trainer.store.read.linkOf(SLACK)).toBeUndefined();
  expect(await dataOf(ANOTHER)).not.toContain('秘密句子');
  expect(await dataOf(SLACK)).toContain('秘密句子');
});

test.each([
  ['in Teams', () => rep.says('解除連結')],
  ['in Slack', () => slack.types(SLACK, '解除連結')],
])('after the link is undone %s, who was spoken to in Teams last is spoken to in Slack', async (_where, undo) => {
  await links(rep, await codeOf(SLACK));
  expect(await bot.trainer.store.read.person(SLACK)).toMatchObject({ conversation: 'a:ya-ting' });
  await undo();
  expect(await bot.trainer.store.read.person(SLACK)).toMatchObject({ channel: 'slack', conversation: 'D1' });
});

test('deleting everything in Teams reaches what was practised there before the link too', async () => {
  await practises('您好，方便請教三分鐘嗎？');
  await links(rep, await codeOf(SLACK));
  await rep.says('我的資料', 2);
  await rep.presses('確定刪掉');
  const { store } = bot.trainer;
  expect(await store.read.personData(IN_TEAMS)).toMatchObject({ person: undefined, sessions: [], lines: [] });
  expect(await store.read.personData(SLACK)).toMatchObject({ person: undefined, sessions: [], lines: [] });
  expect(await linkOf()).toBeUndefined();
});
