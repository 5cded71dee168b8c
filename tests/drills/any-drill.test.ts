import fc from 'fast-check';
import { USUAL_HOURS, type Repeat, type Schedule } from '../../src/drills/drill.ts';
import { inRound } from '../../src/drills/drilling.ts';
import { peopleIn } from '../../src/drills/manage/people.ts';
import { boardMessage } from '../../src/drills/say/results.ts';
import { seenOf } from '../../src/drills/say/seen.ts';
import type { StoredResult } from '../../src/drills/due/result.ts';
import { voiceFor } from '../../src/session/say/voice.ts';
import type { Drill, Round } from '../../src/store/schema.ts';
import { textOf } from '../session/rep.ts';
import { HELLO, PUSHY } from './practising.ts';
import { aSpec, aTeam, CHANNEL, MANAGER, member, WORKSPACE, type ATeam, type Sent } from './team.ts';
import { mayCome } from './world.ts';

/** Whatever people press, and whenever the bot is up, what was promised of a drill holds. */

const MINUTE = 60_000;
const NAMES = ['U1', 'U2', 'U3'];

type Act =
  | { does: 'tries well' | 'tries' | 'hands in' | 'not now' | 'hour' | 'tomorrow'; person: string }
  | { does: 'remind' | 'pause' | 'resume' | 'end' | 'show' }
  | { does: 'waits' | 'is down' | 'clock back'; minutes: number };

const anyPress: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom('tries well', 'tries', 'hands in', 'hands in', 'not now', 'hour', 'tomorrow'),
  person: fc.constantFrom(...NAMES),
});
const anySteer: fc.Arbitrary<Act> = fc.record({
  does: fc.constantFrom('remind', 'remind', 'show', 'pause', 'resume', 'resume'),
});
const waits = (does: 'waits' | 'is down' | 'clock back', most: number): fc.Arbitrary<Act> =>
  fc.record({ does: fc.constant(does), minutes: fc.nat(most) });
const anyTime = [waits('waits', 120), waits('waits', 1440), waits('is down', 3000)];

/** Some clocks are set back; some drills are ended before their time, and pressed on. */
const anyActs = fc.tuple(fc.boolean(), fc.boolean()).chain(([back, ends]) => {
  const time = fc.oneof(...anyTime, ...(back ? [waits('clock back', 120)] : []));
  const some = fc.array(
    fc.oneof({ weight: 4, arbitrary: anyPress }, { weight: 2, arbitrary: anySteer }, { weight: 4, arbitrary: time }),
    { minLength: 8, maxLength: 30, size: 'max' },
  );
  const end: Act = { does: 'end' };
  return ends ? fc.tuple(some, some).map(([before, after]) => [...before, end, ...after.slice(0, 6)]) : some;
});

const anySchedule: fc.Arbitrary<Schedule> = fc.record({
  date: fc.integer({ min: 24, max: 29 }).map((day) => `2026-10-${day}`),
  time: fc.constantFrom('09:00', '12:30', '18:00', '23:59'),
  zone: fc.constantFrom('Asia/Taipei', 'Europe/London', 'America/New_York'),
  repeat: fc.constantFrom<Repeat>('none', 'daily', 'daily', 'weekly', 'monthly'),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 3 }),
  skipWeekends: fc.boolean(),
  holidays: fc.uniqueArray(fc.constantFrom('2026-10-26', '2026-10-28', '2026-11-02'), { maxLength: 2 }),
  rounds: fc.option(fc.integer({ min: 1, max: 3 })),
});

const anyPeople = fc.tuple(
  ...NAMES.map((person) =>
    fc
      .constantFrom('Asia/Taipei', 'Asia/Kathmandu', 'Europe/London', 'America/New_York')
      .map((zone) => member(person, { zone })),
  ),
);

const anyLife = fc.record({
  people: anyPeople,
  schedule: anySchedule,
  reminders: fc.boolean(),
  tries: fc.integer({ min: 1, max: 2 }),
  acts: anyActs,
});
type Life = typeof anyLife extends fc.Arbitrary<infer T> ? T : never;

/** What a message about a drill is: of which round, and whether it invites. */
function kindOf({ message, text }: Sent) {
  const buttons = message.parts.flatMap((part) => (part.type === 'buttons' ? part.buttons : []));
  const start = buttons.find(({ action }) => action === 'drill_start');
  return start ? { round: start.value!.split('/')[1]!, invites: text.startsWith('練習任務') } : null;
}

/** Lives a life, and gives from when to when nobody, or who, was to be left in peace. */
async function live(team: ATeam, drill: Drill, acts: readonly Act[]) {
  const peace: { who: string | null; round: string | null; from: number; to: number }[] = [];
  const last = new Map<string, string>();
  const opens = (who: string | null, round: string | null) =>
    peace.push({ who, round, from: team.trainer.now(), to: Infinity });
  const closes = (who: string | null) => {
    for (const one of peace) if (one.who === who && one.to === Infinity) one.to = team.trainer.now();
  };
  for (const act of acts) {
    const { round } = await team.read(drill.id);
    const value = `${drill.id}/${round}`;
    if ('person' in act) {
      const rep = team.rep(act.person);
      if (act.does === 'tries' || act.does === 'tries well') {
        await rep.presses('drill_start', value);
        const open = await rep.open();
        if (open) last.set(act.person, open.id);
        for (const line of [...(act.does === 'tries' ? PUSHY : HELLO), '結束'])
          if (await rep.open()) await rep.types(line);
      } else if (act.does === 'hands in') await rep.presses('drill_hand_in', last.get(act.person) ?? '');
      else if (act.does === 'not now') {
        if ((await rep.presses('drill_not_now', value)).includes('不再提醒')) opens(act.person, `${round}`);
      } else if ((await rep.presses('drill_snooze', `${value}/${act.does}`)).includes('再提醒你')) closes(act.person);
    } else if ('minutes' in act) {
      if (act.does === 'waits') await team.wait(act.minutes * MINUTE);
      else team.jumps(act.minutes * MINUTE * (act.does === 'is down' ? 1 : -1));
    } else {
      const before = (await team.read(drill.id)).status;
      await team.manages({ do: act.does, which: drill.id });
      if (act.does === 'pause' && before === 'running') opens(null, null);
      if (before === 'paused' && (await team.read(drill.id)).status === 'running') closes(null);
    }
    await team.deliver();
    await team.work();
  }
  return peace;
}

async function theBoardIsTrue(team: ATeam, id: string) {
  const drill = await team.read(id);
  const at = await inRound(team.trainer, drill, drill.round);
  if (!at) return;
  const voice = voiceFor(team.trainer.texts, 'zh-TW');
  const people = await peopleIn(team.trainer, drill, drill.round);
  const wanted = textOf(boardMessage(voice, { ...seenOf(voice, at, people), people }));
  const boards = team
    .to(`D-${MANAGER}`)
    .filter(({ id: one, edits }) => one === drill.board || edits === `ts-${drill.board}`);
  expect(boards.at(-1)?.text).toBe(wanted);
}

function whatWasSentHolds(team: ATeam, { people, schedule }: Life, rounds: readonly Round[]) {
  for (const { person, zone } of people) {
    const pushed = team.pushedTo(person);
    for (const { at } of pushed) expect(mayCome(at, zone!, USUAL_HOURS, schedule)).toBe(true);
    const invited = pushed.flatMap((one) => (kindOf(one)?.invites ? [kindOf(one)!.round] : []));
    expect(invited).toEqual([...new Set(invited)]);
  }
  const results = rounds.filter(({ result }) => ((result as StoredResult | null)?.team.counts.assigned ?? 0) > 0);
  expect(team.to(CHANNEL)).toHaveLength(results.length);
}

async function nobodyIsDisturbed(team: ATeam, drill: Drill, { people }: Life, peace: Awaited<ReturnType<typeof live>>) {
  for (const { person } of people)
    for (const one of team.pushedTo(person)) {
      const kind = kindOf(one);
      if (!kind) continue;
      const disturbed = peace.filter(
        ({ who, round, from, to }) =>
          (who === null || (who === person && round === kind.round)) && one.at > from && one.at < to,
      );
      expect(disturbed).toEqual([]);
      const assignment = await team.assignment({ ...drill, round: Number(kind.round) }, person);
      expect(assignment.done_at === null || one.at <= assignment.done_at).toBe(true);
    }
}

function roundsFollowEachOther(rounds: readonly Round[]) {
  expect(rounds.map(({ number }) => number)).toEqual(rounds.map((_, i) => i + 1));
  rounds.slice(1).forEach(({ opens_at }, i) => {
    expect(opens_at).toBeGreaterThanOrEqual(rounds[i]!.due_at);
    expect(rounds[i]!.state).toBe('closed');
  });
}

test(
  'what is promised of a drill holds, whatever is pressed and whenever',
  () =>
    fc.assert(
      fc.asyncProperty(anyLife, async (life) => {
        const team = await aTeam(life.people, { now: '2026-10-23T10:00+08:00' });
        const { schedule, reminders, tries, acts } = life;
        const drill = await team.sets(aSpec({ schedule, reminders }, { tries }));
        if (drill.status === 'draft') return;
        const peace = await live(team, drill, acts);
        const backs = acts.flatMap((act) => (act.does === 'clock back' ? [act.minutes * MINUTE] : []));
        // What was due soon is due as much later by a clock that was set back.
        await team.wait(backs.reduce((sum, back) => sum + back, 20_000));
        const rounds = await team.trainer.store.read.rounds({ workspace: WORKSPACE, drill: drill.id });
        roundsFollowEachOther(rounds);
        whatWasSentHolds(team, life, rounds);
        if (backs.length === 0) await nobodyIsDisturbed(team, drill, life, peace);
        await theBoardIsTrue(team, drill.id);
        await team.trainer.store.close();
      }),
      { numRuns: 40 },
    ),
  120_000,
);
