import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { USUAL_HOURS } from '../../src/drills/drill.ts';
import { handsIn, presses, tries } from './practising.ts';
import { aSchedule, aSpec, aTeam, CHANNEL, member, type ATeam } from './team.ts';
import { at, mayCome, wall } from './world.ts';

/** Everybody hears by their own clock; the bot may be restarted, and clocks may be changed. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ZONES = ['Asia/Taipei', 'Asia/Hong_Kong', 'Asia/Shanghai', 'Asia/Kathmandu', 'Europe/London', 'America/New_York'];
const WORLD = ZONES.map((zone) => member(zone, { zone }));

const folder = mkdtempSync(join(tmpdir(), 'drills-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const aFile = () => `sqlite:${join(folder, `${++files}.sqlite`)}`;

describe('an invitation comes at the first moment of everybody’s own working hours', () => {
  const days = { skipWeekends: true, holidays: [] };

  test.each([
    ['in winter', '2026-01-06T10:30+08:00', '2026-01-09'],
    ['on a Friday evening', '2026-01-09T20:00+08:00', '2026-01-16'],
    ['over the night in which London’s clocks go back', '2026-10-23T22:00+08:00', '2026-10-30'],
    ['over the night in which New York’s clocks go back', '2026-10-30T22:00+08:00', '2026-11-06'],
    ['over the night in which New York’s clocks go forward', '2026-03-06T23:00+08:00', '2026-03-13'],
    ['over the night in which London’s clocks go forward', '2026-03-27T23:00+08:00', '2026-04-03'],
  ])('%s', async (_, now, date) => {
    const team = await aTeam(WORLD, { now });
    await team.sets(aSpec({ schedule: aSchedule({ date }) }));
    await team.until(`${date}T18:00+08:00`);
    for (const zone of ZONES) {
      const [invited] = team.pushedTo(zone);
      const works = (moment: number) => mayCome(moment, zone, USUAL_HOURS, days);
      let first = at(now);
      while (!works(first)) first += MINUTE;
      expect({ zone, ...wall(invited!.at, zone) }).toEqual({ zone, ...wall(first, zone) });
      expect(team.pushedTo(zone).filter((one) => !works(one.at))).toEqual([]);
    }
  });

  test('on Sundays too where weekends count, with the hour that the clocks gave back', async () => {
    const team = await aTeam(WORLD, { now: '2026-10-25T01:10+08:00' });
    await team.sets(aSpec({ schedule: aSchedule({ date: '2026-10-30', skipWeekends: false }) }));
    await team.until('2026-10-25T23:00+08:00');
    const invited = ZONES.map((zone) => [zone, new Date(team.pushedTo(zone)[0]!.at).toISOString()]);
    expect(Object.fromEntries(invited)).toMatchObject({
      'Asia/Kathmandu': '2026-10-25T03:15:00.000Z',
      'Asia/Taipei': '2026-10-25T01:00:00.000Z',
      'Europe/London': '2026-10-25T09:00:00.000Z',
      // Saturday afternoon there.
      'America/New_York': '2026-10-24T17:10:00.000Z',
    });
  });

  test('and of no day off of the drill', async () => {
    const team = await aTeam([member('U1')], { now: '2026-12-24T20:00+08:00' });
    await team.sets(aSpec({ schedule: aSchedule({ date: '2026-12-31', holidays: ['2026-12-25', '2026-12-28'] }) }));
    await team.until('2026-12-31T18:00+08:00');
    const days = team.pushedTo('U1').map((one) => wall(one.at, 'Asia/Taipei').date);
    expect(days).toEqual(['2026-12-29', '2026-12-30']);
  });

  test('but never after the due time: who has no working time before it is told to the manager', async () => {
    const team = await aTeam([member('U1'), member('U2', { name: 'Ann', zone: 'America/New_York' })], {
      now: '2026-01-06T11:00+08:00',
    });
    await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-06' }) }));
    await team.until('2026-01-07T12:00+08:00');
    expect([team.pushedTo('U1').length, team.pushedTo('U2').length]).toEqual([2, 0]);
    expect(team.to('D-UMANAGER').at(-1)!.text).toContain('截止前沒有上班時間可以傳：Ann');
  });

  test('the hours that somebody hears are theirs, and of the reminders too', async () => {
    const team = await aTeam(WORLD, { now: '2026-01-05T11:00+08:00' });
    await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-16' }) }));
    await team.until('2026-01-16T18:00+08:00');
    for (const zone of ZONES) {
      const heard = team.pushedTo(zone);
      expect(heard.length).toBeGreaterThan(2);
      expect(heard.filter((one) => !mayCome(one.at, zone, USUAL_HOURS, days))).toEqual([]);
      const pauses = heard.slice(1).map((one, i) => one.at - heard[i]!.at);
      expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    }
  });
});

/** What was sent, without the ids that are made by chance. */
const story = (teams: readonly ATeam[]) =>
  teams
    .flatMap(({ sent }) => sent)
    .map(
      ({ to, text, at: moment }) => `${new Date(moment).toISOString()} ${to} ${text.split('\n').slice(0, 4).join(' ')}`,
    );

describe('a bot that is started anew', () => {
  const spec = aSpec({ schedule: aSchedule({ repeat: 'daily', date: '2026-01-07', rounds: 3 }) });
  const PEOPLE = [member('U1'), member('U2', { zone: 'America/New_York' })];
  const STOPS = [
    '2026-01-06T09:30+08:00',
    '2026-01-07T18:00+08:00',
    '2026-01-08T03:00+08:00',
    '2026-01-09T12:00+08:00',
  ];
  const END = '2026-01-10T00:00+08:00';

  /** The same story told by one bot, or by several one after another. */
  async function told(stops: readonly string[]) {
    const databaseUrl = aFile();
    const first = await aTeam(PEOPLE, { databaseUrl });
    const drill = await first.sets(spec);
    await handsIn(first, 'U1', await tries(first, drill, 'U1'));
    const teams = [first];
    for (const stop of stops) {
      await teams.at(-1)!.until(stop);
      teams.push(await aTeam(PEOPLE, { databaseUrl, now: stop }));
    }
    await teams.at(-1)!.until(END);
    return { teams, drill: await first.read(drill.id) };
  }

  test('goes on where the one before it was', async () => {
    const [one, many] = [await told([]), await told(STOPS)];
    expect(story(many.teams)).toEqual(story(one.teams));
    expect([one.drill.round, one.drill.status, many.drill.round, many.drill.status]).toEqual([3, 'ended', 3, 'ended']);
  });

  test('keeps what was put off', async () => {
    const databaseUrl = aFile();
    const before = await aTeam([member('U1')], { databaseUrl });
    const drill = await before.sets(aSpec());
    await presses(before, drill, 'U1', 'tomorrow');
    const after = await aTeam([member('U1')], { databaseUrl, now: '2026-01-06T08:00+08:00' });
    await after.until('2026-01-06T09:30+08:00');
    expect(after.pushedTo('U1').map((one) => wall(one.at, 'Asia/Taipei').time)).toEqual(['09:00']);
  });
});

describe('a clock that is changed', () => {
  test.each([
    ['back by an hour in the middle of a round', '2026-01-07T10:00+08:00', -HOUR],
    ['back by an hour when a reminder has gone out', '2026-01-06T17:00:30+08:00', -HOUR],
    ['forward by an hour', '2026-01-07T10:00+08:00', HOUR],
    ['back by an hour right after the end of a round', '2026-01-09T18:00:30+08:00', -HOUR],
    ['back by a day', '2026-01-08T10:00+08:00', -24 * HOUR],
  ])('%s sends nothing twice, and every round has one result', async (_, moment, by) => {
    const team = await aTeam([member('U1'), member('U2')]);
    const drill = await team.sets(aSpec({ schedule: aSchedule({ repeat: 'weekly', weekdays: [5], rounds: 2 }) }));
    await handsIn(team, 'U2', await tries(team, drill, 'U2'));
    await team.until(moment);
    team.jumps(by);
    await team.until('2026-01-19T00:00+08:00');
    const invitations = (person: string) => team.pushedTo(person).filter(({ text }) => text.startsWith('練習任務'));
    expect([invitations('U1').length, invitations('U2').length, team.to(CHANNEL).length]).toEqual([2, 2, 2]);
    expect((await team.read(drill.id)).status).toBe('ended');
    for (const { at: sentAt } of team.pushedTo('U1'))
      expect(mayCome(sentAt, 'Asia/Taipei', USUAL_HOURS, { skipWeekends: true, holidays: [] })).toBe(true);
  });

  test('back by an hour does not keep the owner’s message as it was', async () => {
    const team = await aTeam([member('U1')]);
    const drill = await team.sets(aSpec());
    await team.wait(60_000);
    await tries(team, drill, 'U1');
    await team.wait(10_000);
    team.jumps(-HOUR);
    await handsIn(team, 'U1', await tries(team, drill, 'U1'));
    await team.wait(10_000);
    expect(team.to('D-UMANAGER').at(-1)!.text).toContain('1 人完成');
  });
});
