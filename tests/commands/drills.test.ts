import { jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exported } from '../../src/commands/drills/export.ts';
import { list } from '../../src/commands/drills/list.ts';
import { show } from '../../src/commands/drills/show.ts';
import { workOf } from '../../src/commands/drills/work.ts';
import type { Write } from '../../src/store/open-store.ts';
import type { Drill } from '../../src/store/schema.ts';
import { CHANNEL, MANAGER, WORKSPACE, type ATeam } from '../drills/team.ts';
import { anOperator, farAway, setAndTried, type AnOperator } from './operator.ts';

/** Processes are started, on a machine that may be busy. */
jest.setTimeout(60_000);

let operator: AnOperator;
let team: ATeam;

beforeEach(async () => {
  operator = await anOperator();
  ({ team } = operator);
});
afterEach(() => operator.gone());

describe('to see', () => {
  test('lists the drills of every workspace, those of one where that is said', async () => {
    const drill = await setAndTried(team);
    await operator.inAnotherWorkspace(drill);
    const out = await operator.prints('list');
    expect(out.split('\n')[0]).toMatch(/^Workspace +No\. +Drill +Owner +Status +Round +Due +Done$/);
    expect(out).toMatch(/^T1 +1 +四把鑰匙 +陳經理 +running +1 +Fri 27 Nov, 18:00 +1\/2$/m);
    expect((await operator.objects('list')).map((one: { workspace: string }) => one.workspace).toSorted()).toEqual([
      'T1',
      'T2',
    ]);
    expect(await operator.objects('list', '--workspace', 'T1')).toEqual([
      {
        workspace: 'T1',
        number: 1,
        id: drill.id,
        name: '四把鑰匙',
        channel: 'slack',
        owner: { person: MANAGER, name: '陳經理' },
        status: 'running',
        round: 1,
        due: '2099-11-27T10:00:00.000Z',
        done: 1,
        assigned: 2,
      },
    ]);
  });

  test('shows who is how far, why somebody is not reached, and what comes next', async () => {
    await setAndTried(team);
    const out = await operator.prints('show', '1');
    expect(out).toMatch(/王小明 +done +1 +[●◐○]/);
    expect(out).toMatch(/Ann +not begun +0 +–/);
    expect(out).toContain("Can't be reached: Bob (U3): left");
    expect(out).toMatch(/What is next: .*look who is due a message/);
    const shown = await operator.objects('show', '1');
    expect(shown.shown.people.map(({ name, state }: { name: string; state: string }) => [name, state])).toEqual([
      ['王小明', 'done'],
      ['Ann', 'invited'],
      ['Bob', 'unreachable'],
    ]);
    expect(shown.shown.team).not.toHaveProperty('mostImproved');
  });

  test('speaks the language of the shell', async () => {
    await setAndTried(team);
    expect((await operator.drills(['show', '1'], { LANG: 'zh_TW.UTF-8' })).out).toContain('聯絡不到 Bob（U3）：left');
    expect((await operator.drills(['list'], { LANG: 'zh_CN.UTF-8' })).out).toContain('工作区');
  });

  test('a drill that has not begun is shown as that', async () => {
    const { store } = team.trainer;
    const drill = await team.sets(farAway());
    await store.commit([store.write.insertDrill({ ...drill, id: 'new', seq: 2, round: 0 })]);
    expect(await operator.says(show, '2')).toContain('has not begun yet');
    const { round, due, shown } = JSON.parse(await operator.says(show, 'new', '--json'));
    expect({ round, due, shown }).toEqual({ round: 0, due: null, shown: null });
  });

  test('a message that was given up is told with its reason, one that waits with its time', async () => {
    const { store } = team.trainer;
    const drill = await setAndTried(team);
    const key = { workspace: WORKSPACE, drill: drill.id, round: 1 };
    const ann = (await store.read.assignment({ ...key, person: 'U2' }))!;
    const lost = { workspace: WORKSPACE, channel: 'slack', conversation: 'D2', payload: {}, due_at: 0, at: 0 };
    await store.commit([
      store.write.insertOutgoing({ ...lost, id: 'lost' }),
      store.write.updateAssignment(ann, { message: 'lost' }),
    ]);
    await store.commit([
      store.write.retryOutgoing({ workspace: WORKSPACE, id: 'lost' }, team.trainer.now(), 'ratelimited'),
    ]);
    expect(await operator.says(show, '1')).toMatch(/Not delivered yet to Ann, .*ratelimited/);
    await store.commit([store.write.outgoingFailed({ workspace: WORKSPACE, id: 'lost' }, 'user_not_found')]);
    expect(await operator.says(show, '1')).toMatch(/Not delivered to Ann, and given up\. Reason: user_not_found/);
    expect(JSON.parse(await operator.says(show, '1', '--json')).work.unsent).toEqual([
      expect.objectContaining({ person: 'U2', state: 'failed', lastError: 'user_not_found' }),
    ]);
  });
});

test('says where nobody may be told any more how a drill goes', async () => {
  const drill = await setAndTried(team);
  expect(await operator.says(show, '1')).not.toContain('Nobody is told');
  const { store } = team.trainer;
  await store.commit([store.write.updateDrill(await team.read(drill.id), { reader: '' })]);
  expect(await operator.says(show, '1')).toContain(
    'Nobody is told how it goes: neither its owner nor a co-owner may set drills',
  );
  expect(JSON.parse(await operator.says(show, '1', '--json')).work).toMatchObject({ unread: true });
});

describe('whether it hangs', () => {
  test.each([
    ['waiting', 'for its time', (drill: Drill) => moved(drill, HOUR)],
    ['late', 'where no bot takes it', (drill: Drill) => moved(drill, -MINUTE)],
    ['taken', 'by a bot', (drill: Drill) => taken(drill, 0)],
    ['again', 'where a bot cannot do it', (drill: Drill) => taken(drill, -MINUTE)],
    ['stuck', 'where nothing is due', (drill: Drill) => commit(team.trainer.store.write.noDrillDue(drill))],
    ['resting', 'while it is paused', () => team.manages({ do: 'pause', which: '1' })],
  ])('%s %s', async (state, _when, arrange) => {
    const drill = await team.sets(farAway());
    await arrange(drill);
    expect(await workOf(team.trainer, (await operator.drillNow(drill))!)).toMatchObject({ state });
  });

  const HOUR = 3_600_000;
  const MINUTE = 60_000;

  const commit = async (...writes: Write[]) => expect(await team.trainer.store.commit(writes)).toBe('committed');

  async function moved(drill: Drill, by: number) {
    const { write } = team.trainer.store;
    await commit(write.noDrillDue(drill), write.drillDue(drill, team.trainer.now() + by));
  }

  async function taken(drill: Drill, by: number) {
    await moved(drill, by);
    const lease = { owner: 'bot', now: team.trainer.now(), leaseMs: MINUTE, limit: 1, channels: ['slack'] };
    await team.trainer.store.leaseDue(lease);
  }
});

describe('to steer', () => {
  test('pause, and a bot edits the owner’s message; resume, and it goes on', async () => {
    const drill = await setAndTried(team);
    expect(await operator.prints('pause', '1')).toContain('is paused');
    expect((await operator.drillNow(drill))?.status).toBe('paused');
    await operator.botNow();
    expect(team.sent.at(-1)).toMatchObject({ edits: expect.any(String), text: expect.stringContaining('暫停中') });
    expect(await operator.prints('resume', '1')).toContain('goes on');
    await operator.botNow();
    expect(team.sent.at(-1)?.text).not.toContain('暫停中');
  });

  test('remind, and whoever has not handed in has a reminder coming', async () => {
    const drill = await setAndTried(team);
    expect(await operator.prints('remind', drill.id)).toContain('1 person is being reminded now');
    const all = await team.trainer.store.read.assignments({ workspace: WORKSPACE, drill: drill.id, round: 1 });
    expect(all.map(({ name, act, asked }) => [name, act, asked])).toEqual([
      ['Ann', 'remind', 1],
      ['王小明', null, 0],
    ]);
  });

  test('end, and a bot closes the round and posts its result', async () => {
    const drill = await setAndTried(team);
    expect(await operator.prints('end', '1')).toContain('has ended');
    await operator.botNow();
    expect((await operator.drillNow(drill))?.status).toBe('ended');
    expect(team.to(CHANNEL)).toHaveLength(1);
  });

  test('what cannot be now is said, and is exit code 1', async () => {
    await team.sets(farAway());
    expect(await operator.drills(['resume', '1'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('is not paused'),
    });
  });

  test('while a bot writes all the time nothing is lost on either side', async () => {
    const drill = await team.sets(farAway());
    const { store } = team.trainer;
    const enough = new AbortController();
    let written = 0;
    const bot = (async () => {
      while (!enough.signal.aborted) {
        const event = { workspace: WORKSPACE, id: `busy-${written}`, at: 0 };
        expect(await store.commit([store.write.insertEvent(event)])).toBe('committed');
        written++;
      }
    })();
    await operator.prints('pause', '1');
    await operator.prints('resume', '1');
    await operator.prints('remind', '1');
    enough.abort();
    await bot;
    expect(await operator.drillNow(drill)).toMatchObject({ status: 'running', version: drill.version + 2 });
    expect(await store.read.eventTaken({ workspace: WORKSPACE, id: `busy-${written - 1}` })).toBe(true);
  });
});

describe('to export', () => {
  test('CSV to standard output, JSON into a file', async () => {
    await setAndTried(team);
    const csv = await operator.prints('export', '1');
    expect(csv).toMatch(/^\uFEFF"Drill","Round"/);
    expect(csv.trim().split('\r\n')).toHaveLength(4);
    const file = join(operator.folder, 'drill.json');
    expect(await operator.prints('export', '1', '--format', 'json', '--out', file)).toBe('');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(3);
  });

  test('a file that cannot be written is told', async () => {
    await team.sets(farAway());
    const nowhere = join(operator.folder, 'none', 'drill.csv');
    expect(await operator.stops(exported, ['1', '--out', nowhere])).toEqual([1, expect.stringMatching(/^E_OUT: /)]);
  });
});

describe('what was written wrongly', () => {
  test('a number that several workspaces have wants the workspace; an id does not', async () => {
    await operator.inAnotherWorkspace(await team.sets(farAway()));
    expect(await operator.stops(show, ['1'])).toEqual([2, expect.stringMatching(/^E_WHICH_DRILL: .*T1, T2/)]);
    for (const which of [['1', '--workspace', 'T2'], ['another']])
      expect(await operator.says(show, ...which)).toContain('workspace T2, id another');
  });

  test.each([
    [show, ['7'], 1, 'E_NO_DRILL'],
    [show, [], 2, 'E_NO_DRILL'],
    [show, ['1', '--round', '2'], 1, 'E_NO_ROUND'],
    [show, ['1', '--round', 'last'], 2, 'E_ROUND'],
    [show, ['1', '2'], 2, 'E_USAGE'],
    [exported, ['1', '--format', 'xlsx'], 2, 'E_FORMAT'],
    [list, ['--jsn'], 2, 'E_USAGE'],
  ])('is told: %p %j', async (command, args, code, error) => {
    await team.sets(farAway());
    expect(await operator.stops(command, args)).toEqual([code, expect.stringMatching(`^${error}: .+`)]);
  });

  test('a command that there is not', async () => {
    const { code, out, err } = await operator.drills(['lst']);
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(/^E_USAGE: .+help\n$/) });
  });

  test('settings that cannot be used, and a database that cannot be opened', async () => {
    const hours = await operator.drills(['list'], { WORKING_HOURS: 'always' });
    expect(hours).toMatchObject({ code: 1, err: expect.stringMatching(/^E_CONFIG: [^]*WORKING_HOURS/) });
    const database = await operator.drills(['list'], { DATABASE_URL: 'mysql://localhost/trainer' });
    expect(database).toMatchObject({ code: 1, err: expect.stringMatching(/^E_DATABASE: .*DATABASE_URL/) });
  });

  test('help says all there is, without a database', async () => {
    const { code, out } = await operator.drills(['help'], { DATABASE_URL: 'mysql://localhost/trainer' });
    expect(code).toBe(0);
    for (const name of ['list', 'show', 'remind', 'pause', 'resume', 'end', 'export', 'set', 'people', 'SQLite'])
      expect(out).toContain(name);
  });
});
