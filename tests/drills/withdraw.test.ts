import { handsIn, HELLO, practises, PUSHY, tries } from './practising.ts';
import { aSpec, aTeam, member, WORKSPACE, type ATeam } from './team.ts';

/** What a rep can see of what they handed in, and taking it back. */

const ME = member('U1', { name: '小美' });
const KEY = 'melt_the_ice';
const row = async (team: ATeam) => (await team.manages({ do: 'show', which: '' }))[0]!.match(/小美 \|.*/)![0];
const withdraws = async (team: ATeam, session: string, person = 'U1') => {
  const said = await team.rep(person).presses('drill_withdraw', session);
  await team.deliver();
  return said;
};
const chooses = (team: ATeam, drill: string, page = '') =>
  team.rep('U1').presses('drill_tries', `${drill}/1${page && `/${page}`}`);
const lines = (said: string, pattern: RegExp) => said.split('\n').filter((line) => pattern.test(line));

describe('what was handed in can be taken back', () => {
  test('and then nobody else sees it, and it is to do again', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const tried = await practises(team, drill, 'U1');
    expect(await row(team)).toContain('完成');
    expect(await withdraws(team, tried.session)).toContain(
      '收回來了，主管看不到這一次了。「四把鑰匙」現在一次都沒交，1/9（五）18:00 前挑一次交就好。',
    );
    expect(await row(team)).toBe('小美 | 練到一半 | 1 | – | – | – | –');
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    await team.wait(10_000);
    expect(team.to('D-UMANAGER').at(-1)!.text).toContain('0 人完成');
    expect(await handsIn(team, 'U1', tried)).toContain('完成，辛苦了。');
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
  });

  test('the best of what is left counts', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const good = await practises(team, drill, 'U1', HELLO);
    await practises(team, drill, 'U1', PUSHY);
    expect(await row(team)).toBe('小美 | 完成 | 2 | ● | ○ | ○ | ○');
    expect(await withdraws(team, good.session)).toContain('「四把鑰匙」還是算完成，用的是你另外交的那一次。');
    expect(await row(team)).toBe('小美 | 完成 | 2 | ○ | ○ | ○ | ○');
  });

  test('of several parts it says which one is to hand in again', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: [KEY, 'find_hot_button'] }));
    await practises(team, drill, 'U1');
    const second = await practises(team, drill, 'U1');
    expect(await withdraws(team, second.session)).toContain(
      '收回來了，主管看不到這一次了。「找到關鍵按鈕」現在一次都沒交，1/9（五）18:00 前挑一次交就好。',
    );
  });

  test('not by somebody else, not twice, and not when the round is over', async () => {
    const team = await aTeam([ME, member('U2')]);
    const drill = await team.sets(aSpec());
    const [one, two] = [await practises(team, drill, 'U1'), await practises(team, drill, 'U1')];
    expect(await withdraws(team, one.session, 'U2')).toContain('這個按鈕過期了');
    await withdraws(team, one.session);
    expect(await withdraws(team, one.session)).toContain('這個按鈕過期了');
    await team.until('2026-01-09T18:00+08:00');
    expect(await withdraws(team, two.session)).toContain('已經截止');
    const key = { workspace: WORKSPACE, drill: drill.id, round: 1 };
    expect(await team.trainer.store.read.handIns(key)).toHaveLength(1);
  });

  test('not from under a mark that was set by hand; another one can be', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: [KEY] }));
    const tried = await practises(team, drill, 'U1');
    const mark = { round: 1, person: 'U1', key: KEY, mark: 'partly' as const, reason: '少了留退路' };
    await team.manages({ do: 'mark', which: '', mark });
    expect(await withdraws(team, tried.session)).toContain('這一次主管改過評分，收不回來。');
    await team.wait(1000);
    const later = await practises(team, drill, 'U1');
    expect(await withdraws(team, later.session)).toContain('收回來了');
  });
});

describe('what who set it will see', () => {
  test.each([
    ['scorecard', '交出去以後，主管看得到每把鑰匙的評分、哪些還沒做到；你跟客戶說的話，一句都看不到。'],
    ['transcript', '交出去以後，主管看得到每把鑰匙的評分、哪些還沒做到，還有這一場的每一句對話。'],
  ] as const)('is said before it is handed in: %s', async (handIn, says) => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({ handIn }));
    expect((await tries(team, drill, 'U1')).ended).toContain(says);
  });

  test('is shown afterwards: the marks, and no line where only the scorecard is', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: [KEY] }));
    const tried = await tries(team, drill, 'U1');
    const said = await handsIn(team, 'U1', tried);
    expect(said).toContain('主管現在看得到（對話一句都看不到）：\n融化冰塊 1 做到了');
    const shown = await team.rep('U1').presses('drill_seen', tried.session);
    expect(await team.manages({ do: 'read', which: '', people: ['U1'] })).toEqual([shown]);
    for (const line of HELLO) expect(shown).not.toContain(line);
  });

  test('is shown afterwards word for word as the manager reads it, where the conversation is handed in', async () => {
    const team = await aTeam([ME, member('U2')]);
    const drill = await team.sets(aSpec({ handIn: 'transcript' }));
    const tried = await tries(team, drill, 'U1');
    const said = await handsIn(team, 'U1', tried);
    expect(said).toMatch(/主管現在看得到（還有這一場的 \d+ 句對話）：/);
    const shown = await team.rep('U1').presses('drill_seen', tried.session);
    for (const line of HELLO) expect(shown).toContain(`小美：${line}`);
    expect(await team.manages({ do: 'read', which: '', people: ['U1'] })).toEqual([shown]);
    expect(await team.rep('U2').presses('drill_seen', tried.session)).toContain('這個按鈕過期了');
    await withdraws(team, tried.session);
    expect(await team.rep('U1').presses('drill_seen', tried.session)).toContain('這個按鈕過期了');
  });
});

describe('the tries to choose from', () => {
  test('say when, what was handed in, and which of it counts', async () => {
    const team = await aTeam([member('U1', { name: '小美', zone: 'America/New_York' })]);
    const drill = await team.sets(aSpec());
    for (const said of [HELLO, PUSHY]) await practises(team, drill, 'U1', said);
    await tries(team, drill, 'U1');
    expect(lines(await chooses(team, drill.id), /^第|^\[/)).toEqual([
      '第 1 次｜整場｜1/5（一）04:00｜已交出，算這一次',
      '[收回這一次]',
      '[看這張]',
      '第 2 次｜整場｜1/5（一）04:00｜已交出',
      '[收回這一次]',
      '[看這張]',
      '第 3 次｜整場｜1/5（一）04:00',
      '[交這一次]',
      '[看這張]',
      '[再練一次]',
    ]);
  });

  test('are shown eight at a time, the latest first', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    for (let n = 0; n < 10; n++) await tries(team, drill, 'U1');
    const [latest, before] = [await chooses(team, drill.id), await chooses(team, drill.id, '1')];
    expect(lines(latest, /^第/).map((line) => line.split('｜')[0])).toEqual(
      [3, 4, 5, 6, 7, 8, 9, 10].map((n) => `第 ${n} 次`),
    );
    expect(latest).toContain('[看更早的 2 次]');
    expect(lines(before, /^第/).map((line) => line.split('｜')[0])).toEqual(['第 1 次', '第 2 次']);
    expect(before).not.toContain('更早');
  });
});

describe('after a try', () => {
  test('it says how many are still asked for, and after the last that more are possible', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: [KEY], pass: 'met', tries: 2 }));
    const first = await tries(team, drill, 'U1', PUSHY);
    expect(first.ended).toContain('離過關還差：\n融化冰塊：這一場還沒做到，目標是「做到了」。\n還要再練 1 次。');
    const second = await tries(team, drill, 'U1', PUSHY);
    expect(second.ended).toContain('次數夠了，就差上面這些。1/9（五）18:00 前還可以再練，練到過關再交。');
    const third = await tries(team, drill, 'U1');
    expect(third.ended).toContain('這一次過關了。');
    expect(third.ended).not.toContain('次數夠了');
  });
});
