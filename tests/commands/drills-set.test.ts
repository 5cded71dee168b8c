import { jest } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { set } from '../../src/commands/drills/set.ts';
import type { DrillSpec } from '../../src/drills/drill.ts';
import type { ATeam } from '../drills/team.ts';
import { anOperator, type AnOperator } from './operator.ts';

/** `npm run drills -- set`: a drill for people in Teams, who have no manager's form. */
const WORKSPACE = 'msteams/tenant';
const WHERE = ['--workspace', WORKSPACE, '--channel', 'botframework', '--people', 'ann-id,bob-id'];
/** A Friday some three weeks ahead: commands have the clock of the machine. */
const IN_FOUR_WEEKS = Temporal.Now.plainDateISO('UTC').add({ weeks: 4 });
const DAY = IN_FOUR_WEEKS.subtract({ days: IN_FOUR_WEEKS.dayOfWeek + 2 });
const DUE = ['--due', `${DAY.toString()} 18:00`, '--zone', 'Asia/Taipei'];

/** Processes are started, on a machine that may be busy. */
jest.setTimeout(60_000);

let operator: AnOperator;
let team: ATeam;

async function opened() {
  operator = await anOperator();
  ({ team } = operator);
  const { store } = team.trainer;
  const row = { workspace: WORKSPACE, channel: 'botframework', language: 'zh-TW', choices: {}, created_at: 0 };
  const people = ['ann-id', 'bob-id'].map((person) => ({ ...row, person, conversation: `c-${person}` }));
  const carl = { ...row, channel: 'web', person: 'carl-id', conversation: 'c-carl' };
  await store.commit([...people, carl].map((person) => store.write.putPerson(person)));
}

const sets = (...more: string[]) => operator.drills(['set', ...WHERE, ...DUE, ...more]);

describe('set', () => {
  beforeEach(opened);
  afterEach(() => operator.gone());

  test('the people that the trainer knows are listed with their ids', async () => {
    const out = await operator.prints('people', '--workspace', WORKSPACE);
    expect(out).toMatch(/^msteams\/tenant +ann-id +zh-TW +botframework +1970-01-01T00:00:00.000Z$/m);
  });

  test('is a preview first; with --confirm it runs, and a bot invites', async () => {
    const before = await sets('--name', '週五前練一場');
    expect(before).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Nothing is set yet') });
    expect(before.out).toMatch(new RegExp(`Fri ${DAY.day} \\w+, 18:00`));
    expect(await operator.objects('list')).toEqual([]);
    const { out } = await sets('--name', '週五前練一場', '--weekends', '--confirm');
    expect(out).toContain('“週五前練一場” is set: workspace msteams/tenant, drill 1.');
    const [{ id }] = await operator.objects('list');
    team.jumps(Date.now() - team.trainer.now());
    await team.wait(86_400_000);
    const all = await team.trainer.store.read.assignments({ workspace: WORKSPACE, drill: id, round: 1 });
    expect(all.map(({ person, state }) => [person, state])).toEqual([
      ['ann-id', 'invited'],
      ['bob-id', 'invited'],
    ]);
  });

  test('takes everything that a step has', async () => {
    const more = ['--part', 'find_hot_button,get_commitment', '--personas', 'kelvin-chan', '--difficulty', 'hard'];
    const when = ['--repeat', 'weekly', '--weekdays', '3,1', '--owner', 'bob-id', '--transcripts', '--pass', 'partly'];
    expect(await sets(...more, ...when, '--tries', '2', '--confirm')).toMatchObject({ code: 0, err: '' });
    const [drill] = await team.trainer.store.read.drillsIn(WORKSPACE, 1);
    expect(drill).toMatchObject({ owner: 'bob-id', seq: 1, status: 'running', place: null });
    expect(drill?.spec).toMatchObject({
      audience: { people: ['ann-id', 'bob-id'], groups: [], channels: [] },
      steps: [
        {
          flow: 'four-keys',
          parts: ['find_hot_button', 'get_commitment'],
          personas: ['kelvin-chan'],
          difficulty: 'hard',
          tries: 2,
          pass: 'partly',
        },
      ],
      schedule: { date: DAY.toString(), time: '18:00', zone: 'Asia/Taipei', repeat: 'weekly', weekdays: [1, 3] },
      handIn: 'transcript',
    });
  });

  test.each([
    ['K1', 'melt_the_ice'],
    ['k2,K4', 'find_hot_button,get_commitment'],
    ['融化冰塊,key 3', 'melt_the_ice,press_hot_button'],
    ['找到关键按钮,K2', 'find_hot_button'],
    ['太貴,whole', 'too_expensive,whole'],
    ['整場', 'whole'],
  ])('takes parts as the form has them: %s', async (part, ids) => {
    await operator.says(set, ...WHERE, ...DUE, '--part', part, '--personas', '淑芬姐', '--confirm');
    const [drill] = await team.trainer.store.read.drillsIn(WORKSPACE, 1);
    const [{ parts, personas }] = (drill!.spec as DrillSpec).steps as [DrillSpec['steps'][0]];
    expect({ parts: parts.join(','), personas }).toEqual({ parts: ids, personas: ['lin-shufen'] });
  });

  test('takes a plan: a round each working day', async () => {
    expect(await sets('--plan', 'first-two-weeks', '--confirm')).toMatchObject({ code: 0, err: '' });
    const [drill] = await team.trainer.store.read.drillsIn(WORKSPACE, 1);
    const { name, plan, steps, schedule } = drill!.spec as DrillSpec;
    expect({ name, plan, steps: steps.length, schedule }).toMatchObject({
      name: null,
      plan: { id: 'first-two-weeks', name: '前兩週' },
      steps: team.trainer.content.flows.get('four-keys')!.plans.get('first-two-weeks')!.value.days.length,
      schedule: { repeat: 'daily', skipWeekends: true },
    });
  });
});

describe('not set', () => {
  beforeAll(opened);
  afterAll(() => operator.gone());

  test.each([
    ['a day that has passed', ['--due', '2026-01-05 16:59'], 2, 'E_PAST'],
    ['no day of the calendar', ['--due', '2099-02-30 18:00'], 2, 'E_DUE'],
    ['no time', ['--due', '2099-11-27'], 2, 'E_DUE'],
    ['an unknown zone', ['--zone', 'Taipei'], 2, 'E_ZONE'],
    ['no working hours', ['--due', '2026-01-05 08:00', '--zone', 'America/New_York'], 1, 'E_NO_TIME'],
    ['only days off', ['--repeat', 'weekly', '--weekdays', '6,7'], 2, 'E_NEVER'],
    ['a weekend', ['--due', `${DAY.add({ days: 1 }).toString()} 18:00`], 2, 'E_WEEKEND'],
    ['a year too late', ['--due', '2099-11-27 18:00'], 2, 'E_TOO_FAR'],
    ['weekdays of no week', ['--repeat', 'weekly', '--weekdays', '8'], 2, 'E_WEEKDAYS'],
    ['weekdays of a drill that is not weekly', ['--weekdays', '1'], 2, 'E_WEEKDAYS'],
    ['an unknown repeat', ['--repeat', 'hourly'], 2, 'E_REPEAT'],
    ['an unknown customer', ['--personas', 'nobody'], 2, 'E_NO_PERSONA'],
    ['an unknown part', ['--part', 'nothing'], 2, 'E_NO_PART'],
    ['a key that there is not', ['--part', 'K5'], 2, 'E_NO_PART'],
    ['a customer for a part', ['--part', '淑芬姐'], 2, 'E_NO_PART'],
    ['an unknown flow', ['--flow', 'nothing'], 2, 'E_NO_FLOW'],
    ['an unknown plan', ['--plan', 'nothing'], 2, 'E_NO_PLAN'],
    ['what a plan says already', ['--plan', 'first-two-weeks', '--tries', '3'], 2, 'E_WITH_PLAN'],
    ['an unknown difficulty', ['--difficulty', 'mean'], 2, 'E_NO_DIFFICULTY'],
    ['no number of tries', ['--tries', 'many'], 2, 'E_TRIES'],
    ['an unknown pass mark', ['--pass', 'perfect'], 2, 'E_PASS'],
    ['a name that fits nowhere', ['--name', '長'.repeat(61)], 2, 'E_NAME'],
    ['an owner who never wrote', ['--owner', 'nobody'], 1, 'E_UNKNOWN_PERSON'],
    ['somebody of another channel', ['--people', 'ann-id,carl-id'], 1, 'E_UNKNOWN_PERSON'],
    ['an unknown workspace', ['--workspace', 'nowhere'], 1, 'E_NO_WORKSPACE'],
    ['nobody', ['--people', ''], 2, 'E_NO_PEOPLE'],
    ['a channel that brings nobody a message', ['--channel', 'web'], 2, 'E_CHANNEL'],
  ])('%s', async (_what, options, code, error) => {
    const stopped = await operator.stops(set, [...WHERE, ...DUE, ...options, '--confirm']);
    expect(stopped).toEqual([code, expect.stringMatching(`^${error}: .+`)]);
    expect(await team.trainer.store.read.allDrills(1)).toEqual([]);
  });
});
