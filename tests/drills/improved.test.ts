import { USUAL_HOURS } from '../../src/drills/drill.ts';
import { practises, PUSHY } from './practising.ts';
import { aSchedule, aSpec, aTeam, CHANNEL, MANAGER, member, type ATeam } from './team.ts';
import { mayCome } from './world.ts';

/** Whoever has improved most is named to the channel only if they agree. */

const WEEKLY = aSpec({ schedule: aSchedule({ repeat: 'weekly', weekdays: [5], rounds: 2 }) });
const PEOPLE = [member('U1', { name: '小美' }), member('U2', { name: '阿明' }), member('U3', { name: '小華' })];

/** Two rounds in which one person gets better and another stays as good as they were; gives the drill. */
async function twoRounds(team: ATeam) {
  const drill = await team.sets(WEEKLY);
  await practises(team, drill, 'U1', PUSHY);
  await practises(team, drill, 'U2');
  await team.until('2026-01-12T12:00+08:00');
  const second = { ...drill, round: 2 };
  await practises(team, second, 'U1');
  await practises(team, second, 'U2');
  await team.until('2026-01-16T18:00+08:00');
  return drill;
}

const asked = (team: ATeam) => team.sent.filter(({ text }) => text.includes('進步最多'));

test('nobody but that one is asked, in their working hours', async () => {
  const team = await aTeam(PEOPLE);
  await twoRounds(team);
  expect(asked(team)).toEqual([]);
  await team.until('2026-01-19T12:00+08:00');
  expect(asked(team).map(({ to, text }) => [to, text])).toEqual([
    ['D-U1', '「四把鑰匙」這次，全隊就屬你比上次進步最多。可以在頻道提一下嗎？只寫名字，不寫分數。\n[可以]\n[不用了]'],
  ]);
  expect(mayCome(asked(team)[0]!.at, 'Asia/Taipei', USUAL_HOURS, { skipWeekends: true, holidays: [] })).toBe(true);
});

test('the channel reads the name of who agrees, once', async () => {
  const team = await aTeam(PEOPLE);
  const drill = await twoRounds(team);
  await team.until('2026-01-19T12:00+08:00');
  const before = team.to(CHANNEL).length;
  const rep = team.rep('U1');
  expect(await rep.presses('drill_consent', `${drill.id}/2`)).toContain('謝謝，十分鐘後我會在頻道提一下。');
  expect(await rep.presses('drill_consent', `${drill.id}/2`)).toContain('這個按鈕過期了');
  await team.wait(9 * 60_000);
  expect(team.to(CHANNEL)).toHaveLength(before);
  await team.wait(2 * 60_000);
  expect(await rep.presses('drill_no_consent', `${drill.id}/2`)).toBe('已經在頻道提過了，收不回來。');
  expect(
    team
      .to(CHANNEL)
      .slice(before)
      .map(({ text }) => text),
  ).toEqual(['「四把鑰匙」這次進步最多的是 小美（經本人同意）。']);
});

test('the channel never reads the name of who does not, or says nothing', async () => {
  for (const says of [true, false]) {
    const team = await aTeam(PEOPLE);
    const drill = await twoRounds(team);
    await team.until('2026-01-19T12:00+08:00');
    if (says) expect(await team.rep('U1').presses('drill_no_consent', `${drill.id}/2`)).toBe('好，不會提。');
    await team.wait(7 * 86_400_000);
    const read = [...team.to(CHANNEL), ...team.to(`D-${MANAGER}`)].map(({ text }) => text).join('\n');
    expect(read).not.toContain('進步最多');
    expect(
      team
        .to(CHANNEL)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain('小美');
  }
});

test('nobody else can agree for them', async () => {
  const team = await aTeam(PEOPLE);
  const drill = await twoRounds(team);
  await team.until('2026-01-19T12:00+08:00');
  for (const person of ['U2', 'U9'])
    expect(await team.rep(person).presses('drill_consent', `${drill.id}/2`)).toContain('這個按鈕過期了');
  await team.deliver();
  expect(team.to(CHANNEL)).toHaveLength(2);
});

test('nobody is asked where the bot may not post, or nobody got better', async () => {
  const shut = await aTeam(PEOPLE);
  shut.team.canPost = false;
  await twoRounds(shut);
  await shut.wait(7 * 86_400_000);
  expect(asked(shut)).toEqual([]);

  const same = await aTeam(PEOPLE);
  const drill = await same.sets(WEEKLY);
  await practises(same, drill, 'U2');
  await same.until('2026-01-12T12:00+08:00');
  await practises(same, { ...drill, round: 2 }, 'U2');
  await same.wait(14 * 86_400_000);
  expect(asked(same)).toEqual([]);
});

test('who agrees can think better of it until the channel is told', async () => {
  const team = await aTeam(PEOPLE);
  const drill = await twoRounds(team);
  await team.until('2026-01-19T12:00+08:00');
  const rep = team.rep('U1');
  await rep.presses('drill_consent', `${drill.id}/2`);
  await team.wait(60_000);
  expect(await rep.presses('drill_no_consent', `${drill.id}/2`)).toBe('好，不會提。');
  await team.wait(7 * 86_400_000);
  expect(team.to(CHANNEL)).toHaveLength(2);
});

test('the channel is told within working hours', async () => {
  const team = await aTeam(PEOPLE);
  const drill = await twoRounds(team);
  await team.until('2026-01-19T17:55+08:00');
  await team.rep('U1').presses('drill_consent', `${drill.id}/2`);
  await team.until('2026-01-20T08:59+08:00');
  expect(team.to(CHANNEL)).toHaveLength(2);
  await team.until('2026-01-20T09:01+08:00');
  expect(team.to(CHANNEL).at(-1)!.text).toContain('小美（經本人同意）');
});

test('nobody is asked where there is one other person only', async () => {
  const team = await aTeam(PEOPLE.slice(0, 2));
  await twoRounds(team);
  await team.wait(7 * 86_400_000);
  expect(asked(team)).toEqual([]);
});
