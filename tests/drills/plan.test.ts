import {
  actNow,
  firstInvitation,
  remindedByHand,
  type AssignmentNow,
  type PersonGets,
  type RoundNow,
} from '../../src/drills/plan.ts';
import { snoozed } from '../../src/drills/snooze.ts';
import { at, schedule, utc } from './world.ts';

const OFFICE = { from: '09:00', to: '18:00' };

describe('somebody in a drill', () => {
  const round: RoundNow = {
    number: 1,
    opensAt: at('2026-11-20T08:00+08:00'),
    dueAt: at('2026-12-04T18:00+08:00'),
    state: 'open',
  };
  const spec = { schedule: schedule({ skipWeekends: true, holidays: ['2026-12-01'] }), reminders: true };
  const waiting: AssignmentNow = {
    state: 'waiting',
    zone: 'Asia/Taipei',
    invitedAt: null,
    reminders: 0,
    quiet: false,
    next: { act: 'invite', at: at('2026-11-20T09:00+08:00') },
  };
  const remind = (iso: string) => ({ act: 'remind' as const, at: at(iso) });
  const invited: AssignmentNow = {
    ...waiting,
    state: 'invited',
    invitedAt: at('2026-11-20T09:00+08:00'),
    next: remind('2026-11-23T09:00+08:00'),
  };
  const again = (iso: string) => ({ act: 'again' as const, at: at(iso) });
  const asked = (iso: string) => ({ ...remind(iso), asked: true as const });
  const nothing = { act: null, next: null };

  test.each([
    ['when work begins', '2026-11-20T08:00+08:00', 'Asia/Taipei', '2026-11-20T09:00+08:00'],
    ['by their own clock', '2026-11-20T08:00+08:00', 'Europe/Berlin', '2026-11-20T09:00+01:00'],
    ['not before the round', '2026-11-10T10:00+08:00', 'Asia/Taipei', '2026-11-20T09:00+08:00'],
    ['at once, when it is late', '2026-12-04T17:59+08:00', 'Asia/Taipei', '2026-12-04T17:59+08:00'],
    ['never, where work begins only when the round is due', '2026-12-04T00:00Z', 'Atlantic/Azores', null],
  ])('is invited %s', (_, now, zone, comes) => {
    expect(utc(firstInvitation(round, zone, spec.schedule, OFFICE, at(now)))).toBe(comes && utc(at(comes)));
  });

  const cases: [string, Partial<AssignmentNow>, now: string, gets: PersonGets][] = [
    // A day after the invitation, a Friday, is a Saturday.
    [
      'is invited, and reminded a day later, when work begins',
      waiting,
      '2026-11-20T09:00+08:00',
      {
        act: 'invite',
        next: remind('2026-11-23T09:00+08:00'),
      },
    ],
    ['waits until the time has come', waiting, '2026-11-20T08:59+08:00', { act: null, next: waiting.next }],
    [
      'is invited on Monday where nobody looked on Friday',
      waiting,
      '2026-11-20T18:00+08:00',
      {
        act: null,
        next: { act: 'invite', at: at('2026-11-23T09:00+08:00') },
      },
    ],
    [
      'is not invited any more where no working time is left',
      waiting,
      '2026-12-04T18:00+08:00',
      {
        ...nothing,
        noTime: true,
      },
    ],
    [
      'is reminded, and not again an hour later for the days of a weekend',
      invited,
      '2026-11-23T09:00+08:00',
      {
        act: 'remind',
        next: remind('2026-11-27T09:00+08:00'),
      },
    ],
    [
      'is reminded once where nobody looked for days, and next after as long again',
      invited,
      '2026-11-26T10:00+08:00',
      {
        act: 'remind',
        next: null,
      },
    ],
    [
      'is reminded after the night',
      invited,
      '2026-11-26T20:00+08:00',
      {
        act: null,
        next: remind('2026-11-27T09:00+08:00'),
      },
    ],
    [
      'is reminded after the holiday',
      invited,
      '2026-12-01T10:00+08:00',
      {
        act: null,
        next: remind('2026-12-02T09:00+08:00'),
      },
    ],
    ['is reminded half an hour before the end', invited, '2026-12-04T17:30+08:00', { act: 'remind', next: null }],
    ['is not reminded any later', invited, '2026-12-04T17:31+08:00', nothing],
    [
      'hears again after a snooze, and then by the rule',
      { ...invited, next: again('2026-11-20T11:00+08:00') },
      '2026-11-20T11:00+08:00',
      { act: 'again', next: remind('2026-11-23T09:00+08:00') },
    ],
    [
      'hears again until the end',
      { ...invited, next: again('2026-12-04T17:45+08:00') },
      '2026-12-04T17:45+08:00',
      {
        act: 'again',
        next: null,
      },
    ],
    [
      'hears nothing again after the end',
      { ...invited, next: again('2026-12-04T17:45+08:00') },
      '2026-12-04T18:00+08:00',
      nothing,
    ],
    ['who said "not now" is not reminded', { ...invited, quiet: true }, '2026-11-23T09:00+08:00', nothing],
    ['who has begun is not reminded', { ...invited, state: 'started' }, '2026-11-23T09:00+08:00', nothing],
    [
      'who has begun is reminded where the manager asks for it, once',
      { ...invited, state: 'started', next: asked('2026-11-23T09:00+08:00') },
      '2026-11-23T09:00+08:00',
      { act: 'remind', next: null },
    ],
    [
      'is reminded for the manager just before the end',
      { ...invited, next: asked('2026-12-04T17:45+08:00') },
      '2026-12-04T17:45+08:00',
      { act: 'remind', next: null },
    ],
    [
      'is reminded for the manager after the night',
      { ...invited, next: asked('2026-11-25T17:59+08:00') },
      '2026-11-25T18:00+08:00',
      { act: null, next: asked('2026-11-26T09:00+08:00') },
    ],
    ['who is done hears no more', { ...invited, state: 'done' }, '2026-11-23T09:00+08:00', nothing],
    ['who was invited is not invited twice', { ...invited, next: waiting.next }, '2026-11-23T09:00+08:00', nothing],
    ['who has no appointment hears nothing', { ...invited, next: null }, '2026-11-23T09:00+08:00', nothing],
  ];
  test.each(cases)('%s', (_, changes, now, gets) => {
    expect(actNow({ ...waiting, ...changes }, round, spec, OFFICE, at(now))).toEqual(gets);
  });

  test.each([
    ['is invited and not reminded', waiting, 'invite'],
    ['is not reminded', invited, null],
    ['hears again after a snooze', { ...invited, next: again('2026-11-23T09:00+08:00') }, 'again'],
    ['is reminded where the manager asks for it', { ...invited, next: asked('2026-11-23T09:00+08:00') }, 'remind'],
  ])('without reminders %s', (_, assignment, act) => {
    const turn = actNow(assignment, round, { ...spec, reminders: false }, OFFICE, at('2026-11-23T09:00+08:00'));
    expect(turn).toEqual({ act, next: null });
  });

  test('hears nothing more of a round that was closed before its time', () => {
    const closed: RoundNow = { ...round, state: 'closed' };
    expect(actNow(invited, closed, spec, OFFICE, at('2026-11-23T09:00+08:00'))).toEqual(nothing);
    expect(actNow(waiting, closed, spec, OFFICE, at('2026-11-23T09:00+08:00'))).toEqual(nothing);
  });

  test('is reminded after half the time where it is short', () => {
    const short = { ...round, dueAt: at('2026-11-20T17:00+08:00') };
    const turn = actNow(waiting, short, spec, OFFICE, at('2026-11-20T09:00+08:00'));
    expect(turn).toEqual({ act: 'invite', next: remind('2026-11-20T13:00+08:00') });
  });

  test('is not reminded where work begins too near to the due time', () => {
    const overTheWeekend = { ...round, dueAt: at('2026-11-23T09:20+08:00') };
    const gets = actNow(waiting, overTheWeekend, spec, OFFICE, at('2026-11-20T17:00+08:00'));
    expect(gets).toEqual({ act: 'invite', next: null });
  });

  test.each([
    ['an invitation', waiting, { ...nothing, noTime: true }],
    ['a reminder', invited, nothing],
    ['a snoozed invitation', { ...invited, next: again('2026-11-24T11:00+08:00') }, nothing],
    ['a reminder for a manager', { ...invited, next: asked('2026-11-24T11:00+08:00') }, nothing],
  ])('%s does not come at the due time, though it is within the working hours', (_, assignment, gets) => {
    const noon = { ...round, dueAt: at('2026-11-24T12:00+08:00') };
    expect(actNow(assignment, noon, spec, OFFICE, noon.dueAt)).toEqual(gets);
  });

  test('is reminded after one, three and seven days', () => {
    const long = { ...round, dueAt: at('2026-12-31T18:00+08:00') };
    const always = { ...spec, schedule: schedule() };
    const sent = ['2026-11-21T09:00+08:00', '2026-11-23T09:00+08:00', '2026-11-27T09:00+08:00'].map(at);
    const turns = sent.map((now) =>
      actNow({ ...invited, next: { act: 'remind', at: now } }, long, always, OFFICE, now),
    );
    expect(turns.map((t) => utc(t.next!.at))).toEqual([...sent.slice(1), at('2026-12-05T09:00+08:00')].map(utc));
  });

  test.each([
    ['an hour later', 'hour', '2026-11-20T10:20+08:00', '2026-11-20T11:20+08:00'],
    ['on Monday where the day is over in an hour', 'hour', '2026-11-20T17:00+08:00', '2026-11-23T09:00+08:00'],
    ['tomorrow', 'tomorrow', '2026-11-19T17:00+08:00', '2026-11-20T09:00+08:00'],
    ['after the weekend and the holiday', 'tomorrow', '2026-11-30T10:00+08:00', '2026-12-02T09:00+08:00'],
    ['not, where the round is due within the hour', 'hour', '2026-12-04T17:00+08:00', null],
    ['not, where the round is due today', 'tomorrow', '2026-12-04T10:00+08:00', null],
  ] as const)('who snoozes hears again %s', (_, choice, now, comes) => {
    const appointment = snoozed(choice, { zone: 'Asia/Taipei', round, rest: spec.schedule, hours: OFFICE }, at(now));
    expect(appointment).toEqual(comes && again(comes));
  });

  test.each([
    ['at once', invited, '2026-11-24T10:20+08:00', '2026-11-24T10:20+08:00'],
    ['when work begins', invited, '2026-11-21T10:20+08:00', '2026-11-23T09:00+08:00'],
    [
      'though they have begun',
      { ...invited, state: 'started' as const },
      '2026-11-24T10:20+08:00',
      '2026-11-24T10:20+08:00',
    ],
    ['not before they are invited', waiting, '2026-11-24T10:20+08:00', null],
    ['not when they are done', { ...invited, state: 'done' as const }, '2026-11-24T10:20+08:00', null],
    ['not when they said "not now"', { ...invited, quiet: true }, '2026-11-24T10:20+08:00', null],
    ['not when the round is due', invited, '2026-12-04T18:00+08:00', null],
  ])('is reminded for a manager %s', (_, assignment, now, comes) => {
    expect(remindedByHand(assignment, round, spec.schedule, OFFICE, at(now))).toEqual(comes && asked(comes));
  });
});
