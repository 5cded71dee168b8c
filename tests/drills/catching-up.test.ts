import { USUAL_HOURS } from '../../src/drills/drill.ts';
import { practises, presses } from './practising.ts';
import { aSchedule, aSpec, aTeam, CHANNEL, member, WORKSPACE } from './team.ts';
import { mayCome } from './world.ts';

/** A bot that was down for days makes good what it has missed, once. */

const DAY = 86_400_000;
const ME = member('U1', { name: '小美' });

test('one round comes of all that were missed, with one invitation, and one result', async () => {
  const team = await aTeam([ME], { now: '2026-01-05T10:00+08:00' });
  const drill = await team.sets(aSpec({ schedule: aSchedule({ repeat: 'daily', date: '2026-01-06' }) }));
  await team.until('2026-01-07T12:00+08:00');
  expect([team.to(CHANNEL).length, (await team.read(drill.id)).round]).toEqual([1, 2]);
  team.jumps(7 * DAY);
  await team.work();
  expect(team.to(CHANNEL)).toHaveLength(2);
  await team.until('2026-01-14T17:00+08:00');
  const rounds = await team.trainer.store.read.rounds({ workspace: WORKSPACE, drill: drill.id });
  expect(rounds.map(({ number, due_at, state }) => [number, new Date(due_at).toISOString(), state])).toEqual([
    [1, '2026-01-06T10:00:00.000Z', 'closed'],
    [2, '2026-01-07T10:00:00.000Z', 'closed'],
    [3, '2026-01-14T10:00:00.000Z', 'open'],
  ]);
  const invited = team.pushedTo('U1').filter(({ text }) => text.startsWith('練習任務'));
  expect(invited).toHaveLength(3);
});

test('one reminder comes of all that were missed, within working hours', async () => {
  const team = await aTeam([ME]);
  await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-23' }) }));
  const before = team.pushedTo('U1').length;
  team.jumps(10 * DAY + 5 * 3_600_000);
  await team.work();
  expect(team.pushedTo('U1')).toHaveLength(before);
  await team.wait(DAY);
  const late = team.pushedTo('U1').slice(before);
  expect(late).toHaveLength(1);
  expect(mayCome(late[0]!.at, 'Asia/Taipei', USUAL_HOURS, { skipWeekends: true, holidays: [] })).toBe(true);
});

test('an invitation that was due while it was down comes when work begins, if there is time', async () => {
  const team = await aTeam([ME], { now: '2026-01-05T20:00+08:00' });
  await team.sets(aSpec());
  team.jumps(2 * DAY);
  await team.work();
  expect(team.pushedTo('U1')).toEqual([]);
  await team.until('2026-01-08T09:00+08:00');
  expect(team.pushedTo('U1')).toHaveLength(1);
});

test('who was not invited in time is told to the manager, and gets nothing after the due time', async () => {
  const team = await aTeam([ME], { now: '2026-01-05T20:00+08:00' });
  const drill = await team.sets(aSpec());
  team.jumps(10 * DAY);
  await team.wait(DAY);
  expect(team.pushedTo('U1')).toEqual([]);
  expect((await team.read(drill.id)).status).toBe('ended');
  expect(team.to(CHANNEL)).toHaveLength(1);
});

test('what was put off comes once, when it can', async () => {
  const team = await aTeam([ME], { now: '2026-01-05T10:00+08:00' });
  const drill = await team.sets(aSpec({ reminders: false }));
  await presses(team, drill, 'U1', 'hour');
  team.jumps(DAY + 10 * 3_600_000);
  await team.wait(2 * DAY);
  expect(team.pushedTo('U1').map(({ at }) => new Date(at).toISOString())).toEqual([
    '2026-01-05T02:00:00.000Z',
    '2026-01-07T01:00:00.000Z',
  ]);
});

test('a message that could not be sent while the next came due holds nothing up', async () => {
  const team = await aTeam([ME, member('U2', { name: '阿明' })], { now: '2026-01-05T10:00+08:00' });
  team.deaf.add('U1');
  const { id } = await team.drafts(aSpec());
  await team.manages({ do: 'confirm', which: id! });
  while ((await team.look()) > 0 && (await team.assignment(await team.read(id!), 'U1'))?.state !== 'invited');
  await team.deliver();
  team.jumps(2 * DAY);
  await team.work();
  expect((await team.assignment(await team.read(id!), 'U1')).state).toBe('unreachable');
  expect(team.pushedTo('U2')).toHaveLength(2);
});

test('a plan goes on with its next day', async () => {
  const team = await aTeam([ME], { now: '2026-01-05T10:00+08:00' });
  const [step] = aSpec().steps;
  const steps = ['第一天', '第二天', '第三天'].map((name) => ({ ...step!, name }));
  const drill = await team.sets(aSpec({ steps, schedule: aSchedule({ repeat: 'daily', date: '2026-01-05' }) }));
  await practises(team, drill, 'U1');
  team.jumps(9 * DAY);
  await team.wait(2 * DAY);
  const titles = team.pushedTo('U1').flatMap(({ text }) => /^練習任務：四把鑰匙｜(.+)/.exec(text)?.[1] ?? []);
  expect(titles).toEqual(['第一天', '第二天', '第三天']);
});
