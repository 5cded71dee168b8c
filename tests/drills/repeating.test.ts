import { practises, PUSHY } from './practising.ts';
import { aSchedule, aSpec, aTeam, CHANNEL, MANAGER, member, WORKSPACE, type ATeam } from './team.ts';
import { wall } from './world.ts';

const DAY = 86_400_000;
const BOSS = `D-${MANAGER}`;

/** The days on which results were posted, in Taipei. */
const results = (team: ATeam) => team.to(CHANNEL).map(({ at }) => wall(at, 'Asia/Taipei').date);
const invited = (team: ATeam, person: string) =>
  team
    .pushedTo(person)
    .filter(({ text }) => text.startsWith('練習任務'))
    .map(({ at }) => wall(at, 'Asia/Taipei').date);

describe('a drill is repeated', () => {
  test('daily, on no weekend and no holiday', async () => {
    const team = await aTeam([member('U1')], { now: '2026-12-21T10:00+08:00' });
    const holidays = ['2026-12-25', '2027-01-01'];
    await team.sets(aSpec({ schedule: aSchedule({ repeat: 'daily', date: '2026-12-23', holidays }) }));
    await team.until('2027-01-05T19:00+08:00');
    expect(results(team)).toEqual([
      '2026-12-23',
      '2026-12-24',
      '2026-12-28',
      '2026-12-29',
      '2026-12-30',
      '2026-12-31',
      '2027-01-04',
      '2027-01-05',
    ]);
    expect(invited(team, 'U1').slice(0, 4)).toEqual(['2026-12-21', '2026-12-24', '2026-12-28', '2026-12-29']);
  });

  test('weekly, on the weekdays that were chosen', async () => {
    const team = await aTeam([member('U1')]);
    const schedule = aSchedule({ repeat: 'weekly', date: '2026-01-07', weekdays: [3, 5], rounds: 5 });
    const drill = await team.sets(aSpec({ schedule }));
    await team.until('2026-02-01T00:00+08:00');
    expect(results(team)).toEqual(['2026-01-07', '2026-01-09', '2026-01-14', '2026-01-16', '2026-01-21']);
    expect((await team.read(drill.id)).status).toBe('ended');
  });

  test('monthly on the 31st, which is the last day of a short month and a Friday before a weekend', async () => {
    const team = await aTeam([member('U1')]);
    await team.sets(aSpec({ schedule: aSchedule({ repeat: 'monthly', date: '2026-01-31' }) }));
    await team.until('2026-07-01T00:00+08:00');
    expect(results(team)).toEqual(['2026-01-30', '2026-02-27', '2026-03-31', '2026-04-30', '2026-05-29', '2026-06-30']);
  });

  test('until it is ended', async () => {
    const team = await aTeam([member('U1')]);
    await team.sets(aSpec({ schedule: aSchedule({ repeat: 'weekly', date: '2026-01-09', weekdays: [5] }) }));
    await team.until('2026-01-20T10:00+08:00');
    await team.manages({ do: 'endNow', which: '' });
    await team.wait(30 * DAY);
    expect(results(team)).toEqual(['2026-01-09', '2026-01-16', '2026-01-20']);
  });
});

describe('at each round', () => {
  const WEEKLY = aSpec({ schedule: aSchedule({ repeat: 'weekly', weekdays: [5] }) });

  test('who has come joins, who has left is told to the manager and stops nothing', async () => {
    const team = await aTeam([member('U1', { name: '小美' }), member('U2', { name: '阿明' })]);
    const drill = await team.sets(WEEKLY);
    await team.until('2026-01-07T10:00+08:00');
    team.team.people = [
      member('U1', { name: '小美', why: 'left' }),
      member('U2', { name: '阿明' }),
      member('U3', { name: '新來的小張' }),
    ];
    await team.until('2026-01-09T17:00+08:00');
    expect(invited(team, 'U3')).toEqual([]);
    expect((await team.manages({ do: 'show', which: '' }))[0]).toContain('開始後又有 1 人加入，下一次會一起派給他們。');
    await team.until('2026-01-12T12:00+08:00');
    expect(['U1', 'U2', 'U3'].map((person) => invited(team, person).length)).toEqual([1, 2, 1]);
    const board = team.to(BOSS).at(-1)!.text;
    expect(board).toContain('共 2 人要練：0 人完成，2 人還沒開始');
    expect(board).toContain('聯絡不到\n帳號停用了：小美');
    await practises(team, { ...drill, round: 2 }, 'U3');
    await team.until('2026-01-16T18:00+08:00');
    expect(team.to(CHANNEL).at(-1)!.text).toContain('1／2 人');
  });

  test('who comes to a drill of one round gets nothing, and its manager reads that', async () => {
    const team = await aTeam([member('U1')]);
    await team.sets(aSpec());
    const shown = async () => (await team.manages({ do: 'show', which: '' }))[0]!;
    expect(await shown()).not.toContain('加入');
    team.team.people = [member('U1'), member('U2'), member('B1', { why: 'bot' })];
    expect(await shown()).toContain('開始後又有 1 人加入，這次沒有派給他們；要一起練的話，請另外派一個任務。');
    team.team.silent = true;
    expect(await shown()).not.toContain('加入');
    team.team.silent = false;
    await team.until('2026-01-09T19:00+08:00');
    expect(team.pushedTo('U2')).toEqual([]);
  });

  test('bots and guests get nothing, and the manager sees why', async () => {
    const team = await aTeam([
      member('U1'),
      member('B1', { name: '日曆', why: 'bot' }),
      member('G1', { name: '顧問', why: 'guest' }),
    ]);
    await team.sets(WEEKLY);
    await team.until('2026-01-23T19:00+08:00');
    expect([team.pushedTo('B1'), team.pushedTo('G1')]).toEqual([[], []]);
    expect(team.to(BOSS).at(-1)!.text).toContain('是機器人：日曆\n是訪客帳號：顧問');
  });

  test('an audience that can no longer be read stops nothing: the round says why, the next one tries again', async () => {
    const team = await aTeam([member('U1')]);
    const drill = await team.sets(WEEKLY);
    team.team.hidden = [CHANNEL];
    await team.until('2026-01-12T12:00+08:00');
    expect(team.to(BOSS).at(-1)!.text).toContain(`聯絡不到\n看不到裡面有哪些人：#sales`);
    expect(invited(team, 'U1')).toHaveLength(1);
    team.team.hidden = [];
    await team.until('2026-01-19T12:00+08:00');
    expect(invited(team, 'U1')).toHaveLength(2);
    expect(results(team)).toEqual(['2026-01-09']);
    expect((await team.read(drill.id)).round).toBe(3);
  });

  test('a group that is gone keeps nothing from those of another', async () => {
    const team = await aTeam([member('U1')]);
    await team.sets({ ...WEEKLY, audience: { people: [], groups: ['SGONE', 'SHERE'], channels: [] } });
    team.team.hidden = ['SGONE'];
    await team.until('2026-01-12T12:00+08:00');
    expect(invited(team, 'U1')).toHaveLength(2);
    expect(team.to(BOSS).at(-1)!.text).toContain('看不到裡面有哪些人：SGONE');
  });

  test('a channel of people that cannot be asked now is asked again', async () => {
    const team = await aTeam([member('U1')]);
    team.team.silent = true;
    const { id } = await team.drafts(WEEKLY).catch(() => ({ id: null }));
    expect(id).toBeNull();
    team.team.silent = false;
    const draft = await team.drafts(WEEKLY);
    team.team.silent = true;
    await team.manages({ do: 'confirm', which: draft.id! });
    await expect(team.work()).rejects.toThrow('cannot be asked');
    team.team.silent = false;
    await team.wait(60_000);
    expect(invited(team, 'U1')).toHaveLength(1);
    await team.until('2026-01-09T17:59+08:00');
    team.team.silent = true;
    await team.until('2026-01-09T18:05+08:00');
    team.team.silent = false;
    await team.until('2026-01-12T12:00+08:00');
    expect(invited(team, 'U1')).toHaveLength(2);
  });

  test('is seen how people did the last time', async () => {
    const team = await aTeam([member('U1', { name: '小美' })]);
    const drill = await team.sets(WEEKLY);
    await practises(team, drill, 'U1', PUSHY);
    await team.until('2026-01-12T12:00+08:00');
    await practises(team, { ...drill, round: 2 }, 'U1');
    const [view] = await team.manages({ do: 'show', which: '' });
    expect(view).toMatch(/^四把鑰匙｜第 2 期\n/);
    expect(view).toContain('小美 | 完成 | 1 | ● ↑ | ○ | ○ | ○');
    expect(view).toContain('↑↓ 跟上次比');
  });

  test('what was handed in to the round before stays there', async () => {
    const team = await aTeam([member('U1', { name: '小美' })]);
    const drill = await team.sets(WEEKLY);
    const { session } = await practises(team, drill, 'U1');
    await team.until('2026-01-12T12:00+08:00');
    expect(await team.rep('U1').presses('drill_hand_in', session)).toContain('已經截止');
    const of = (round: number) => ({ workspace: WORKSPACE, drill: drill.id, round });
    const { read } = team.trainer.store;
    expect([(await read.handIns(of(1))).length, (await read.handIns(of(2))).length]).toEqual([1, 0]);
    expect((await team.manages({ do: 'show', which: `${drill.id}/1` }))[0]).toContain('小美 | 完成 | 1');
  });
});
