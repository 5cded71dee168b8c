import { jest } from '@jest/globals';
import { DRILL_FORM, PLAN_FORM } from '../../../src/channels/slack/drill-form.ts';
import { CONFIRM_FORM } from '../../../src/channels/slack/preview-modal.ts';
import { stopWithoutComplaint } from './bot.ts';
import { DAY, startTeam, type Team } from './sales-team.ts';

/** A story takes as long as Slack's double and the bot need; nothing is timed. */
jest.setTimeout(60_000);

/** How a manager sets practice for a team and sees how it goes, as it looks in Slack. */
let team: Team;
beforeEach(async () => {
  team = await startTeam();
});
afterEach(() => stopWithoutComplaint(team));

const modal = (callback: string) => ({ match: ({ callback_id }: { callback_id: string }) => callback_id === callback });

const openForm = async () => {
  await team.boss.command('/drill', '', { channel: 'sales' });
  await team.boss.waitForModal(modal(DRILL_FORM));
};

describe('by the form', () => {
  test('filled in, looked at, changed, sent; counts go up in place; the end is told to the channel', async () => {
    const { boss } = team;
    await openForm();
    const what = { 練什麼: ['鑰匙：融化冰塊'], 每項練幾次: '1 次' };
    await boss.submitView({ 名稱: '開場週', 給誰: ['amy', 'ben'], ...what, 哪天截止: '2026-01-09' });
    expect(boss.modal.callback_id).toBe(CONFIRM_FORM);
    expect(boss.modalText()).toContain('# 開場週\n• 派給：amy、ben（2 人）');
    expect(team.reads('amy')).toBe('');

    await boss.clickButton('改一下');
    await boss.waitForModal(modal(DRILL_FORM));
    expect(boss.modalText()).toMatch(
      /名稱 \(optional\): <開場週>[^]*給誰 \(optional\): \[▾ U0AMY000001, U0BEN000001\]/,
    );
    await boss.submitView({ 給誰: ['amy', 'ben', 'cat'], 為什麼練: '上個月開場太快' });
    expect(boss.modalText()).toContain('（3 人）');
    expect(await boss.submitView()).toMatchObject({ ok: true, action: 'close' });

    const first = await boss.waitForReply({ match: '共 3 人要練：0 人完成，3 人還沒開始' });
    for (const name of ['amy', 'ben', 'cat'])
      expect((await team.rep(name).waitForReply({ after: 0, match: '練習任務：開場週' })).text).toContain(
        '上個月開場太快',
      );

    await team.practises('amy');
    const second = await team.board('1 人練到一半，2 人還沒開始');
    await team.presses('amy', '交這一次', '交出去了，「開場週」完成');
    const third = await team.board('1 人完成，2 人還沒開始');
    expect([second.ts, third.ts]).toEqual([first.ts, first.ts]);

    team.pass(5 * DAY);
    const result = await team.rep('ben').waitForReply({ after: 0, channel: 'sales', match: '｜結果' });
    expect(result.text).toContain('1／3 人');
    expect(result.text).not.toMatch(/amy|ben|cat/);
    const last = await boss.waitForReply({ after: 0, edited: true, match: '1 人完成，2 人沒趕上' });
    expect(last.ts).toBe(first.ts);
    await team.quiet();
    expect((await team.drillNumbered(1)).status).toBe('ended');
  });

  test('what is missing stands below its field, and what was filled in stays', async () => {
    await openForm();
    expect(await team.boss.submitView({ 名稱: '開場週' })).toMatchObject({
      ok: false,
      errors: { people: '還沒說要派給誰。' },
    });
    expect(team.boss.modalText()).toContain('名稱 (optional): <開場週>');
  });

  test('closed at the preview, nothing is set', async () => {
    await openForm();
    await team.boss.submitView({ 給頻道裡的人: ['#sales 的所有成員'] });
    await team.boss.closeView();
    await team.quiet();
    expect(await team.drillInDm('list')).toBe('你還沒有派過練習任務。打 /drill 就能派第一個。');
    expect(team.reads('amy')).toBe('');
  });

  test('a ready-made plan is a button away, and comes back as it was chosen', async () => {
    const { boss } = team;
    await openForm();
    await boss.clickButton('用現成的計畫');
    await boss.waitForModal(modal(PLAN_FORM));
    await boss.submitView({ 給誰: ['amy'], 從哪天開始: '2026-01-06' });
    expect(boss.modalText()).toMatch(
      /# 前兩週[^]*共 10 次，前幾次：\n• 1\/6（二）18:00　先聊一場看看\n• 1\/7（三）18:00/,
    );
    await boss.clickButton('改一下');
    await boss.waitForModal(modal(PLAN_FORM));
    expect(boss.modalText()).toContain('U0AMY000001');
    await boss.submitView();
    await boss.submitView();
    expect((await team.rep('amy').waitForReply({ after: 0 })).text).toMatch(
      /# 練習任務：前兩週｜先聊一場看看[^]*怎麼算完成：/,
    );

    team.pass(2 * DAY);
    expect((await team.rep('amy').waitForReply({ after: 0, match: '前兩週｜好好開場' })).text).toContain(
      '1/7（三）18:00',
    );
  });
});

describe('in one line', () => {
  const LINE = '@sales-team four-keys friday 18:00';

  test('only the sender sees what would come of it, and sends it by its button', async () => {
    const preview = await team.drill(LINE);
    expect(preview).toMatch(/^先看一遍，還沒派出去\n# 四把鑰匙・整場\n• 派給：@sales-team（3 人）/);
    expect(preview).toContain('• 截止：1/9（五）18:00');
    expect(team.rep('amy').messages({ channel: 'sales' })).toEqual([]);
    expect(team.reads('amy')).toBe('');
    await team.boss.clickButton('派出去');
    await team.rep('amy').waitForReply({ after: 0, match: '# 練習任務：四把鑰匙・整場' });
    expect(team.boss.messages({ channel: 'sales' }).map(({ text }: { text: string }) => text)).toEqual([
      '「四把鑰匙・整場」派出去了（任務 1）。大家會在各自的上班時間收到，進度會在我們的私訊裡更新。',
    ]);
  });

  test('not sent, nothing is set', async () => {
    await team.drill(LINE);
    await team.boss.clickButton('不派了');
    await team.boss.waitForReply({ match: '什麼都沒傳' });
    expect(team.boss.messages({ channel: 'sales' })[0].text).toBe('好，沒派出去，什麼都沒傳。');
    expect(await team.drillInDm('list')).toContain('你還沒有派過練習任務');
  });

  test('changed in the form, channels of another place too; the first preview is no longer any good', async () => {
    await team.boss.command('/drill', `#sales ${LINE}`);
    await team.boss.waitForReply({ match: '先看一遍' });
    await team.boss.clickButton('改一下');
    await team.boss.waitForModal(modal(DRILL_FORM));
    expect(team.boss.modalText()).toMatch(/業務組[^]*\(x\) #sales 的所有成員/);
    await team.boss.submitView({ 難度: '難聊' });
    expect(team.boss.modalText()).toMatch(/給：@sales-team、#sales（5 人）[^]*林淑芬，難聊/);
    await team.boss.submitView();
    await team.boss.waitForReply({ match: '人要練：' });
    expect(await team.presses('boss', '派出去')).toContain('這個按鈕過期了');
  });

  test('a ready-made plan', async () => {
    expect(await team.drill('@amy first-two-weeks tuesday 12:00')).toMatch(
      /# 前兩週[^]*• 1\/6（二）12:00　先聊一場看看/,
    );
  });

  test('what makes no sense is explained, each word once', async () => {
    expect(await team.drill('foo foo 週五')).toBe(
      [
        '這樣還派不出去',
        '• 「foo」看不懂。',
        '• 還沒說要派給誰。',
        '你打的是：/drill foo foo 週五',
        '可以這樣打：/drill @sales-team 四把鑰匙 週五 18:00',
        '只打「/drill」會開表單。',
      ].join('\n'),
    );
  });

  test('a word that is none says what can be done', async () => {
    expect(await team.drill('刪除 5')).toMatch(/^看不懂「刪除」。可以打這些：\n\/drill：開表單派任務。/);
  });

  test('help names what can be typed', async () => {
    expect(await team.drill('help')).toMatch(/\/drill list.*\/drill share/s);
  });
});

describe('a drill that runs', () => {
  beforeEach(() => team.sets('@sales-team 融化冰塊 1次 週五 18:00').then(() => undefined));

  test('is listed with its number and the way to it', async () => {
    expect(await team.drillInDm('list')).toBe(
      '# 你派的練習任務\n1　四把鑰匙・融化冰塊｜進行中｜完成 0／3 人｜1/9（五）18:00 截止\n[看任務 1]',
    );
    expect(await team.presses('boss', '看任務 1', '姓名')).toContain('amy | 還沒開始 | 0 | –');
  });

  test.each([['show 1'], ['看1'], ['看每個人']])('%s: a table of people and keys, and a picture', async (how) => {
    await team.practises('amy');
    await team.presses('amy', '交這一次', '交出去了');
    await (how === '看每個人' ? team.boss.clickButton(how) : team.boss.command('/drill', how));
    const table = await team.boss.waitForReply({ match: '姓名' });
    expect(table.text).toContain(
      '姓名 | 狀態 | 場數 | 融化冰塊 | 找到關鍵按鈕 | 按下關鍵按鈕 | 得到承諾\namy | 完成 | 1 | ◐ | – | – | –',
    );
    const picture = await team.boss.waitForReply({ match: 'drill-1.png' });
    expect(picture.message.files[0]).toMatchObject({ name: 'drill-1.png', ims: [picture.channel] });
  });

  test.each([
    ['command', (act: string) => team.boss.command('/drill', `${act} 1`)],
    ['button', (_: string, label: string | RegExp) => team.boss.clickButton(label)],
  ])('is reminded of, paused, resumed and ended by %s', async (_, does) => {
    await does('remind', /^提醒還沒完成的/);
    await team.boss.waitForReply({ match: '現在提醒 3 人' });
    await team.rep('cat').waitForReply({ after: 0, match: '現在有空練幾分鐘嗎' });

    await does('pause', '暫停');
    await team.boss.waitForReply({ match: '先暫停，不再傳訊息' });
    await team.boss.waitForReply({ after: 0, edited: true, match: /暫停中[^]*\[繼續\]/ });
    const asleep = team.sim.world.seq;
    team.pass(DAY);
    await team.quiet();
    expect(team.reads('cat', asleep)).toBe('');

    await does('resume', '繼續');
    await team.boss.waitForReply({ match: '繼續進行' });
    await team.board('[暫停]');
    await does('end', '結束任務');
    await team.boss.waitForReply({ match: '還有 3 人沒完成。' });
    await team.boss.clickButton('結束任務');
    await team.boss.waitForReply({ match: '結果馬上就來' });
    await team.boss.waitForReply({ after: 0, channel: 'sales', match: '｜結果' });
    await team.quiet();
    expect(await team.drillInDm('pause 1')).toBe('「四把鑰匙・融化冰塊」已經結束了。');
  });

  test.each([
    ['command', () => team.boss.command('/drill', 'export')],
    ['button', () => team.boss.clickButton('匯出')],
  ])('is exported as CSV and JSON by %s', async (_, does) => {
    await does();
    const [csv, json] = [
      await team.boss.waitForReply({ match: 'drill-1.csv' }),
      await team.boss.waitForReply({ match: 'drill-1.json' }),
    ].map(({ message }) => message.files[0]);
    expect([csv.name, json.name]).toEqual(['drill-1.csv', 'drill-1.json']);
  });

  test('can be shared with another manager, who then may do the same', async () => {
    expect(await team.drillInDm('share 1 @lead')).toBe(
      '「四把鑰匙・融化冰塊」現在也由 lead 一起負責，我會跟對方說一聲。要收回，打 /drill unshare 1 @同事。',
    );
    await team.rep('lead').waitForReply({ after: 0, match: 'boss 請你一起負責練習任務' });
    await team.rep('lead').command('/drill', 'show 1');
    expect((await team.rep('lead').waitForReply({ match: '姓名' })).text).toContain('cat');
    await team.rep('lead').waitForReply({ match: 'drill-1.png' });
  });

  test('a command in a channel is answered in the direct message, and says so there', async () => {
    expect(await team.drill('list')).toMatch(/私訊/);
    await team.boss.waitForReply({ after: 0, match: '你派的練習任務' });
  });
});

test('of several rounds each is looked at and marked by its own buttons', async () => {
  await team.sets('@amy 融化冰塊 1次 每天 18:00');
  await team.practises('amy');
  await team.presses('amy', '交這一次', '完成');
  team.pass(DAY);
  await team.boss.waitForReply({ after: 0, match: '第 2 期' });
  await team.boss.command('/drill', 'show 1/1');
  expect((await team.boss.waitForReply({ match: '姓名' })).text).toContain('第 1 期');
  await team.boss.clickButton('改評分');
  await team.boss.waitForModal();
  expect(team.boss.modalText()).toContain('誰的哪一把鑰匙: [▾ 融化冰塊（現在：做到一些）]');
  await team.boss.waitForReply({ after: 0, match: 'drill-1.png' });
});
