import { handsIn, HELLO, tries } from './practising.ts';
import { aSpec, aTeam, member, WORKSPACE } from './team.ts';

/** A try that the rep breaks off: what it counts for, and what is said of it. */

const ME = member('U1', { name: '小美' });
const EARLY = '這次提早結束';

test('after one line it is no try: not counted, not handed in, and the rep’s own', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { tries: 2 }));
  const { ended, session } = await tries(team, drill, 'U1', HELLO.slice(0, 1));
  expect(ended).toContain('計分卡');
  expect(ended).toContain('這次才開口就停了，不算一次，也只有你看得到。想練的時候再開始就好。\n[開始]');
  expect(ended).not.toContain('[交這一次]');
  expect(await team.rep('U1').presses('drill_hand_in', session)).toContain('這個按鈕過期了');
  const tried = await team.trainer.store.read.tries({ workspace: WORKSPACE, drill: drill.id, round: 1 });
  expect(tried).toEqual([]);
  expect((await tries(team, drill, 'U1')).begun).toContain('第 1 次');
});

test('of a moment one answer is a try', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { parts: ['too_expensive'] }));
  const { ended } = await tries(team, drill, 'U1', ['沒問題，會這樣想很正常。方便問一下，主要是卡在哪一塊？不急']);
  expect(ended).toContain('[交這一次]');
  expect(ended).not.toContain(EARLY);
});

test('it says so, and can be handed in where finished is enough', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec());
  const tried = await tries(team, drill, 'U1');
  expect(tried.ended).toContain('這次提早結束，聊到「找到關鍵按鈕」。');
  expect(await handsIn(team, 'U1', tried)).toContain('完成，辛苦了。');
});

test('a pass mark is not reached by keys that it never came to', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { pass: 'partly' }));
  const tried = await tries(team, drill, 'U1');
  expect(tried.ended).toContain('按下關鍵按鈕、得到承諾：這次還沒聊到。');
  await handsIn(team, 'U1', tried);
  expect((await team.assignment(drill, 'U1')).state).toBe('started');
});

test('of a key it is early until the conversation has moved on', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice', 'find_hot_button'] }));
  expect((await tries(team, drill, 'U1')).ended).not.toContain(EARLY);
  const blunt = ['要買嗎', '到底要不要買'];
  const other = await aTeam([ME]);
  const again = await other.sets(aSpec({}, { parts: ['find_hot_button'] }));
  expect((await tries(other, again, 'U1', blunt)).ended).toContain('這次提早結束，「找到關鍵按鈕」還沒練完。');
});

test('the scorecard of the first key is of that key alone', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice'] }));
  const { ended } = await tries(team, drill, 'U1');
  expect(ended).toMatch(
    /融化冰塊 1 做到了\n找到關鍵按鈕 0 這場用不到\n按下關鍵按鈕 0 這場用不到\n得到承諾 0 這場用不到/,
  );
});
