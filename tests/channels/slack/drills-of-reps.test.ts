import { jest } from '@jest/globals';
import { stopWithoutComplaint } from './bot.ts';
import { DAY, HOUR, startTeam, type Team } from './sales-team.ts';

/** A story takes as long as Slack's double and the bot need; nothing is timed. */
jest.setTimeout(60_000);

/** What a rep is given, from the first message to the handed-in try, as it looks in their direct message. */
let team: Team;
beforeEach(async () => {
  team = await startTeam();
});
afterEach(() => stopWithoutComplaint(team));

const DRILL = '四把鑰匙・融化冰塊';
const given = async (name = 'amy', line = '@sales-team 融化冰塊 2次 部分 週五 18:00') => {
  await team.sets(line);
  return team.rep(name).waitForReply({ after: 0, match: '# 練習任務：' });
};
const COLD = ['早安，跟您推銷一個東西', '要不要買'];

test('is told what, until when, how it is scored and who sees it', async () => {
  expect((await given()).text).toBe(
    [
      `# 練習任務：${DRILL}`,
      'boss 派給你的，1/9（五）18:00 前完成就好。',
      '• 練什麼：四把鑰匙，融化冰塊',
      '• 跟誰聊：模擬客戶林淑芬（一般）',
      '• 練 2 次，挑一次交出去',
      '• 怎麼算完成：練到的鑰匙，每把至少做到一些，而且沒有不實的話',
      '• 主管看得到：有沒有完成、練了幾次，還有你交出的那張計分卡；看不到對話內容',
      '沒交出去的練習，只有你看得到。',
      '[開始] [一小時後提醒我] [下個上班日提醒我] [先不要]',
    ].join('\n'),
  );
});

test('practises twice, chooses which try to hand in, and is done', async () => {
  await given();
  expect(await team.practises('amy')).toMatch(/練了 1 次（至少 2 次）。[^]*過關了/);
  expect(await team.practises('amy', '再練一次', COLD)).toMatch(
    /練了 2 次[^]*離過關還差：\n• 融化冰塊：這一場還沒做到，目標是「做到一些」/,
  );
  const tries = await team.presses('amy', '挑一次來交', '練了這幾次');
  expect(tries).toMatch(/第 1 次｜融化冰塊｜1\/5（一）10:01\n██████░░ {2}融化冰塊 {2}做到一些\n\[交這一次\]/);
  expect(tries).not.toContain('得到承諾');
  expect(await team.presses('amy', '交這一次')).toContain(`交出去了，「${DRILL}」完成`);
  expect(await team.presses('amy', '挑一次來交')).toContain('第 1 次｜融化冰塊｜1/5（一）10:01｜已交出，算這一次');
});

test('may hand in a try that does not pass, is told what it lacks, and tries again', async () => {
  await given('amy', '@amy 融化冰塊 1次 部分 週五 18:00');
  await team.practises('amy', '開始', COLD);
  expect(await team.presses('amy', '交這一次')).toMatch(
    /還沒完成。\n離過關還差：[^]*\n融化冰塊：還要交一次過關的\n[^]*\[開始\]/,
  );
  await team.practises('amy');
  expect(await team.presses('amy', '交這一次')).toContain('完成，辛苦了');
});

test('hands a try in once, however often it is pressed', async () => {
  await given('amy', '@amy 融化冰塊 1次 週五 18:00');
  await team.practises('amy');
  await team.rep('amy').clickButton('交這一次', { twice: true });
  await team.rep('amy').waitForReply({ match: '完成，辛苦了' });
  await team.quiet();
  const { id } = await team.drillNumbered(1);
  const [handIn, ...more] = await team.trainer.store.read.handIns({ workspace: 'T0ACMESALES', drill: id, round: 1 });
  expect(more).toEqual([]);
  expect(await team.forges('amy', 'drill_hand_in', handIn!.session)).toBe('這一次已經交過了。\n[開始]');
});

test('puts it off: it comes again in an hour, tomorrow at work, or not at all', async () => {
  await given();
  expect(await team.presses('amy', '一小時後提醒我')).toBe('好，1/5（一）11:00 再提醒你。\n[開始]');
  expect(await team.presses('ben', '下個上班日提醒我')).toBe('好，1/6（二）09:00 再提醒你。\n[開始]');
  expect(await team.presses('cat', '先不要')).toMatch(
    /^好，這次不再提醒，主管看得到你選了「先不要」。1\/9（五）18:00 之前隨時可以開始/,
  );
  const read = team.sim.world.seq;
  team.pass(HOUR);
  expect((await team.rep('amy').waitForReply({ after: read })).text).toContain('還沒開始，1/9（五）18:00 截止');
  team.pass(DAY);
  await team.rep('ben').waitForReply({ after: read });
  await team.quiet();
  expect(team.reads('cat', read)).toBe('');
});

test('whoever begins without having written before is answered where the drill came, and reminded there', async () => {
  const first = await given('amy', '@amy 融化冰塊 週五 18:00');
  await team.presses('amy', '先不要');
  expect(await team.trainer.store.read.person({ workspace: 'T0ACMESALES', person: team.rep('amy').id })).toMatchObject({
    conversation: first.channel,
    language: 'zh-TW',
  });
});

test('with two drills waiting, sees which comes first, and is led to the next', async () => {
  await team.sets('@amy 融化冰塊 1次 週五 18:00');
  await team.sets('@amy 太貴 1次 週四 12:00');
  const second = await team.rep('amy').waitForReply({ after: 0, match: '練習任務：四把鑰匙・太貴' });
  expect(second.text).toContain(
    '你手上有 2 個任務，照順序一次做一個就好：「四把鑰匙・太貴」1/8（四）12:00 截止、「四把鑰匙・融化冰塊」1/9（五）18:00 截止',
  );
  expect(await team.says('amy', '任務')).toMatch(
    /^# 還沒做完的練習任務\n一次做一個就好，先截止的排前面。\n四把鑰匙・太貴[^]*四把鑰匙・融化冰塊/,
  );
  await team.practises('amy');
  expect(await team.presses('amy', '交這一次')).toMatch(
    /「四把鑰匙・太貴」完成[^]*下一個是「四把鑰匙・融化冰塊」，1\/9（五）18:00 截止。\n\[開始\]/,
  );
  await team.practises('amy');
});

test('the Home tab has what waits, with the way to begin; a manager’s has nothing of a team', async () => {
  const { boss } = team;
  const amy = team.rep('amy');
  await amy.openHome();
  await amy.waitForHome();
  expect(amy.homeText()).not.toContain('任務');
  await boss.openHome();
  await boss.waitForHome();
  const before = boss.home._seq;
  await given('amy', '@amy 融化冰塊 1次 週五 18:00');
  await amy.waitForHome({ after: 0, match: () => amy.homeText().includes(`「${DRILL}」1/9（五）18:00 截止`) });
  await amy.clickButton('開始', { in: 'home' });
  await amy.waitForReply({ match: '這是任務' });
  await team.says('amy', '早安，方便聊兩分鐘嗎？');
  await team.says('amy', '暫停', '第 1 次練到一半');
  await amy.waitForHome({ after: 0, match: () => amy.homeText().includes('截止｜第 1 次練到一半') });
  expect(amy.homeText()).not.toContain('暫停中');
  expect(amy.homeText()).toContain('[繼續]');
  await amy.clickButton('繼續');
  await amy.waitForReply({ match: '接著來' });
  await team.says('amy', '十八年天天五點半開門，很不容易');
  await team.says('amy', '結束', '要交這一次嗎');
  await team.presses('amy', '交這一次', '完成');
  await amy.waitForHome({ after: 0, match: () => !amy.homeText().includes(DRILL) });
  await team.quiet();
  expect(boss.homeText()).not.toContain(DRILL);
  expect(boss.home._seq).toBe(before);
});

test('reads a changed mark with its reason and disagrees; words may follow; the manager is told', async () => {
  const { boss } = team;
  await given('amy', '@amy 融化冰塊 1次 週五 18:00');
  await team.practises('amy');
  await team.presses('amy', '交這一次', '完成');
  await team.drillInDm('show', '姓名');
  await boss.clickButton('改評分');
  await boss.waitForModal();
  expect(boss.modalText()).toContain('誰的哪一把鑰匙: [▾ 融化冰塊（現在：做到一些）]');
  expect(boss.modalText()).not.toContain('得到承諾');
  expect(await boss.submitView()).toMatchObject({ clientSide: true, errors: { reason: expect.any(String) as string } });
  expect(await boss.submitView({ reason: '  ' })).toMatchObject({
    errors: { reason: '寫一句理由，對方才知道為什麼。' },
  });
  expect(await boss.submitView({ 改成: '做到一些', reason: '第一句有接住' })).toMatchObject({
    errors: { mark: 'amy 的融化冰塊本來就是「做到一些」，沒有改。' },
  });
  expect(boss.modalText()).toContain('<第一句有接住>');
  const beforeIt = team.sim.world.seq;
  await boss.submitView({ 改成: '做到了' });
  await boss.waitForReply({ match: '改好了，amy 會看到' });
  const told = await team.rep('amy').waitForReply({ after: beforeIt });
  expect(told.text).toBe(
    [
      `boss 改了你交出的「${DRILL}」評分：融化冰塊從「做到一些」改成「做到了」。`,
      '理由：第一句有接住',
      '原本的評分也留著，兩個都看得到。',
      '[我不同意]',
    ].join('\n'),
  );
  expect(await team.presses('amy', '我不同意')).toContain('兩個評分都留著');
  await boss.waitForReply({ after: beforeIt, match: `amy 不同意你把「${DRILL}」的融化冰塊改成「做到了」` });
  expect(await team.says('amy', '申訴：我沒有先問方便')).toBe('補上了：「我沒有先問方便」。主管會看到。');
  await boss.waitForReply({ after: beforeIt, match: 'amy 說：「我沒有先問方便」' });
  expect(await team.drillInDm('show', '姓名')).toMatch(/amy \| 完成 \| 1 \| ●\*[^]*不同意改過的評分\namy/);
});

test('nothing that a manager reads leads to a rep’s lines', async () => {
  await team.sets('@amy 融化冰塊 1次 逐字稿 週五 18:00');
  await team.practises('amy');
  await team.presses('amy', '交這一次', '完成');
  await team.drillInDm('show', '姓名');
  await team.quiet();
  expect(JSON.stringify(team.boss.messages().map(({ message }: { message: object }) => message))).not.toContain(
    'archives',
  );
  expect(
    JSON.stringify(
      team
        .rep('amy')
        .messages()
        .map(({ message }: { message: object }) => message),
    ),
  ).toContain('archives');
});

test('presses of many at once are taken, though Slack opens no more conversations just then', async () => {
  await team.sets('@sales-team 融化冰塊 1次 週五 18:00');
  team.sim.faults.inject({ method: 'conversations.open', kind: 'ratelimited', retryAfter: 30 });
  for (const name of ['amy', 'ben', 'cat']) expect(await team.presses(name, '開始', '這是任務')).toContain('第 1 次');
});

test('whoever improved most is asked, and only with a yes the channel is told', async () => {
  await team.sets('@sales-team 融化冰塊 1次 每天 18:00');
  await team.practises('amy', '開始', COLD);
  await team.presses('amy', '交這一次', '交出去了');
  team.pass(DAY);
  await team.rep('amy').waitForReply({ after: 0, match: /練習任務[^]*1\/6/ });
  for (const name of ['amy', 'ben']) {
    await team.practises(name);
    await team.presses(name, '交這一次', '交出去了');
  }
  team.pass(DAY);
  const asked = await team.rep('amy').waitForReply({ match: '進步最多' });
  expect(asked.text).toContain('[可以] [不用了]');
  expect(team.rep('ben').transcript({ channel: 'sales' })).not.toContain('amy');
  await team.presses('amy', '可以');
  team.pass(HOUR / 4);
  const told = await team.rep('ben').waitForReply({ channel: 'sales', match: '進步最多的是 amy' });
  expect(told.text).toContain('本人同意');
});
