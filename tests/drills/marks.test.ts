import type { NewMark } from '../../src/drills/manage/mark.ts';
import { drillFile } from '../../src/drills/files.ts';
import { HELLO, practises, PUSHY, tries, handsIn } from './practising.ts';
import { aSchedule, aSpec, aTeam, CHANNEL, MANAGER, member, WORKSPACE, type ATeam } from './team.ts';
import { wall } from './world.ts';

/** A manager sets a mark by hand: both are kept, the rep is told and can disagree, and what passes is worked out anew. */

const ME = member('U1', { name: '小美' });
const BOSS = `D-${MANAGER}`;
const KEY = 'melt_the_ice';

const newMark = (more: Partial<NewMark> = {}): NewMark => ({
  round: 1,
  person: 'U1',
  key: KEY,
  mark: 'met',
  reason: '有說到五點半開門',
  ...more,
});
const marks = (team: ATeam, more: Partial<NewMark> = {}) =>
  team.manages({ do: 'mark', which: '', mark: newMark(more) });
const row = async (team: ATeam) => (await team.manages({ do: 'show', which: '' }))[0]!.match(/小美 \|.*/)![0];
const told = (team: ATeam) => team.pushedTo('U1').filter(({ text }) => text.includes('改了你交出的'));
const marksIn = (team: ATeam, drill: string) =>
  team.trainer.store.read.setMarks({ workspace: WORKSPACE, drill, round: 1 });

describe('a mark that is set by hand', () => {
  test('stands beside the one that it was, and the rep reads both and why', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1', PUSHY);
    expect(await marks(team)).toEqual(['改好了，小美 會看到融化冰塊的新評分和你的理由，也可以表示不同意。']);
    await team.until('2026-01-06T09:00+08:00');
    expect(told(team).map(({ text }) => text)).toEqual([
      [
        '陳經理 改了你交出的「四把鑰匙」評分：融化冰塊從「還沒做到」改成「做到了」。',
        '理由：有說到五點半開門',
        '原本的評分也留著，兩個都看得到。',
        '[我不同意]',
      ].join('\n'),
    ]);
    expect(await row(team)).toBe('小美 | 完成 | 1 | ●* | ○ | ○ | ○');
    const csv = String(
      await drillFile(team.trainer, `drill_csv/${drill.id}`, { workspace: WORKSPACE, person: MANAGER }),
    );
    expect(csv).toContain('融化冰塊：還沒做到 → 做到了');
    const [handIn] = await team.trainer.store.read.handIns({ workspace: WORKSPACE, drill: drill.id, round: 1 });
    expect((handIn!.card as { keys: { id: string; level: string }[] }).keys[0]).toMatchObject({
      id: KEY,
      level: 'not',
    });
  });

  test('is told to the rep when they work', async () => {
    const team = await aTeam([member('U1', { name: '小美', zone: 'America/New_York' })]);
    const drill = await team.sets(aSpec());
    await team.until('2026-01-06T09:30-05:00');
    await practises(team, drill, 'U1');
    await team.until('2026-01-07T10:00+08:00');
    await marks(team, { mark: 'partly' });
    await team.until('2026-01-09T00:00+08:00');
    expect(told(team).map(({ at }) => wall(at, 'America/New_York'))).toEqual([
      expect.objectContaining({ date: '2026-01-07', time: '09:00' }),
    ]);
  });

  test('is of what counts: where several tries were handed in, the best', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1', HELLO);
    await practises(team, drill, 'U1', PUSHY);
    await marks(team, { mark: 'partly' });
    expect(await row(team)).toMatch(/\| ◐\* \|/);
    expect(await marksIn(team, drill.id)).toMatchObject([{ was: 'met', mark: 'partly' }]);
  });

  test('and set again is remembered as it was set', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1');
    await marks(team, { mark: 'not' });
    await team.wait(1000);
    await marks(team, { mark: 'partly' });
    expect(await row(team)).toMatch(/\| ◐\* \|/);
    expect(await marksIn(team, drill.id)).toMatchObject([
      { was: 'met', mark: 'not' },
      { was: 'not', mark: 'partly' },
    ]);
  });

  test('says whose hand it was, a co-owner’s too, to the rep and to the owner', async () => {
    const team = await aTeam([ME, member('ULEAD', { name: '林主任' })]);
    team.team.managers.push('ULEAD');
    const drill = await team.sets(aSpec({ audience: { people: ['U1'], groups: [], channels: [] } }));
    await practises(team, drill, 'U1', PUSHY);
    await team.manages({ do: 'share', which: '1', people: ['ULEAD'] });
    await team.manages({ do: 'mark', which: '1', mark: newMark() }, 'ULEAD');
    await team.until('2026-01-06T09:00+08:00');
    expect(told(team).map(({ text }) => text.split('\n')[0])).toEqual([
      '林主任 改了你交出的「四把鑰匙」評分：融化冰塊從「還沒做到」改成「做到了」。',
    ]);
    expect((await team.manages({ do: 'show', which: '1' }))[0]).toContain(
      '小美，融化冰塊：還沒做到 → 做到了（林主任：有說到五點半開門）',
    );
    expect(await marksIn(team, drill.id)).toMatchObject([{ by: 'ULEAD', by_name: '林主任' }]);
  });

  test('from before names were kept says the owner’s, or what is known of who set it', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1', PUSHY);
    const { store, newId } = team.trainer;
    const old = {
      workspace: WORKSPACE,
      drill: drill.id,
      round: 1,
      person: 'U1',
      hand_in: 'H',
      was: 'not',
      mark: 'met',
    };
    await store.commit(
      [MANAGER, 'ULEAD'].map((by, i) =>
        store.write.insertMark({ ...old, id: newId(), key: [KEY, 'get_commitment'][i]!, reason: '好', by, at: 1 }),
      ),
    );
    const text = (await team.manages({ do: 'show', which: '1' }))[0];
    expect(text).toContain('融化冰塊：還沒做到 → 做到了（陳經理：好）');
    expect(text).toContain('得到承諾：還沒做到 → 做到了（ULEAD：好）');
  });

  test('that is that already, or has no reason, changes nothing', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1', PUSHY);
    expect(await marks(team, { reason: ' \n' })).toEqual(['寫一句理由，對方才知道為什麼。']);
    expect(await marks(team, { mark: 'not' })).toEqual(['小美 的融化冰塊本來就是「還沒做到」，沒有改。']);
    await marks(team);
    expect(await marks(team)).toEqual(['小美 的融化冰塊本來就是「做到了」，沒有改。']);
    expect(await marksIn(team, drill.id)).toHaveLength(1);
  });

  test('needs a hand-in in which the key was practised', async () => {
    const team = await aTeam([ME, member('U2')]);
    const drill = await team.sets(aSpec({}, { parts: [KEY] }));
    const NOTHING = '找不到可以改的評分：要先有人練過這把鑰匙、交出來。';
    expect(await marks(team)).toEqual([NOTHING]);
    await practises(team, drill, 'U1');
    for (const wrong of [{ person: 'U2' }, { key: 'get_commitment' }, { key: 'nothing' }, { round: 7 }])
      expect(await marks(team, wrong)).toEqual([NOTHING]);
    expect(await marksIn(team, drill.id)).toEqual([]);
  });
});

describe('what passes', () => {
  const onlyIce = aSpec({}, { parts: [KEY], pass: 'met' });

  test('is done when the mark is raised, and the rep reads it', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(onlyIce);
    await practises(team, drill, 'U1', PUSHY);
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    await marks(team);
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
    await team.until('2026-01-06T09:00+08:00');
    expect(told(team)[0]!.text).toContain('「四把鑰匙」這樣就算完成了。');
    expect(team.to(BOSS).at(-1)!.text).toContain('1 人完成，其中 1 人過關');
  });

  test('is open again when the mark is lowered, and another try can be handed in', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(onlyIce);
    await practises(team, drill, 'U1');
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
    await marks(team, { mark: 'partly', reason: '少了留退路' });
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    await team.until('2026-01-06T09:00+08:00');
    expect(told(team)[0]!.text).toContain('「四把鑰匙」還沒完成，1/9（五）18:00 前可以再交一次。');
    expect(await row(team)).toBe('小美 | 交過，還沒完成 | 1 | ◐* | – | – | –');
  });

  test('is every hand-in with the key, as the table shows it', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(onlyIce);
    await practises(team, drill, 'U1', HELLO);
    await practises(team, drill, 'U1', PUSHY);
    await marks(team, { mark: 'not' });
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    const handIns = await team.trainer.store.read.handIns({ workspace: WORKSPACE, drill: drill.id, round: 1 });
    expect(handIns.map(({ passed }) => passed)).toEqual([0, 0]);
  });

  test('never is a try with an untruth that was not set right', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(onlyIce);
    const tried = await tries(team, drill, 'U1', [...HELLO, '保證一個月回本，穩賺不賠']);
    expect(tried.ended).toContain('有一句不實的話還沒更正。');
    await handsIn(team, 'U1', tried);
    await marks(team, { mark: 'not' });
    await team.wait(1000);
    await marks(team, { mark: 'met' });
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
  });

  test('does not change any more when the round is over', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(onlyIce);
    await practises(team, drill, 'U1');
    await team.until('2026-01-09T18:00+08:00');
    const posted = team.to(CHANNEL).length;
    await marks(team, { mark: 'not' });
    await team.until('2026-01-12T09:00+08:00');
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
    expect(team.to(CHANNEL)).toHaveLength(posted);
    expect(told(team)[0]!.text).not.toContain('還沒完成');
    expect(team.to(BOSS).at(-1)!.text).toContain('融化冰塊 0 1 人還沒');
  });
});

describe('who does not agree', () => {
  async function marked() {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-16' }) }));
    await practises(team, drill, 'U1');
    await marks(team, { mark: 'partly', reason: '少了留退路' });
    await team.until('2026-01-06T09:00+08:00');
    const [mark] = await marksIn(team, drill.id);
    return { team, drill, mark: mark!.id, rep: team.rep('U1') };
  }
  const toBoss = (team: ATeam) => team.to(BOSS).filter(({ text }) => text.includes('不同意'));

  test('says so, and both marks are kept', async () => {
    const { team, drill, mark, rep } = await marked();
    expect(await rep.presses('drill_appeal', mark)).toContain('記下來了，兩個評分都留著');
    await team.wait(10_000);
    expect(toBoss(team).map(({ text }) => text)).toContain(
      '小美 不同意你把「四把鑰匙」的融化冰塊改成「做到一些」（你的理由：少了留退路）。\n原本的評分也留著，兩個都看得到。',
    );
    expect((await team.manages({ do: 'show', which: '' }))[0]).toContain('不同意改過的評分\n小美');
    expect(await marksIn(team, drill.id)).toMatchObject([{ was: 'met', mark: 'partly', appeal: '' }]);
  });

  test('can say why, and the manager reads it', async () => {
    const { team, mark, rep } = await marked();
    await rep.presses('drill_appeal', mark);
    expect(await rep.hears('申訴：我有說不方便也沒關係')).toContain('補上了：「我有說不方便也沒關係」。主管會看到。');
    await team.work();
    expect(toBoss(team).at(-1)!.text).toContain('小美說：「我有說不方便也沒關係」');
  });

  test('and presses twice is noted once', async () => {
    const { team, mark, rep } = await marked();
    await rep.presses('drill_appeal', mark);
    const noted = await rep.presses('drill_appeal', mark);
    expect(noted).toContain('記下來了');
    await team.work();
    expect(toBoss(team).filter(({ text }) => text.startsWith('小美'))).toHaveLength(1);
  });

  test('can only be the one whose mark it is', async () => {
    const { team, mark } = await marked();
    expect(await team.rep('U2').presses('drill_appeal', mark)).toContain('這個按鈕過期了');
    expect(await team.rep('U2').hears('申訴：我也不同意')).toBe('目前沒有可以申訴的評分。');
    expect(toBoss(team).filter(({ text }) => text.startsWith('小美'))).toEqual([]);
  });
});
