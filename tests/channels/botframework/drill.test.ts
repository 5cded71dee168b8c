import { createDesk } from '../../../src/session/desk.ts';
import type { Message } from '../../../src/session/message.ts';
import type { From } from '../../../src/session/trainer.ts';
import { aSpec, member } from '../../drills/team.ts';
import { textOf } from '../../session/rep.ts';
import { said, startBot, TENANT, type Bot } from './bot.ts';

/** A drill is set in Slack; the rep has linked Teams and practises there. */

const SLACK: From = {
  workspace: 'T1',
  person: 'U1',
  channel: 'slack',
  conversation: 'D1',
  locale: async () => 'zh-TW',
};
const MANAGER: From = { ...SLACK, person: 'UMANAGER', conversation: 'DM' };

let bot: Bot;
beforeEach(async () => void (bot = await startBot()));
afterEach(() => bot.stop());

/** The same trainer as Slack has it: its people known, its due work done, its messages read by the test. */
function inSlack() {
  const directory = {
    members: async () => [member('U1', { name: '王小明' })],
    member: async () => member('UMANAGER', { name: '陳經理' }),
    mayManage: async (_: string, person: string) => person === 'UMANAGER',
    called: async () => ['#sales'],
    groups: async () => [],
    canPost: async () => true,
  };
  const settings = { ...bot.trainer.settings, workingHours: { from: '00:00', to: '23:59' } };
  const trainer = { ...bot.trainer, settings, directoryOf: () => directory };
  const desk = createDesk(trainer, () => undefined);
  let events = 0;
  return {
    types: async (from: From, text: string) =>
      (await desk.typed(from, { event: `s${++events}`, text, message: null }))
        .map(({ payload }) => textOf(payload as Message))
        .join('\n'),
    async sets(spec: ReturnType<typeof aSpec>) {
      const { id } = await desk.drafted(MANAGER, { spec, place: 'CSALES' });
      await desk.managed(MANAGER, `s${++events}`, { do: 'confirm', which: id! });
      return id!;
    },
    /** Does what is due until the rep's message is on its way. */
    async works() {
      for (let messages = 0; messages === 0;) {
        const lease = { owner: 'slack', now: trainer.now(), leaseMs: 1000, limit: 10, channels: ['slack'] };
        for (const due of await trainer.store.leaseDue(lease)) messages += (await desk.wentOn(due)).length;
      }
    },
    manages: async (which: string) =>
      (await desk.managed(MANAGER, `s${++events}`, { do: 'show', which }))
        .map(({ payload }) => textOf(payload as Message))
        .join('\n'),
  };
}

/** Due in a week, whatever day it is. */
const aDrill = () => {
  const { schedule } = aSpec();
  const date = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  return aSpec({ schedule: { ...schedule, date, skipWeekends: false } });
};

const codeIn = (text: string) => /連結 [0-9a-f]{5}-[0-9a-f]{5}/.exec(text)![0];

const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
};

test('a rep who has linked Teams gets the drill there, practises, and hands in', async () => {
  const slack = inSlack();
  const rep = bot.rep();
  const typed = codeIn(await slack.types(SLACK, '連結'));
  expect(said(await rep.says(typed))).toContain('這裡和 Slack 共用紀錄、設定和任務');

  const before = rep.messages().length;
  const id = await slack.sets(aDrill());
  await slack.works();
  await until(() => rep.messages().length > before);
  expect(said(rep.messages().slice(before))).toMatch(/練習任務：四把鑰匙[^]*陳經理 派給你的[^]*\[開始\][^]*\[先不要\]/);

  expect(said(await rep.presses('開始'))).toContain('任務「四把鑰匙」的第 1 次');
  await rep.says('淑芬姐您好，我是點點的小陳，方便請教三分鐘嗎？');
  expect(said(await rep.says('結束', 2))).toContain('要交這一次嗎？');
  expect(said(await rep.presses('交這一次'))).toContain('「四把鑰匙」完成');
  expect(await slack.manages(id)).toMatch(/王小明 \| 已交 \| 1/);
});

test('a drill is put off, looked at and declined in Teams as well', async () => {
  const slack = inSlack();
  const rep = bot.rep();
  await rep.says(codeIn(await slack.types(SLACK, '連結')));
  await slack.sets(aDrill());
  await slack.works();
  await until(() => said(rep.messages()).includes('練習任務：四把鑰匙'));

  expect(said(await rep.presses('下個上班日提醒我'))).toMatch(/好，.*再提醒你/);
  expect(said(await rep.says('任務'))).toContain('還沒做完的練習任務');
  expect(said(await rep.presses('開始'))).toContain('開始練習');
});

test('a code works once, and only outside of Slack', async () => {
  const slack = inSlack();
  const typed = codeIn(await slack.types(SLACK, '連結'));
  expect(await slack.types({ ...SLACK, person: 'U2', conversation: 'D2' }, typed)).toContain('這組連結碼用不了');
  const [yaTing, meiLing] = [bot.rep(), bot.rep('mei-ling')];
  expect(said(await yaTing.says(typed))).toContain('連好了');
  expect(said(await meiLing.says(typed))).toContain('這組連結碼用不了');
  expect(said(await meiLing.says('連結'))).toContain('先在 Slack 打');
});

test('undoing the link brings back what was practised here before', async () => {
  const slack = inSlack();
  const rep = bot.rep();
  await rep.says('練習');
  await rep.says('您好，方便請教三分鐘嗎？');
  await rep.says('結束');
  await rep.says(codeIn(await slack.types(SLACK, '連結')));
  expect(said(await rep.says('紀錄'))).toContain('還沒有計分卡');
  expect(said(await rep.says('解除連結'))).toContain('解除連結了');
  expect(said(await rep.says('紀錄'))).toContain('淑芬姐');
});

test('deleting everything reaches what was practised under the other name too', async () => {
  const slack = inSlack();
  const rep = bot.rep();
  await rep.says('練習');
  await rep.says('您好，方便請教三分鐘嗎？');
  await rep.says('結束');
  await rep.says(codeIn(await slack.types(SLACK, '連結')));
  const teams = { workspace: `msteams/${TENANT}`, person: 'aad-ya-ting' };
  expect((await bot.trainer.store.read.personData(teams)).sessions).toHaveLength(1);
  await rep.says('我的資料', 2);
  await rep.presses('確定刪掉');
  expect(await bot.trainer.store.read.personData(teams)).toMatchObject({ person: undefined, sessions: [], lines: [] });
  expect(await bot.trainer.store.read.aliasOf(teams)).toBeUndefined();
});
