import { jest } from '@jest/globals';
import { CONFIRM_FORM } from '../../../src/channels/slack/preview-modal.ts';
import { viewSubmission } from '../../slack-sim/src/payloads.mjs';
import { ACME } from './acme.ts';
import { stopWithoutComplaint } from './bot.ts';
import { DAY, HOUR, MINUTE, startTeam, type Team } from './sales-team.ts';

/** A story takes as long as Slack's double and the bot need; nothing is timed. */
jest.setTimeout(60_000);

/** What goes wrong stops nothing else, and whoever waits for something is told. */
let team: Team;
/** What Slack refuses because the test wants it to. */
let provoked: string[];
beforeEach(async () => {
  team = await startTeam();
  provoked = [];
});
afterEach(() => stopWithoutComplaint(team, provoked));

const user = (name: string) => team.world.users.get(team.rep(name).id);
const group = () => team.world.usergroups.get('S0SALES0001');
const channel = (name: string) => team.sim.world.channel(team.world, name);
const withoutBot = (name: string) => channel(name).members.delete(team.world.install.botUserId);
/** Slack refuses a method until it is given back. */
const refuses = (method: string) => team.sim.faults.inject({ method, kind: 'error', error: 'missing_scope' });
const isPreview = { match: ({ callback_id }: { callback_id: string }) => callback_id === CONFIRM_FORM };

const openForm = async (place = 'sales') => {
  await team.boss.command('/drill', '', { channel: place });
  await team.boss.waitForModal();
};

const REFUSED = 'Slack 不讓我看成員名單。請管理員重新安裝應用程式，權限要全部給。';
const NO_CHANNEL = '看不到那個頻道有哪些人。先把我加進去（在那裡打 /invite），再派一次。';
const NO_GROUP = '找不到那個使用者群組，可能已經停用。';

describe('where Slack cannot tell who is there', () => {
  test.each(['', 'list'])('/drill %s says why', async (text) => {
    refuses('users.info');
    expect(await team.drill(text)).toBe(REFUSED);
  });

  test('a drill in one line comes back with why', async () => {
    refuses('users.info');
    expect(await team.drill('@sales-team #sales @amy 融化冰塊 週五')).toBe(
      `${REFUSED}\n你打的是：/drill @sales-team #sales @U0AMY000001 融化冰塊 週五`,
    );
  });

  test('the form keeps what was filled in, and says why below who gets it', async () => {
    await openForm();
    const fault = refuses('usergroups.users.list');
    expect(await team.boss.submitView({ 名稱: '開場週', 給哪些群組: [/業務組/] })).toMatchObject({
      ok: false,
      errors: { people: REFUSED },
    });
    fault.times = 0;
    await team.boss.submitView();
    expect(team.boss.modalText()).toContain('# 開場週\n• 派給：@sales-team（3 人）');
  });

  test('a group that is gone by the time it is sent', async () => {
    provoked = ['usergroups.users.list no_such_subteam'];
    await openForm();
    group().disabled = true;
    expect(await team.boss.submitView({ 給哪些群組: [/業務組/] })).toMatchObject({ errors: { people: NO_GROUP } });
  });

  test('a private channel without the bot is not offered, which the form says, and typed it is told', async () => {
    provoked = ['conversations.info channel_not_found', 'conversations.members channel_not_found'];
    await openForm('vault');
    expect(team.boss.modalText()).not.toContain('給頻道裡的人');
    expect(team.boss.modalText()).toContain('看不到這個頻道有哪些人，所以沒列出來。先把我加進去');
    await team.boss.closeView();
    await team.boss.command('/drill', 'here 融化冰塊 週五', { channel: 'vault' });
    expect((await team.boss.waitForReply({ channel: 'vault' })).text).toBe(
      `${NO_CHANNEL}\n你打的是：/drill here 融化冰塊 週五`,
    );
  });

  test.each(['看每個人', '改評分'])('the button 「%s」 says why in the direct message', async (label) => {
    await team.sets('@amy 融化冰塊 1次 週五 18:00');
    await team.practises('amy');
    await team.presses('amy', '交這一次', '完成');
    await team.drillInDm('show', '姓名');
    await team.boss.waitForReply({ match: 'drill-1.png' });
    refuses('users.info');
    expect(await team.presses('boss', label)).toBe(REFUSED);
    expect(team.boss.modal).toBeNull();
  });

  test('a preview that cannot be changed now says why', async () => {
    await team.drill('@amy 融化冰塊 週五');
    refuses('usergroups.list');
    expect(await team.presses('boss', '改一下')).toBe(REFUSED);
  });

  test('a ready-made plan that cannot be offered now says why, and the form stays', async () => {
    await openForm();
    refuses('usergroups.list');
    expect(await team.presses('boss', '用現成的計畫')).toBe(REFUSED);
    expect(team.boss.modalText()).toContain('派一個練習任務');
  });

  test('a repeating drill goes on with those who are left, and names what is gone', async () => {
    provoked = ['usergroups.users.list no_such_subteam'];
    await team.sets('@amy @sales-team 融化冰塊 每天 18:00');
    group().disabled = true;
    team.pass(DAY);
    await team.rep('amy').waitForReply({ after: 0, match: /練習任務[^]*1\/6（二）/ });
    const board = await team.boss.waitForReply({ after: 0, edited: true, match: '第 2 期' });
    expect(board.text).toMatch(/共 1 人要練[^]*聯絡不到\n看不到裡面有哪些人：@sales-team/);
  });
});

describe('people who cannot be given practice', () => {
  test('guests and bots are told in the preview and to the manager, and stop nothing', async () => {
    expect(await team.drill('#sales 融化冰塊 週五')).toMatch(
      /給：#sales（5 人）[^]*收不到的人（2）\n• 訪客：gina\n• 機器人：robo/,
    );
    await team.boss.clickButton('派出去');
    const board = await team.boss.waitForReply({ match: '人要練：' });
    expect(board.text).toMatch(/共 5 人要練[^]*聯絡不到\n• 是訪客帳號：gina\n• 是機器人：robo/);
    await team.rep('cat').waitForReply({ after: 0, match: '練習任務' });
  });

  test('who leaves after the preview is told to the manager', async () => {
    await team.drill('@sales-team 融化冰塊 週五');
    user('ben').deleted = true;
    await team.boss.clickButton('派出去');
    const board = await team.boss.waitForReply({ match: '人要練：' });
    expect(board.text).toMatch(/共 2 人要練[^]*帳號停用了：ben/);
    await team.rep('cat').waitForReply({ after: 0, match: '練習任務' });
  });

  test('who leaves before their morning comes is told to the manager then', async () => {
    provoked = ['chat.postMessage user_disabled'];
    user('ben').tz = 'America/Los_Angeles';
    await team.sets('@sales-team 融化冰塊 週五');
    user('ben').deleted = true;
    await team.rep('cat').waitForReply({ after: 0, match: '練習任務' });
    for (const ms of [16 * HOUR, MINUTE]) {
      team.pass(ms);
      await team.quiet();
    }
    const board = await team.board('聯絡不到');
    expect(board.text).toMatch(/共 2 人要練[^]*訊息傳不到：ben/);
  });
});

describe('a result that cannot be posted', () => {
  test('where the bot was removed from the channel, goes to the manager', async () => {
    await team.sets('@amy 融化冰塊 週五 18:00');
    withoutBot('sales');
    team.pass(5 * DAY);
    await team.boss.waitForReply({ after: 0, match: '｜結果' });
    expect(team.rep('ben').transcript({ channel: 'sales' })).not.toContain('｜結果');
  });

  test('where Slack will not say whether it can be, goes to the manager', async () => {
    await team.sets('@amy 融化冰塊 週五 18:00');
    refuses('conversations.info');
    team.pass(5 * DAY);
    const result = await team.boss.waitForReply({ after: 0, match: '｜結果' });
    expect(result.text).toMatch(/我現在不能在那裡發言[^]*這次沒有人交出練習/);
  });
});

describe('what is lost on the way', () => {
  test('an answer that can no longer be shown disturbs nothing', async () => {
    provoked = ['response_url server_error'];
    const fault = team.sim.faults.inject({ method: 'response_url', kind: 'http_500' });
    const { failed } = await team.boss.command('/drill', '@amy 融化冰塊 週五', { channel: 'sales' });
    expect(failed).toBeUndefined();
    await team.quiet();
    fault.times = 0;
    expect(await team.drill('help')).toContain('/drill list');
  });

  test('a button whose message can no longer be changed still does what it says', async () => {
    await team.drill('@amy 融化冰塊 週五');
    team.sim.faults.inject({ method: 'response_url', kind: 'reset' });
    expect(await team.presses('boss', '派出去')).toContain('派出去了');
  });

  const SLOW = { method: 'users.info', kind: 'slow', delayMs: 800 };

  test('where it takes long to say who is there, that is said until then', async () => {
    await openForm();
    team.sim.faults.inject(SLOW);
    const { ackMs } = await team.boss.submitView({ 給誰: ['amy'] });
    expect(ackMs).toBeLessThan(3000);
    expect(team.boss.modalText()).toContain('正在整理名單…');
    await team.boss.waitForModal(isPreview);
    expect(team.boss.modalText()).toContain('給：amy（1 人）');
  });

  test('closed before that, nothing is set and nothing fails', async () => {
    provoked = ['views.update not_found'];
    await openForm();
    team.sim.faults.inject(SLOW);
    await team.boss.submitView({ 給誰: ['amy'] });
    await team.boss.closeView();
    await team.sim.waitForCall('views.update');
    await team.quiet();
    expect(await team.trainer.store.read.drillsIn(ACME, 10)).toEqual([]);
    expect(team.log()).not.toMatch(/"level":50/);
  });

  test('a command that takes long is taken in time, and answered when it can be', async () => {
    team.sim.faults.inject(SLOW);
    const { failed } = await team.boss.command('/drill', '@amy 融化冰塊 週五', { channel: 'sales' });
    expect(failed).toBeUndefined();
    await team.boss.waitForReply({ channel: 'sales', match: '給：amy（1 人）', timeout: 10_000 });
  }, 15_000);
});

describe('what comes twice', () => {
  const drills = () => team.trainer.store.read.drillsIn(ACME, 10);

  test('a double click on the preview’s button sends once', async () => {
    await team.drill('@amy 融化冰塊 週五');
    await team.boss.clickButton('派出去', { twice: true });
    await team.boss.waitForReply({ match: '人要練：' });
    await team.quiet();
    expect(await drills()).toHaveLength(1);
    expect(team.rep('amy').messages()).toHaveLength(1);
  });

  test('a form sent twice sets one drill', async () => {
    const { boss } = team;
    await openForm();
    await boss.submitView({ 給誰: ['amy'] });
    const again = viewSubmission(team.sim, team.world, boss.user, boss.modal);
    await boss.submitView();
    await team.delivered('interaction', again);
    await boss.waitForReply({ match: '人要練：' });
    await team.quiet();
    expect(await drills()).toHaveLength(1);
    expect(team.rep('amy').messages()).toHaveLength(1);
  });

  test('a filled-in form that is sent twice is one preview, and one drill', async () => {
    const { boss } = team;
    await openForm();
    const form = boss.modal;
    await boss.submitView({ 給誰: ['amy'] });
    await team.delivered('interaction', viewSubmission(team.sim, team.world, boss.user, form));
    await boss.submitView();
    await boss.waitForReply({ match: '人要練：' });
    await team.quiet();
    expect(await drills()).toHaveLength(1);
  });
});
