import fc from 'fast-check';
import type { Schedule, WorkingHours } from '../../src/drills/drill.ts';
import { actNow, firstInvitation, type ActKind, type AssignmentNow, type RoundNow } from '../../src/drills/plan.ts';
import { anyHours, anyMinute, anyZone, dayHours, daysOffAfter, mayCome, schedule } from './world.ts';

/** What holds for somebody who does nothing, whenever the bot is up. */

const MINUTE = 60_000;
const DAY = 86_400_000;

interface Life {
  round: RoundNow;
  zone: string;
  hours: WorkingHours;
  spec: { schedule: Schedule; reminders: boolean };
}
interface Sent {
  act: ActKind;
  at: number;
}

/** What is sent to somebody who does nothing, when they are looked at at these times, and then on time. */
function sentTo({ round, zone, hours, spec }: Life, looks: number[]): Sent[] {
  const first = firstInvitation(round, zone, spec.schedule, hours, round.opensAt);
  let one: AssignmentNow = {
    state: 'waiting',
    zone,
    invitedAt: null,
    reminders: 0,
    quiet: false,
    next: first === null ? null : { act: 'invite', at: first },
  };
  const sent: Sent[] = [];
  const left = [...looks];
  while (one.next) {
    const now = left.shift() ?? one.next.at;
    const { act, next } = actNow(one, round, spec, hours, now);
    if (act) sent.push({ act, at: now });
    one = { ...one, next, ...(act === 'invite' && { state: 'invited', invitedAt: now }) };
  }
  return sent;
}

const anyLife = (hours: fc.Arbitrary<WorkingHours>): fc.Arbitrary<Life> =>
  anyMinute.chain((opensAt) =>
    fc.record({
      round: fc
        .integer({ min: 10, max: 20 * 1440 })
        .map((minutes) => ({ number: 1, state: 'open' as const, opensAt, dueAt: opensAt + minutes * MINUTE })),
      zone: anyZone,
      hours,
      spec: daysOffAfter(opensAt).map((rest) => ({ schedule: schedule(rest), reminders: true })),
    }),
  );
/** Times at which somebody is looked at, from the start of the round to after its end. */
const looksAt = ({ round }: Life) =>
  fc
    .array(fc.integer({ min: round.opensAt, max: round.dueAt + DAY }), { maxLength: 30 })
    .map((looks) => looks.sort((a, b) => a - b));
const anyLooked = fc
  .oneof(anyLife(dayHours), anyLife(anyHours))
  .chain((life) => fc.tuple(fc.constant(life), looksAt(life)));

test('hears only within their working hours, on no day off, and never after the due time', () =>
  fc.assert(
    fc.property(anyLooked, ([life, looks]) => {
      for (const { act, at } of sentTo(life, looks)) {
        expect(mayCome(at, life.zone, life.hours, life.spec.schedule)).toBe(true);
        expect(life.round.dueAt - at).toBeGreaterThanOrEqual(act === 'remind' ? 30 * MINUTE : 1);
      }
    }),
    { numRuns: 150 },
  ));

test('is invited once and first, and no pause is shorter than the one before', () =>
  fc.assert(
    fc.property(anyLooked, ([life, looks]) => {
      const sent = sentTo(life, looks);
      expect(sent.map((s) => s.act)).toEqual(sent.map((_, i) => (i === 0 ? 'invite' : 'remind')));
      const pauses = sent.slice(1).map((s, i) => s.at - sent[i]!.at);
      expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    }),
    { numRuns: 150 },
  ));

test('hears no more, and nothing earlier, from a bot that was down after the invitation', () =>
  fc.assert(
    fc.property(anyLooked, ([life, looks]) => {
      const upAllTheTime = sentTo(life, []);
      const invitation = upAllTheTime.slice(0, 1).map((s) => s.at);
      const now = invitation[0] ?? 0;
      const sent = sentTo(life, [...invitation, ...looks.filter((look) => look > now)]);
      expect(sent.length).toBeLessThanOrEqual(upAllTheTime.length);
      sent.forEach((s, i) => expect(s.at).toBeGreaterThanOrEqual(upAllTheTime[i]!.at));
    }),
    { numRuns: 150 },
  ));
