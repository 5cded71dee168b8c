import type { DrillSpec } from '../../src/drills/drill.ts';
import { specOfPlan } from '../../src/drills/from-plan.ts';
import { customerFor } from '../../src/drills/standing.ts';
import { handsIn, practises, PUSHY, tries } from './practising.ts';
import { aSchedule, aTeam, CHANNEL, MANAGER, member, type ATeam } from './team.ts';
import { content, goodLines, plan } from './try.ts';
import { wall } from './world.ts';

/** The first two weeks, day by day, with a rep who practises each day as its trainer would wish. */

const START = '2026-01-12';
const spec: DrillSpec = specOfPlan(content, {
  plan: plan.id,
  audience: { people: [], groups: [], channels: [CHANNEL] },
  schedule: aSchedule({ date: START, time: '18:00' }),
  reminders: true,
  handIn: 'scorecard',
});
const ME = member('U1', { name: '小美' });

/** The working days of the plan. */
const DAYS = plan.days.map((_, i) => `2026-01-${12 + i + (i >= 5 ? 2 : 0)}`);
const newTeam = () => aTeam([ME], { now: '2026-01-12T09:30+08:00' });
const at = (day: number, time: string) => `${DAYS[day - 1]}T${time}+08:00`;

/** Practises a day: every part as often as is asked, each time with the next customer, and hands in the last of each. */
async function practisesWell(team: ATeam, drill: Awaited<ReturnType<ATeam['sets']>>, day: number) {
  const step = spec.steps[day - 1]!;
  let made = 0;
  let said = '';
  for (const part of step.parts)
    for (let n = 1; n <= step.tries; n++) {
      const persona = customerFor(step, made++);
      const lines = await goodLines(day, { persona, part, difficulty: step.difficulty });
      const tried = await tries(team, { ...drill, round: day }, 'U1', [...lines]);
      if (n === step.tries) said = await handsIn(team, 'U1', tried);
    }
  return said;
}

test('the first two weeks go from day to day, and each is done when it shows what it is about', async () => {
  const team = await newTeam();
  const drill = await team.sets(spec);
  for (let day = 1; day <= DAYS.length; day++) {
    await team.until(at(day, '09:30'));
    const invitation = team.pushedTo('U1').at(-1)!;
    expect(invitation.text).toContain(`練習任務：前兩週｜${plan.days[day - 1]!.name}`);
    expect(invitation.text).toContain(`怎麼算完成：${plan.days[day - 1]!.done_says}`);
    expect({ day, ...wall(invitation.at, 'Asia/Taipei') }).toMatchObject({ day, date: DAYS[day - 1] });
    expect({ day, said: await practisesWell(team, drill, day) }).toEqual({
      day,
      said: expect.stringContaining('完成，辛苦了。'),
    });
    expect((await team.assignment({ ...drill, round: day }, 'U1')).state).toBe('done');
  }
  expect((await team.manages({ do: 'end', which: '' }))[0]).not.toContain('後面');
  await team.until(at(10, '18:00'));
  expect(await team.read(drill.id)).toMatchObject({ status: 'ended', round: 10 });
  expect(team.to(CHANNEL).map(({ at: posted }) => wall(posted, 'Asia/Taipei').date)).toEqual(DAYS);
  expect(team.to(CHANNEL).at(-1)!.text).toMatch(/^前兩週｜從頭走一遍｜第 10 天（共 10 天）｜結果/);
}, 60_000);

test('a day that is missed does not hold up the next, and a weekend is free', async () => {
  const team = await newTeam();
  await team.sets(spec);
  await team.until(at(10, '19:00'));
  const days = team
    .pushedTo('U1')
    .filter(({ text }) => text.startsWith('練習任務'))
    .map((one) => wall(one.at, 'Asia/Taipei').date);
  expect(days).toEqual(DAYS);
});

test('a try that misses what the day is about says what is missing', async () => {
  const team = await newTeam();
  const drill = await team.sets(spec);
  await practises(team, drill, 'U1');
  await team.until(at(2, '10:00'));
  const day = { ...drill, round: 2 };
  const tried = await tries(team, day, 'U1', PUSHY);
  expect(tried.ended).toContain('離過關還差：\n客戶主動多說了 0 次，要有 1 次。');
  expect(await handsIn(team, 'U1', tried)).toBe(
    [
      '交出去了，不過「前兩週｜好好開場」還沒完成。',
      '離過關還差：',
      '客戶主動多說了 0 次，要有 1 次。',
      '還要做的：',
      '融化冰塊：再練 2 次',
      '主管現在看得到（對話一句都看不到）：',
      '融化冰塊 0 還沒做到',
      '[開始]',
      '[主管看到什麼]',
      '[收回這一次]',
    ].join('\n'),
  );
  await team.wait(10_000);
  const [view] = await team.manages({ do: 'show', which: '' });
  expect(view).toContain('小美 | 交過，還沒完成 | 1');
});

test('the manager sees on which day the team is', async () => {
  const team = await newTeam();
  await team.sets(spec);
  await team.until(at(3, '10:00'));
  expect(team.to(`D-${MANAGER}`).at(-1)!.text).toMatch(
    /^前兩週｜今天只聽｜第 3 天（共 10 天）\n截止：1\/14（三）18:00\n共 1 人要練：0 人完成，1 人還沒開始/,
  );
  const before = team.to(`D-${MANAGER}`).findLast(({ text }) => text.includes('第 2 天'))!;
  expect(before.text).toContain('\n這一天的練習結束了。\n');
  expect((await team.manages({ do: 'end', which: '' }))[0]).toContain('後面幾天的練習也不會再派。');
});

test('who joins in the middle begins with the day that it is', async () => {
  const team = await newTeam();
  await team.sets(spec);
  await team.until(at(3, '10:00'));
  team.team.people = [ME, member('U2')];
  await team.until(at(4, '10:00'));
  expect(team.pushedTo('U2').map(({ text }) => text.split('\n')[0])).toEqual(['練習任務：前兩週｜請對方自己挑']);
});
