import { jest } from '@jest/globals';
import { DRILL_FORM } from '../../../src/channels/slack/drill-form.ts';
import { fileOf } from '../../../src/session/files.ts';
import { viewSubmission } from '../../slack-sim/src/payloads.mjs';
import { ACME } from './acme.ts';
import { stopWithoutComplaint } from './bot.ts';
import { DAY, startTeam, type Team } from './sales-team.ts';

/** A story takes as long as Slack's double and the bot need; nothing is timed. */
jest.setTimeout(60_000);

/** What somebody may not do does nothing and tells nothing: no name, nor that it is there. */
let team: Team;
beforeEach(async () => {
  team = await startTeam();
});
afterEach(() => stopWithoutComplaint(team));

const NOT_ALLOWED = '你目前沒有派練習任務的權限，由管理員在設定裡決定誰可以派。';
const NO_SUCH = '你的任務裡沒有這一個。打 /drill list 看你的任務和編號。';
const OLD = '這個按鈕過期了，用最新那一則上的就好。';

const MANAGERS = [
  'drill_show',
  'drill_remind',
  'drill_pause',
  'drill_resume',
  'drill_export',
  'drill_end',
  'drill_end_now',
  'drill_keep',
  'drill_mark',
  'drill_change',
];
/** A draft has no number; only its buttons name it. */
const OF_A_DRAFT = ['drill_confirm', 'drill_cancel'];
const REPS = ['drill_start', 'drill_snooze', 'drill_not_now', 'drill_tries'];

const secret = /amy|ben|cat|融化冰塊|機密/;

/** A drill of the manager's, with a hand-in and a mark that was changed. */
async function aDrill() {
  await team.sets('@amy 融化冰塊 1次 週五 18:00');
  await team.practises('amy');
  await team.presses('amy', '交這一次', '完成');
  const { id } = await team.drillNumbered(1);
  const [handIn] = await team.trainer.store.read.handIns({ workspace: ACME, drill: id, round: 1 });
  await team.desk.managed(from('boss'), 'mark', {
    do: 'mark',
    which: id,
    mark: { round: 1, person: team.rep('amy').id, key: 'melt_the_ice', mark: 'met', reason: '機密' },
  });
  await team.rep('amy').waitForReply({ match: '機密' });
  await team.board('1 人做到');
  await team.quiet();
  const [mark] = await team.trainer.store.read.setMarks({ workspace: ACME, drill: id, round: 1 });
  return { id, handIn: handIn!, mark: mark! };
}

/** The trainer with who knows Slack's people, as the bot makes files with it. */
const drilling = () => ({ ...team.trainer, directoryOf: () => team.channel.directory });

const from = (name: string) => ({
  workspace: ACME,
  person: team.rep(name).id as string,
  channel: 'slack',
  conversation: team.sim.world.im(team.world, team.rep(name).id).id as string,
});

/** All that is stored of drills, to see that nothing changed. */
const stored = async (id: string) => {
  const { read } = team.trainer.store;
  const key = { workspace: ACME, drill: id, round: 1 };
  const all = [
    read.drill({ workspace: ACME, id }),
    read.drillsIn(ACME, 10),
    read.assignments(key),
    read.handIns(key),
    read.setMarks(key),
  ];
  return JSON.stringify(await Promise.all(all));
};

const COMMANDS = ['show', 'remind', 'pause', 'resume', 'end', 'export', 'share'];

describe('without the right to set drills', () => {
  test('every command says so, where it was typed', async () => {
    await team.sets('@amy 融化冰塊 週五 18:00');
    const amy = team.rep('amy');
    const texts = ['', '@ben 融化冰塊 週五', 'list', 'help', ...COMMANDS.map((word) => `${word} 1 @amy`)];
    for (const text of texts) expect([text, await team.drill(text, amy)]).toEqual([text, NOT_ALLOWED]);
    expect(amy.modal).toBeNull();
  });

  test('every button of somebody’s drill says so, and does nothing', async () => {
    const { id } = await aDrill();
    const before = await stored(id);
    for (const action of [...MANAGERS, ...OF_A_DRAFT])
      expect([action, await team.forges('ben', action, id)]).toEqual([action, NOT_ALLOWED]);
    expect(await stored(id)).toBe(before);
    expect(team.rep('ben').modal).toBeNull();
  });

  test('a form that is sent by whoever lost the right meanwhile sets nothing', async () => {
    const { boss } = team;
    await boss.command('/drill', '', { channel: 'sales' });
    await boss.waitForModal();
    boss.user.admin = false;
    expect(await boss.submitView({ 給誰: ['amy'] })).toMatchObject({ ok: false, errors: { people: NOT_ALLOWED } });
  });

  test('whoever lost the right while the form was open is offered no plans', async () => {
    const { boss } = team;
    await boss.command('/drill', '', { channel: 'sales' });
    await boss.waitForModal();
    boss.user.admin = false;
    expect(await team.presses('boss', '用現成的計畫')).toBe(NOT_ALLOWED);
    expect(boss.modal.callback_id).toBe(DRILL_FORM);
  });

  test('a form that was never opened for its sender sets nothing', async () => {
    const { boss } = team;
    await boss.command('/drill', '', { channel: 'sales' });
    await boss.waitForModal({ match: ({ callback_id }: { callback_id: string }) => callback_id === DRILL_FORM });
    const form = boss.modal;
    await boss.submitView({ 給誰: ['ben'] });
    const ben = team.rep('ben');
    await team.delivered('interaction', viewSubmission(team.sim, team.world, ben.user, form));
    await team.quiet();
    expect(await team.trainer.store.read.drillsIn(ACME, 10)).toEqual([]);
    expect(team.reads('ben')).toBe('');
  });

  test('a preview that is confirmed by whoever lost the right meanwhile sends nothing', async () => {
    const { boss } = team;
    await boss.command('/drill', '', { channel: 'sales' });
    await boss.waitForModal();
    await boss.submitView({ 給誰: ['amy'] });
    boss.user.admin = false;
    await boss.submitView();
    expect((await boss.waitForReply()).text).toBe(NOT_ALLOWED);
    expect(team.reads('amy')).toBe('');
  });

  test('nor by the button of the preview in one line', async () => {
    await team.drill('@amy 融化冰塊 週五 18:00');
    team.boss.user.admin = false;
    expect(await team.presses('boss', '派出去')).toBe(NOT_ALLOWED);
    expect(team.reads('amy')).toBe('');
  });

  test('nor is anything told or sent by a button of a drill that runs already', async () => {
    await team.sets('@amy 融化冰塊 週五 18:00');
    team.boss.user.admin = false;
    expect(await team.presses('boss', '匯出')).toBe(NOT_ALLOWED);
  });
});

describe('another manager, who is no co-owner', () => {
  test('sees none of it in a list', async () => {
    await aDrill();
    await team.rep('lead').command('/drill', 'list');
    expect((await team.rep('lead').waitForReply()).text).toContain('你還沒有派過練習任務');
  });

  test('finds no such drill by any command, and does nothing', async () => {
    const { id } = await aDrill();
    const before = await stored(id);
    for (const word of COMMANDS) {
      await team.rep('lead').command('/drill', `${word} 1 @cat`);
      expect([word, (await team.rep('lead').waitForReply()).text]).toEqual([word, NO_SUCH]);
    }
    expect(await stored(id)).toBe(before);
  });

  test('finds none by any button, no more than one that is not there', async () => {
    const { id } = await aDrill();
    const before = await stored(id);
    const said = [...MANAGERS.map((one) => [one, NO_SUCH]), ...OF_A_DRAFT.map((one) => [one, OLD])];
    for (const [action = '', text] of said)
      for (const which of [id, 'nothing'])
        expect([action, await team.forges('lead', action, which)]).toEqual([action, text]);
    expect(await stored(id)).toBe(before);
    expect(team.rep('lead').modal).toBeNull();
  });

  test('cannot confirm, change or drop a preview of another’s', async () => {
    await team.drill('@amy 融化冰塊 週五 18:00');
    const draft = team.boss.messages({ channel: 'sales' })[0].message.blocks.at(-1).elements[0].value as string;
    expect(await team.forges('lead', 'drill_confirm', draft)).toBe(OLD);
    expect(await team.forges('lead', 'drill_cancel', draft)).toBe(OLD);
    expect(await team.forges('lead', 'drill_change', draft)).toBe(NO_SUCH);
    await team.presses('boss', '派出去', '派出去了');
  });

  test('gets no file of it by naming it, nor its owner who may set drills no more', async () => {
    const { id } = await aDrill();
    const whose = { workspace: ACME, person: team.rep('lead').id as string };
    for (const file of [`drill_csv/${id}`, `drill_json/${id}`, `drill_picture/${id}/1`] as const)
      await expect(fileOf(drilling(), file, whose)).rejects.toThrow('E_NOT_YOURS');
    team.boss.user.admin = false;
    const boss = { workspace: ACME, person: team.boss.id as string };
    await expect(fileOf(drilling(), `drill_csv/${id}`, boss)).rejects.toThrow('E_NOT_YOURS');
  });

  test('cannot set a mark', async () => {
    const { id } = await aDrill();
    const before = await stored(id);
    const [said] = await team.desk.managed(from('lead'), 'forged', {
      do: 'mark',
      which: id,
      mark: { round: 1, person: team.rep('amy').id, key: 'melt_the_ice', mark: 'not', reason: 'x' },
    });
    expect(JSON.stringify(said!.payload)).toContain(NO_SUCH);
    expect(await stored(id)).toBe(before);
  });
});

describe('a rep', () => {
  test('has no use of a button of what was given to somebody else', async () => {
    const { id } = await aDrill();
    const before = await stored(id);
    for (const action of REPS)
      for (const which of [id, 'nothing'])
        expect([action, await team.forges('ben', action, `${which}/1`)]).toEqual([action, OLD]);
    expect(await stored(id)).toBe(before);
  });

  test('cannot hand in somebody else’s try, read its scorecard, or appeal for them', async () => {
    const { id, handIn, mark } = await aDrill();
    const before = await stored(id);
    expect(await team.forges('ben', 'drill_hand_in', handIn.session)).toBe(OLD);
    expect(await team.forges('ben', 'drill_appeal', mark.id)).toBe(OLD);
    expect(await team.forges('ben', 'show_scorecard', handIn.session)).not.toMatch(secret);
    expect(await team.says('ben', '申訴：不對')).toBe('目前沒有可以申訴的評分。');
    expect(await stored(id)).toBe(before);
  });

  test('cannot hand in a practice of their own that was no try', async () => {
    await team.sets('@amy 融化冰塊 週五 18:00');
    for (const text of ['練習', '早安，方便聊兩分鐘嗎？', '結束']) await team.says('amy', text);
    const [own] = await team.trainer.store.read.pastSessions(from('amy'), 1);
    expect(await team.forges('amy', 'drill_hand_in', own!.id)).toBe(OLD);
  });

  test('cannot say yes for whoever improved most', async () => {
    await team.sets('@amy @ben @cat 融化冰塊 1次 每天 18:00');
    await team.practises('amy', '開始', ['早安，跟您推銷一個東西', '要不要買']);
    await team.presses('amy', '交這一次', '交出去了');
    team.pass(DAY);
    await team.rep('amy').waitForReply({ after: 0, match: /練習任務[^]*1\/6/ });
    for (const name of ['amy', 'ben']) {
      await team.practises(name);
      await team.presses(name, '交這一次', '交出去了');
    }
    team.pass(DAY);
    await team.rep('amy').waitForReply({ match: '進步最多' });
    await team.rep('ben').waitForReply({ after: 0, match: /練習任務[^]*1\/7/ });
    await team.quiet();
    const { id } = await team.drillNumbered(1);
    for (const action of ['drill_consent', 'drill_no_consent'])
      expect(await team.forges('ben', action, `${id}/2`)).toBe(OLD);
    expect(team.rep('ben').transcript({ channel: 'sales' })).not.toContain('進步');
  });

  test('practises for themselves unseen: no manager’s message or file has it', async () => {
    await team.sets('@amy 融化冰塊 1次 逐字稿 週五 18:00');
    for (const text of ['練習', '這句只有我看得到，方便聊兩分鐘嗎？', '結束']) await team.says('amy', text);
    await team.practises('amy', { action_id: 'drill_start' });
    await team.board('1 人練到一半');
    await team.drillInDm('show', '姓名');
    const { id } = await team.drillNumbered(1);
    const whose = { workspace: ACME, person: team.boss.id as string };
    const files = [`drill_csv/${id}`, `drill_json/${id}`] as const;
    const all = [team.reads('boss'), ...(await Promise.all(files.map((of) => fileOf(drilling(), of, whose))))].join(
      '\n',
    );
    expect(all).toContain('amy');
    expect(all).not.toMatch(/只有我看得到|\| [●◐○]/);
    await team.quiet();
  });
});
