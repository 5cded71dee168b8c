import fc from 'fast-check';
import type { DrillSpec, Schedule, Step } from '../../src/drills/drill.ts';
import { course, type RoundNow } from '../../src/drills/plan.ts';
import { anyMinute, anyZone, at, schedule, utc } from './world.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

const step = {} as Step;
type Course = Pick<DrillSpec, 'steps' | 'schedule'>;
const drill = (changes: Partial<Schedule> = {}, steps = 1): Course => ({
  steps: Array.from({ length: steps }, () => step),
  schedule: schedule({ repeat: 'daily', ...changes }),
});

describe('a drill', () => {
  const started = at('2026-11-26T10:00+08:00');
  const first: RoundNow = { number: 1, opensAt: started, dueAt: at('2026-11-27T18:00+08:00'), state: 'filling' };
  const open: RoundNow = { ...first, state: 'open' };
  const closed: RoundNow = { ...first, state: 'closed' };
  const opens = (number: number, opensAt: number, dueAt: string) => ({ do: 'open', number, opensAt, dueAt: at(dueAt) });

  const cases: [string, Course, RoundNow | null, now: string, does: object][] = [
    ['opens its first round', drill(), null, '2026-11-26T10:00+08:00', opens(1, started, '2026-11-27T18:00+08:00')],
    [
      'opens it not before it was started, by a clock that is slow',
      drill(),
      null,
      '2026-11-26T09:59+08:00',
      opens(1, started, '2026-11-27T18:00+08:00'),
    ],
    ['has no round that would be due in the past', drill({ repeat: 'none' }), null, '2026-12-01T00:00Z', { do: 'end' }],
    ['fills the round', drill(), first, '2026-11-26T10:00+08:00', { do: 'fill' }],
    ['closes a round that is due before it is filled', drill(), first, '2026-11-27T18:00+08:00', { do: 'close' }],
    ['runs until the round is due', drill(), open, '2026-11-27T17:59+08:00', { do: 'run', until: open.dueAt }],
    ['closes the round at the very time', drill(), open, '2026-11-27T18:00+08:00', { do: 'close' }],
    [
      'opens the next round where the last one was due',
      drill(),
      closed,
      '2026-11-27T18:01+08:00',
      opens(2, closed.dueAt, '2026-11-28T18:00+08:00'),
    ],
    [
      'opens one round after five days in which nobody looked',
      drill(),
      closed,
      '2026-12-02T19:00+08:00',
      opens(2, closed.dueAt, '2026-12-03T18:00+08:00'),
    ],
    ['ends after its only round', drill({ repeat: 'none' }), closed, '2026-11-27T18:01+08:00', { do: 'end' }],
    ['ends after as many rounds as were set', drill({ rounds: 1 }), closed, '2026-11-27T18:01+08:00', { do: 'end' }],
    [
      'goes on with the second step of a plan, however late it is',
      drill({}, 2),
      closed,
      '2026-12-02T19:00+08:00',
      opens(2, closed.dueAt, '2026-12-03T18:00+08:00'),
    ],
    ['ends after the last step of a plan', drill({}, 2), { ...closed, number: 2 }, '2026-12-01T00:00Z', { do: 'end' }],
  ];
  test.each(cases)('%s', (_, spec, round, now, does) => {
    expect(course(spec, started, round, at(now))).toEqual(does);
  });

  /** The rounds of a drill that is looked at at these times, each time until it has nothing more to do. */
  function rounds(spec: Course, looks: number[]): { opened: RoundNow[]; ended: boolean } {
    const opened: RoundNow[] = [];
    for (const now of looks)
      for (;;) {
        const round = opened.at(-1) ?? null;
        const does = course(spec, looks[0]!, round, now);
        if (does.do === 'run') break;
        if (does.do === 'end') return { opened, ended: true };
        if (does.do === 'open')
          opened.push({ number: does.number, opensAt: does.opensAt, dueAt: does.dueAt, state: 'filling' });
        else round!.state = does.do === 'fill' ? 'open' : 'closed';
      }
    return { opened, ended: false };
  }

  const anyDrill = fc.record({
    repeat: fc.constantFrom('daily' as const, 'weekly' as const, 'monthly' as const),
    weekdays: fc.subarray([1, 2, 3, 4, 5], { minLength: 1 }),
    zone: anyZone,
    skipWeekends: fc.boolean(),
  });
  const anyLooks = (days: number) =>
    fc.array(fc.nat(days * 1440), { maxLength: 60 }).map((minutes) => [0, ...minutes].sort((a, b) => a - b));

  test('counts its rounds one by one, each due after the one before, and after its time has begun', () =>
    fc.assert(
      fc.property(anyDrill, anyMinute, anyLooks(90), (changes, start, minutes) => {
        const { opened } = rounds(
          drill({ date: '2026-01-01', ...changes }),
          minutes.map((m) => start + m * MINUTE),
        );
        expect(opened.map((r) => r.number)).toEqual(opened.map((_, i) => i + 1));
        opened.forEach((round, i) => {
          expect(round.opensAt).toBe(i === 0 ? start : opened[i - 1]!.dueAt);
          expect(round.dueAt).toBeGreaterThan(round.opensAt);
        });
      }),
      { numRuns: 60 },
    ));

  test('of so many rounds or steps ends after so many, wherever nobody looked', () =>
    fc.assert(
      fc.property(anyDrill, fc.integer({ min: 1, max: 5 }), fc.boolean(), anyLooks(60), (changes, n, plan, minutes) => {
        const start = at('2026-11-26T10:00Z');
        const spec = plan ? drill({ ...changes }, n + 1) : drill({ ...changes, rounds: n });
        const enough = Array.from({ length: 12 }, (_, i) => start + (60 + i * 32) * DAY);
        const { opened, ended } = rounds(spec, [...minutes.map((m) => start + m * MINUTE), ...enough]);
        expect({ rounds: opened.length, ended }).toEqual({ rounds: plan ? n + 1 : n, ended: true });
      }),
      { numRuns: 60 },
    ));

  test('looked at in leaps has only due times that it has minute by minute', () =>
    fc.assert(
      fc.property(anyDrill, anyLooks(15), (changes, minutes) => {
        const start = at('2026-11-20T10:00Z');
        const due = (looks: number[]) => rounds(drill(changes), looks).opened.map((r) => utc(r.dueAt));
        const all = due(Array.from({ length: 15 * 1440 + 1 }, (_, minute) => start + minute * MINUTE));
        expect(all).toEqual(expect.arrayContaining(due(minutes.map((m) => start + m * MINUTE))));
      }),
      { numRuns: 25 },
    ));
});
