import * as fc from 'fast-check';
import { defaultSpec } from '../../src/drills/default-spec.ts';
import { COACHINGS, DIFFICULTIES, HAND_INS, PASS_MARKS, REPEATS, type DrillSpec } from '../../src/drills/drill.ts';
import type { Filled } from '../../src/drills/fields.ts';
import { notDue } from '../../src/drills/first-due.ts';
import { drillOf, filledWith, planOf } from '../../src/drills/form.ts';
import { aSetting } from './setting.ts';

const setting = aSetting();
const { flow, personas } = setting.content.flows.get('four-keys')!;
const usual: DrillSpec = { ...defaultSpec(setting), audience: { people: ['U1'], groups: [], channels: [] } };

test('the form opens with the whole flow once, due in a week', () => {
  expect(defaultSpec(setting)).toMatchObject({
    name: null,
    steps: [{ flow: 'four-keys', parts: ['whole'], personas: ['lin-shufen'], tries: 1, pass: 'none' }],
    schedule: { date: '2026-11-30', time: '18:00', zone: 'Asia/Taipei', repeat: 'none', skipWeekends: true },
    reminders: true,
    handIn: 'scorecard',
  });
});

test.each([
  ['2026-11-27T10:00:00+08:00', '2026-12-04'],
  ['2026-11-28T10:00:00+08:00', '2026-12-04'],
  ['2026-11-29T10:00:00+08:00', '2026-12-04'],
])('opened on %s it is due on a working day, %s', (now, date) => {
  expect(defaultSpec(aSetting('zh-TW', { now: Date.parse(now) })).schedule.date).toBe(date);
});

describe('a drill in the form', () => {
  const days = fc
    .date({ min: new Date('2026-11-24'), max: new Date('2027-11-20'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const id = fc.stringMatching(/^[A-Z0-9]{1,10}$/);
  const some = <T>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 });
  const two = (n: number) => String(n).padStart(2, '0');
  const times = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
  const parts = ['whole', ...flow.value.keys.map((k) => k.id), ...flow.value.moment_drills.map((m) => m.id)];
  const words = (most: number) => fc.string({ unit: 'grapheme-ascii', maxLength: most }).map((text) => text.trim());
  const specs: fc.Arbitrary<DrillSpec> = fc.record({
    name: fc.option(words(60).filter((name) => name !== '')),
    why: words(500),
    plan: fc.constant(null),
    audience: fc.record({ people: some(['U1', 'U2']), groups: fc.array(id), channels: fc.array(id) }),
    steps: fc
      .record({
        name: fc.constant(''),
        says: fc.constant(''),
        flow: fc.constant('four-keys'),
        parts: some(parts),
        personas: some([...personas.keys()]),
        difficulty: fc.constantFrom(...DIFFICULTIES),
        coaching: fc.constantFrom(...COACHINGS),
        tries: fc.integer({ min: 1, max: 10 }),
        pass: fc.constantFrom(...PASS_MARKS),
        doneWhen: fc.constant(null),
        doneSays: fc.constant('' as const),
      })
      .map((step) => [step]),
    schedule: fc
      .record({
        date: days,
        time: times,
        zone: fc.constant(setting.zone),
        repeat: fc.constantFrom(...REPEATS),
        weekdays: some([1, 2, 3, 4, 5, 6, 7]),
        skipWeekends: fc.boolean(),
        holidays: fc.uniqueArray(days, { maxLength: 5 }).map((all) => all.toSorted()),
        rounds: fc.constant(null),
      })
      .map((schedule) => ({ ...schedule, weekdays: schedule.repeat === 'weekly' ? schedule.weekdays : [] }))
      .filter((schedule) => notDue(schedule, setting.now) === null),
    reminders: fc.boolean(),
    handIn: fc.constantFrom(...HAND_INS),
  });

  test('is the same drill when it is sent as it is', () => {
    fc.assert(fc.property(specs, (spec) => expect(drillOf(filledWith(spec), setting)).toEqual({ spec })));
  });

  test('left without a name is called by what is practised', () => {
    const filled = { ...filledWith(usual), name: [' '], parts: ['four-keys/too_expensive'] };
    expect(drillOf(filled, setting)).toMatchObject({ spec: { name: null, steps: [{ parts: ['too_expensive'] }] } });
  });

  test('weekly without weekdays is due on that of its date', () => {
    const filled = { ...filledWith(usual), repeat: ['weekly'] };
    expect(drillOf(filled, setting)).toMatchObject({ spec: { schedule: { date: '2026-11-30', weekdays: [1] } } });
  });

  test('asks for as many tries as the parts that are picked want', () => {
    const tries = (parts: string[]) => drillOf({ ...filledWith(usual), parts }, setting);
    expect(tries(['four-keys/whole'])).toMatchObject({ spec: { steps: [{ tries: 1 }] } });
    expect(tries(['four-keys/melt_the_ice'])).toMatchObject({ spec: { steps: [{ tries: 3 }] } });
  });

  test('is due when work ends, unless another time is chosen', () => {
    const until = (to: string) => defaultSpec({ ...setting, workingHours: { from: '10:00', to } }).schedule.time;
    expect([until('19:30'), until('24:00')]).toEqual(['19:30', '23:59']);
  });

  test.each([
    ['spaces and lines', '2026-12-25\n2027-01-01'],
    ['commas', '2026/12/25, 1/1'],
    ['Chinese marks', '１２／２５、1月1日；'],
    ['words of months', '25 dec, jan 1'],
  ])('holidays may stand between %s', (_what, holidays) => {
    const read = drillOf({ ...filledWith(usual), holidays: [holidays] }, setting);
    expect(read).toMatchObject({ spec: { schedule: { holidays: ['2026-12-25', '2027-01-01'] } } });
  });
});

test.each([
  ['a stretch of days', '12/24~12/26', ['2026-12-24', '2026-12-25', '2026-12-26']],
  ['a stretch in words', '12月30日到1月1日', ['2026-12-30', '2026-12-31', '2027-01-01']],
  ['a stretch with years', '2027-02-05 ~ 2027-02-06', ['2027-02-05', '2027-02-06']],
  ['a day of the spring', '2/28', ['2027-02-28']],
  ['a day that was lately', '11/20', ['2027-11-20']],
  ['the day first', '25/12', ['2026-12-25']],
  ['a day twice', '12/25 12/24-12/25', ['2026-12-24', '2026-12-25']],
])('holidays as %s', (_what, text, days) => {
  const read = drillOf({ ...filledWith(usual), holidays: [text] }, setting);
  expect(read).toMatchObject({ spec: { schedule: { holidays: days } } });
  expect(drillOf(filledWith((read as { spec: DrillSpec }).spec), setting)).toEqual(read);
});

describe('what is wrong is told by field', () => {
  test.each<[string, Filled, object]>([
    ['nobody', { people: [] }, { people: { code: 'nobody' } }],
    ['no part', { parts: [] }, { parts: { code: 'no_part' } }],
    ['a part that is gone', { parts: ['four-keys/gone'] }, { parts: { code: 'no_part' } }],
    ['parts of two flows', { parts: ['four-keys/whole', 'other/whole'] }, { parts: { code: 'other_flow' } }],
    ['no customer', { personas: [] }, { personas: { code: 'no_customer' } }],
    ['a customer of another flow', { personas: ['other/somebody'] }, { personas: { code: 'other_flow' } }],
    ['tries', { tries: ['0'] }, { tries: { code: 'too_many_tries', values: { most: 10 } } }],
    ['no date', { date: [] }, { date: { code: 'no_date' } }],
    ['no such date', { date: ['2026-02-30'] }, { date: { code: 'date_unknown' } }],
    ['a date that has passed', { date: ['2026-11-22'] }, { date: { code: 'past' } }],
    ['a time that has passed', { date: ['2026-11-23'], time: ['10:00'] }, { date: { code: 'past' } }],
    ['no time', { time: [] }, { time: { code: 'time_unknown' } }],
    ['a holiday', { holidays: ['2026-12-25 Xmas'] }, { holidays: { code: 'date_unknown', values: { word: 'Xmas' } } }],
    ['a stretch backwards', { holidays: ['2026-12-26~2026-12-25'] }, { holidays: { code: 'date_unknown' } }],
    ['a stretch without its end', { holidays: ['12/25~'] }, { holidays: { code: 'date_unknown' } }],
    [
      'a whole season off',
      { holidays: ['1/1~3/31'] },
      { holidays: { code: 'too_many_holidays', values: { most: 60 } } },
    ],
    ['a weekend, once', { date: ['2026-11-28'] }, { date: { code: 'on_weekend', values: { date: '2026-11-28' } } }],
    ['a holiday, once', { holidays: ['11/30'] }, { date: { code: 'on_holiday', values: { date: '2026-11-30' } } }],
    ['weekends that are skipped', { repeat: ['weekly'], weekdays: ['6', '7'] }, { date: { code: 'never_due' } }],
    ['a year too late', { date: ['2036-11-30'] }, { date: { code: 'too_far', values: { word: '2036-11-30' } } }],
    ['a long name', { name: ['長'.repeat(61)] }, { name: { code: 'name_long', values: { most: 60 } } }],
  ])('%s', (_what, changed, problems) => {
    const read = drillOf({ ...filledWith(usual), ...changed }, setting);
    expect(read).toMatchObject({ problems });
    expect(Object.keys((read as { problems: object }).problems)).toEqual(Object.keys(problems));
  });

  test('nothing filled in', () => {
    const read = drillOf({}, setting) as { problems: object };
    expect(Object.keys(read.problems).sort()).toEqual(['date', 'parts', 'people', 'personas', 'tries']);
  });
});

describe('a ready-made plan', () => {
  const filled: Filled = { ...filledWith(usual), plan: ['first-two-weeks'] };

  test('is chosen with who, when and what is seen', () => {
    expect(planOf(filled, setting.plans, setting)).toEqual({
      plan: {
        plan: 'first-two-weeks',
        audience: usual.audience,
        schedule: { date: '2026-11-30', time: '18:00', zone: 'Asia/Taipei', skipWeekends: true, holidays: [] },
        reminders: true,
        handIn: 'scorecard',
      },
    });
  });

  test('that is none is told, with all else', () => {
    expect(planOf({ ...filled, plan: ['gone'], people: [] }, setting.plans, setting)).toMatchObject({
      problems: { plan: { code: 'no_plan' }, people: { code: 'nobody' } },
    });
  });
});
