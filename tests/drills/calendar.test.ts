import fc from 'fast-check';
import { dayStartAfter, isWorking, isZone, nextDue, workingMoment } from '../../src/drills/calendar.ts';
import type { Schedule } from '../../src/drills/drill.ts';
import {
  anyHours,
  anyMinute,
  anyTime,
  anyZone,
  at,
  dayHours,
  daysOffAfter,
  mayCome,
  schedule,
  utc,
  wall,
} from './world.ts';

/** So many due times, each the first after the one before. */
function dueTimes(spec: Schedule, after: string, howMany: number): (string | null)[] {
  const due: (number | null)[] = [nextDue(spec, at(after))];
  while (due.length < howMany) due.push(nextDue(spec, due.at(-1)!));
  return due.map(utc);
}

test.each([
  ['Asia/Taipei', true],
  ['UTC', true],
  ['America/Buenos_Aires', true],
  ['Europe/Atlantis', false],
  ['+08:00', false],
  ['-0330', false],
  ['2026-11-27T18:00[Asia/Taipei]', false],
  ['', false],
])('%s is a time zone: %s', (zone, is) => {
  expect(isZone(zone)).toBe(is);
});

describe('a round is due', () => {
  const cases: [string, Partial<Schedule>, after: string, due: (string | null)[]][] = [
    ['once', {}, '2026-11-01T00:00Z', ['2026-11-27T18:00+08:00', null]],
    ['never again, once the time has come', {}, '2026-11-27T18:00+08:00', [null]],
    [
      'once, on the very day that was chosen, a holiday and a Sunday',
      { date: '2026-11-29', skipWeekends: true, holidays: ['2026-11-29'] },
      '2026-11-01T00:00Z',
      ['2026-11-29T18:00+08:00'],
    ],
    [
      'daily from its first date on',
      { repeat: 'daily' },
      '2026-11-20T00:00Z',
      ['2026-11-27T18:00+08:00', '2026-11-28T18:00+08:00', '2026-11-29T18:00+08:00'],
    ],
    [
      'daily but for weekends and holidays',
      { repeat: 'daily', skipWeekends: true, holidays: ['2026-11-30'] },
      '2026-11-20T00:00Z',
      ['2026-11-27T18:00+08:00', '2026-12-01T18:00+08:00', '2026-12-02T18:00+08:00'],
    ],
    [
      'weekly on the weekday of its first date',
      { repeat: 'weekly' },
      '2026-11-28T00:00Z',
      ['2026-12-04T18:00+08:00', '2026-12-11T18:00+08:00'],
    ],
    [
      'weekly on the weekdays that were chosen, whatever the first date is',
      { repeat: 'weekly', weekdays: [1, 3] },
      '2026-11-20T00:00Z',
      ['2026-11-30T18:00+08:00', '2026-12-02T18:00+08:00', '2026-12-07T18:00+08:00'],
    ],
    [
      'weekly but for holidays and the weekend among its weekdays',
      { repeat: 'weekly', weekdays: [5, 7], skipWeekends: true, holidays: ['2026-12-25', '2027-01-01'] },
      '2026-12-17T00:00Z',
      ['2026-12-18T18:00+08:00', '2027-01-08T18:00+08:00'],
    ],
    [
      'never on weekends that are skipped',
      { repeat: 'weekly', weekdays: [6, 7], skipWeekends: true },
      '2026-11-20T00:00Z',
      [null],
    ],
    [
      'monthly, on the last day of shorter months, without drifting',
      { repeat: 'monthly', date: '2027-01-31' },
      '2027-01-01T00:00Z',
      ['2027-01-31T18:00+08:00', '2027-02-28T18:00+08:00', '2027-03-31T18:00+08:00', '2027-04-30T18:00+08:00'],
    ],
    [
      'monthly in a leap year',
      { repeat: 'monthly', date: '2027-12-31' },
      '2028-02-01T00:00Z',
      ['2028-02-29T18:00+08:00', '2028-03-31T18:00+08:00'],
    ],
    [
      'monthly, on the Friday before a weekend',
      { repeat: 'monthly', date: '2026-10-29', skipWeekends: true },
      '2026-10-30T00:00Z',
      ['2026-11-27T18:00+08:00', '2026-12-29T18:00+08:00'],
    ],
    [
      'monthly, further back over holidays',
      { repeat: 'monthly', date: '2026-11-27', skipWeekends: true, holidays: ['2026-12-24', '2026-12-25'] },
      '2026-11-28T00:00Z',
      ['2026-12-23T18:00+08:00', '2027-01-27T18:00+08:00'],
    ],
    [
      'monthly, in a month that is all holidays on the last working day before it, once',
      {
        repeat: 'monthly',
        date: '2026-10-15',
        holidays: Array.from({ length: 30 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}`),
      },
      '2026-10-01T00:00Z',
      ['2026-10-15T18:00+08:00', '2026-10-31T18:00+08:00', '2026-12-15T18:00+08:00'],
    ],
    [
      'at the same time on the clock, where clocks are put forward',
      { repeat: 'daily', date: '2026-03-07', zone: 'America/New_York' },
      '2026-03-01T00:00Z',
      ['2026-03-07T18:00-05:00', '2026-03-08T18:00-04:00'],
    ],
    [
      'an hour later, where New York leaves the time out',
      { repeat: 'daily', date: '2026-03-07', time: '02:30', zone: 'America/New_York' },
      '2026-03-01T00:00Z',
      ['2026-03-07T02:30-05:00', '2026-03-08T03:30-04:00', '2026-03-09T02:30-04:00'],
    ],
    [
      'the first time, where New York has it twice',
      { repeat: 'daily', date: '2026-10-31', time: '01:30', zone: 'America/New_York' },
      '2026-10-30T12:00Z',
      ['2026-10-31T01:30-04:00', '2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00'],
    ],
    [
      'an hour later, where Berlin leaves the time out',
      { repeat: 'weekly', date: '2026-03-22', time: '02:15', zone: 'Europe/Berlin' },
      '2026-03-01T00:00Z',
      ['2026-03-22T02:15+01:00', '2026-03-29T03:15+02:00', '2026-04-05T02:15+02:00'],
    ],
    [
      'the first time, where Berlin has it twice',
      { repeat: 'monthly', date: '2026-09-25', time: '02:15', zone: 'Europe/Berlin' },
      '2026-09-01T00:00Z',
      ['2026-09-25T02:15+02:00', '2026-10-25T02:15+02:00', '2026-11-25T02:15+01:00'],
    ],
    [
      'half an hour later, where Lord Howe leaves the time out',
      { repeat: 'daily', date: '2026-10-03', time: '02:10', zone: 'Australia/Lord_Howe' },
      '2026-10-01T00:00Z',
      ['2026-10-03T02:10+10:30', '2026-10-04T02:40+11:00', '2026-10-05T02:10+11:00'],
    ],
    [
      'the first time, where Lord Howe has it twice',
      { repeat: 'daily', date: '2026-04-04', time: '01:45', zone: 'Australia/Lord_Howe' },
      '2026-04-01T00:00Z',
      ['2026-04-04T01:45+11:00', '2026-04-05T01:45+11:00', '2026-04-06T01:45+10:30'],
    ],
    [
      'by the quarter of an hour of Kathmandu',
      { repeat: 'daily', zone: 'Asia/Kathmandu' },
      '2026-11-27T12:14Z',
      ['2026-11-27T12:15Z', '2026-11-28T12:15Z'],
    ],
    [
      'after midnight, where Nuuk leaves out the last hour of a day',
      { repeat: 'daily', date: '2026-03-27', time: '23:30', zone: 'America/Nuuk' },
      '2026-03-29T00:10-01:00',
      ['2026-03-29T00:30-01:00', '2026-03-29T23:30-01:00'],
    ],
    [
      'on the next day that exists, where Samoa left one out',
      { repeat: 'daily', date: '2011-12-29', zone: 'Pacific/Apia' },
      '2011-12-29T00:00Z',
      ['2011-12-29T18:00-10:00', '2011-12-31T18:00+14:00', '2012-01-01T18:00+14:00'],
    ],
  ];

  test.each(cases)('%s', (_, changes, after, due) => {
    expect(dueTimes(schedule(changes), after, due.length)).toEqual(due.map((d) => d && utc(at(d))));
  });

  const anySchedule = fc.record({
    date: anyMinute.map((moment) => new Date(moment).toISOString().slice(0, 10)),
    time: anyTime,
    zone: anyZone,
    repeat: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const),
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7]),
    skipWeekends: fc.boolean(),
  });

  test('after any moment on a working day that fits, with none left out between', () =>
    fc.assert(
      fc.property(anySchedule, anyMinute, fc.nat(40 * 1440), (changes, after, minutes) => {
        const spec = schedule(changes);
        const due = nextDue(spec, after);
        if (due === null) return expect([changes.repeat, changes.skipWeekends]).toEqual(['weekly', true]);
        expect(due).toBeGreaterThan(after);
        const between = Math.max(after, due - 1 - minutes * 60_000);
        expect(nextDue(spec, between)).toBe(due);
        if (spec.skipWeekends) expect(wall(due, spec.zone).weekend).toBe(false);
      }),
      { numRuns: 200 },
    ));
});

const OFFICE = { from: '09:00', to: '18:00' };
const NO_REST = { skipWeekends: false, holidays: [] };

describe('a message may come', () => {
  test.each([
    ['at once within the hours', '2026-11-27T09:30+08:00', 'Asia/Taipei', '2026-11-27T09:30+08:00'],
    ['from the very first minute', '2026-11-27T09:00+08:00', 'Asia/Taipei', '2026-11-27T09:00+08:00'],
    ['when work begins', '2026-11-27T05:00+08:00', 'Asia/Taipei', '2026-11-27T09:00+08:00'],
    ['after the weekend, once the hours have ended', '2026-11-27T18:00+08:00', 'Asia/Taipei', '2026-11-30T09:00+08:00'],
    ['by the clock of Kathmandu', '2026-11-27T03:00Z', 'Asia/Kathmandu', '2026-11-27T03:15Z'],
    ['after a holiday of its own day there', '2026-12-24T20:00Z', 'Asia/Taipei', '2026-12-28T09:00+08:00'],
    ['in summer time the Monday after', '2026-03-06T20:00-05:00', 'America/New_York', '2026-03-09T09:00-04:00'],
    ['in winter time the Monday after', '2026-10-24T12:00+02:00', 'Europe/Berlin', '2026-10-26T09:00+01:00'],
  ])('%s', (_, moment, zone, comes) => {
    const rest = { skipWeekends: true, holidays: ['2026-12-25'] };
    expect(utc(workingMoment(at(moment), zone, OFFICE, rest))).toBe(utc(at(comes)));
  });

  test.each([
    ['on a Saturday, where weekends are not skipped', true, '2026-11-28T10:00+08:00', NO_REST],
    ['on a Saturday', false, '2026-11-28T10:00+08:00', { skipWeekends: true, holidays: [] }],
    ['on a holiday', false, '2026-11-27T10:00+08:00', { skipWeekends: false, holidays: ['2026-11-27'] }],
    ['in the last minute', true, '2026-11-27T17:59+08:00', NO_REST],
    ['at the end of the hours', false, '2026-11-27T18:00+08:00', NO_REST],
  ])('%s: %s', (_, may, moment, rest) => {
    expect(isWorking(at(moment), 'Asia/Taipei', OFFICE, rest)).toBe(may);
  });

  test.each([
    ['on the next morning', '2026-11-26T10:00+08:00', '2026-11-27T09:00+08:00'],
    ['on the next morning, before work too', '2026-11-26T00:30+08:00', '2026-11-27T09:00+08:00'],
    ['on Monday, asked on Friday', '2026-11-27T10:00+08:00', '2026-11-30T09:00+08:00'],
    ['after Christmas, asked the day before', '2026-12-24T23:59+08:00', '2026-12-28T09:00+08:00'],
  ])('"tomorrow" %s', (_, moment, comes) => {
    const rest = { skipWeekends: true, holidays: ['2026-12-25'] };
    expect(utc(dayStartAfter(at(moment), 'Asia/Taipei', OFFICE, rest))).toBe(utc(at(comes)));
  });

  test('at any time, where the hours are the whole day', () =>
    fc.assert(
      fc.property(anyZone, anyMinute, (zone, moment) => {
        const always = { from: '00:00', to: '24:00' };
        expect(utc(workingMoment(moment, zone, always, NO_REST))).toBe(utc(moment));
      }),
      {
        examples: [
          ['Asia/Taipei', at('2026-11-27T23:59+08:00')],
          // Midnight comes twice, and the last hour before it is left out.
          ['America/Havana', at('2026-11-01T00:30-04:00')],
          ['America/Havana', at('2026-03-07T23:59-05:00')],
        ],
      },
    ));

  test('never in hours that end before they begin, and nothing breaks', () => {
    const hours = { from: '18:00', to: '09:00' };
    expect(workingMoment(at('2026-11-27T10:00Z'), 'Asia/Taipei', hours, NO_REST)).toBe(Infinity);
    expect(dayStartAfter(at('2026-11-27T10:00Z'), 'Asia/Taipei', hours, NO_REST)).toBe(Infinity);
    expect(isWorking(at('2026-11-27T10:00Z'), 'Asia/Taipei', hours, NO_REST)).toBe(false);
  });

  test('only when the clock on the wall is within the hours, also where it is changed in them', () =>
    fc.assert(
      fc.property(
        anyMinute.chain((moment) => fc.tuple(fc.constant(moment), daysOffAfter(moment))),
        anyZone,
        anyHours,
        ([moment, rest], zone, hours) => {
          const comes = workingMoment(moment, zone, hours, rest);
          expect(comes).toBeGreaterThanOrEqual(moment);
          expect(mayCome(comes, zone, hours, rest)).toBe(true);
          expect(isWorking(comes, zone, hours, rest)).toBe(true);
        },
      ),
      { numRuns: 300 },
    ));

  test.each([
    ['America/New_York', '2026-03-08T07:00Z'],
    ['America/New_York', '2026-11-01T06:00Z'],
    ['Europe/Berlin', '2026-03-29T01:00Z'],
    ['Europe/Berlin', '2026-10-25T01:00Z'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ])('in %s around the change of %s only by the clock on the wall', (zone, change) => {
    fc.assert(
      fc.property(anyHours, fc.integer({ min: -300, max: 300 }), (hours, minutes) => {
        const comes = workingMoment(at(change) + minutes * 60_000, zone, hours, NO_REST);
        expect(mayCome(comes, zone, hours, NO_REST)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('as early as that, and tomorrow not before the next day', () =>
    fc.assert(
      fc.property(
        anyMinute.chain((moment) => fc.tuple(fc.constant(moment), daysOffAfter(moment))),
        anyZone,
        dayHours,
        ([moment, rest], zone, hours) => {
          const comes = workingMoment(moment, zone, hours, rest);
          for (let earlier = moment; earlier < comes; earlier += 900_000)
            expect(mayCome(earlier, zone, hours, rest)).toBe(false);
          if (comes > moment) expect(mayCome(comes - 60_000, zone, hours, rest)).toBe(false);
          const tomorrow = dayStartAfter(moment, zone, hours, rest);
          expect(wall(tomorrow, zone).time).toBe(hours.from);
          expect(wall(tomorrow, zone).date > wall(moment, zone).date).toBe(true);
        },
      ),
      { numRuns: 150 },
    ));
});
