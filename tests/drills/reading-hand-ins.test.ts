import { HELLO, practises, PUSHY } from './practising.ts';
import { aSchedule, aSpec, aTeam, member, WORKSPACE, type ATeam } from './team.ts';

/** A manager reads what somebody has handed in: of each part what counts. */

const ME = member('U1', { name: '小美' });
const reads = (team: ATeam, person = 'U1') => team.manages({ do: 'read', which: '1', people: [person] });

test('the one that counts, its card and then the conversation, with who said it', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({ handIn: 'transcript' }));
  await practises(team, drill, 'U1', HELLO);
  await practises(team, drill, 'U1', PUSHY);
  const [text, ...more] = await reads(team);
  expect(more).toEqual([]);
  expect(text).toMatch(
    /^小美 交出的｜四把鑰匙\n整場，1\/5（一）17:00 交出\n交過 2 次，算這一次。\n融化冰塊 1 做到了\n/,
  );
  expect(text!.split('\n').slice(-4)).toEqual([
    `小美：${HELLO[0]}`,
    expect.stringMatching(/^林淑芬：./),
    `小美：${HELLO[1]}`,
    expect.stringMatching(/^林淑芬：./),
  ]);
});

test('of each part its own, in the order of the drill; the messages go when their person’s data go', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice', 'find_hot_button'] }));
  await practises(team, drill, 'U1');
  expect(await reads(team)).toEqual([expect.stringContaining('融化冰塊，1/5（一）17:00 交出')]);
  await practises(team, drill, 'U1');
  const both = await reads(team);
  expect(both.map((text) => text.split('\n')[1]!.split('，')[0])).toEqual(['融化冰塊', '找到關鍵按鈕']);
  expect(both[0]).not.toContain('按下關鍵按鈕');
  const { outgoing } = await team.trainer.store.read.personData({ workspace: WORKSPACE, person: 'U1' });
  const titles = outgoing.map(({ payload }) => (payload as { summary: string }).summary);
  expect(titles.filter((title) => title.startsWith('小美 交出的'))).toHaveLength(3);
});

test('a key that the try had no use for is not there, as it is not in what the rep was shown', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { parts: ['too_expensive'] }));
  await practises(team, drill, 'U1', ['沒問題，會這樣想很正常。方便問一下，主要是卡在哪一塊？不急']);
  const [text] = await reads(team);
  expect(text).toContain('得到承諾');
  expect(text).not.toContain('這場用不到');
});

test('where only scorecards are handed in, the scorecard and not a word that was said', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec());
  await practises(team, drill, 'U1');
  const [text] = await reads(team);
  expect(text).toContain('融化冰塊 1 做到了');
  expect(text!.split('\n').at(-1)).toBe('這個任務只交計分卡，對話只有本人看得到。');
  for (const line of HELLO) expect(text).not.toContain(line.slice(0, 5));
});

test('has the marks that were set by hand', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice'], pass: 'met' }));
  await practises(team, drill, 'U1');
  expect((await reads(team))[0]).toContain('過關');
  const mark = { round: 1, person: 'U1', key: 'melt_the_ice', mark: 'partly' as const, reason: '少了留退路' };
  await team.manages({ do: 'mark', which: '1', mark });
  expect((await reads(team))[0]).toMatch(/\n還沒過關\n融化冰塊 0.5 做到一些\n/);
});

test('is of the last round in which they handed in; who was given nothing, or handed in nothing, is told apart', async () => {
  const team = await aTeam([ME, member('U2', { name: '阿德' })]);
  const drill = await team.sets(aSpec({ schedule: aSchedule({ repeat: 'daily', date: '2026-01-06' }) }));
  await practises(team, drill, 'U1');
  await team.until('2026-01-07T12:00+08:00');
  expect((await team.read(drill.id)).round).toBe(2);
  expect((await reads(team))[0]).toContain('1/5（一）17:00 交出');
  expect(await reads(team, 'U2')).toEqual(['阿德 還沒交過。']);
  expect(await reads(team, 'U9')).toEqual(['這個任務沒有派給對方。']);
});
