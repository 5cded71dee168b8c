import fc from 'fast-check';
import type { Schedule, WorkingHours } from '../../src/drills/drill.ts';

/** Schedules, hours and the clock on the wall, for the tests of drills. */

export const schedule = (changes: Partial<Schedule> = {}): Schedule => ({
  date: '2026-11-27',
  time: '18:00',
  zone: 'Asia/Taipei',
  repeat: 'none',
  weekdays: [],
  skipWeekends: false,
  holidays: [],
  rounds: null,
  ...changes,
});

/** Epoch milliseconds of a local time with its offset: `2026-11-27T18:00+08:00`. */
export const at = (iso: string): number => {
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) throw new Error(`no time: ${iso}`);
  return moment;
};

/** Moments to be compared, as they read in a failed test. */
export const utc = (moment: number | null): string | null =>
  moment === null ? null : Number.isFinite(moment) ? new Date(moment).toISOString() : String(moment);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the calendar and the clock on the wall show, without Temporal: `2026-11-27` and `18:00`. */
export function wall(moment: number, zone: string): { date: string; time: string; weekend: boolean } {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  const [date, time] = clock.format(moment).split(' ') as [string, string];
  return { date, time, weekend: [0, 6].includes(new Date(`${date}T00:00Z`).getUTCDay()) };
}

/** Whether a message may come, by the clock on the wall. */
export function mayCome(
  moment: number,
  zone: string,
  hours: WorkingHours,
  rest: Pick<Schedule, 'skipWeekends' | 'holidays'>,
): boolean {
  const { date, time, weekend } = wall(moment, zone);
  return time >= hours.from && time < hours.to && !(rest.skipWeekends && weekend) && !rest.holidays.includes(date);
}

export const anyZone = fc.constantFrom(
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Taipei',
  'Asia/Kathmandu',
  'America/Havana',
  'Pacific/Kiritimati',
);

/** A time of day, on the quarter of an hour. */
export const anyTime = fc
  .nat(95)
  .map((q) => `${String(Math.floor(q / 4)).padStart(2, '0')}:${String((q % 4) * 15).padStart(2, '0')}`);

/** From some time of day to a later one; night hours too. */
export const anyHours: fc.Arbitrary<WorkingHours> = fc
  .uniqueArray(anyTime, { minLength: 2, maxLength: 2 })
  .map((times) => times.sort())
  .map(([from, to]) => ({ from: from!, to: to! }));

/** Hours in which no clock is changed anywhere. */
export const dayHours: fc.Arbitrary<WorkingHours> = fc.constantFrom(
  { from: '09:00', to: '18:00' },
  { from: '08:30', to: '12:00' },
  { from: '13:00', to: '21:45' },
);

const DAY = 86_400_000;

/** A minute of 2026 or 2027. */
export const anyMinute = fc.nat(730 * 1440).map((minutes) => at('2026-01-01T00:00Z') + minutes * 60_000);

/** Days off in the weeks after a moment. */
export const daysOffAfter = (moment: number): fc.Arbitrary<Pick<Schedule, 'skipWeekends' | 'holidays'>> =>
  fc.record({
    skipWeekends: fc.boolean(),
    holidays: fc.uniqueArray(
      fc.nat(20).map((days) => new Date(moment + days * DAY).toISOString().slice(0, 10)),
      { maxLength: 6 },
    ),
  });
