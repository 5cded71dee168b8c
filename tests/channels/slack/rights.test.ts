import { pino } from 'pino';
import { createClient } from '../../../src/channels/slack/connection.ts';
import { anybodyMay } from '../../../src/channels/slack/rights.ts';
import { managersOf } from '../../../src/drills/settings.ts';
import { ACME, directoryOf, startAcme } from './acme.ts';

const ALICE = 'U0ALICE0001';
const OWEN = { id: 'U0OWEN00001', name: 'owen', realName: 'Owen', email: 'owen@acme.test', admin: true };
const TINA = { id: 'U0TINA00001', name: 'tina', realName: 'Tina', email: 'tina@acme.test', owner: true };
const LEADS = { id: 'S0LEADS0001', handle: 'sales-leads', name: 'Leads', users: ['alice'] };

let acme: Awaited<ReturnType<typeof startAcme>>;
let time: number;
let logged: string;
afterEach(() => acme.stop());

/** Says who may set drills where DRILL_MANAGERS is this, with a clock that the test turns. */
async function rights(managers: string) {
  acme = await startAcme({ more: { users: [OWEN, TINA], usergroups: [LEADS] } });
  time = 0;
  logged = '';
  const log = pino({}, { write: (line) => (logged += line) });
  const { mayManage } = directoryOf(acme, log, { managers, now: () => time });
  return (person: string) => mayManage(ACME, person);
}

const user = (person: { id: string }) => acme.world.team(ACME).users.get(person.id);
const leads = () => acme.world.team(ACME).usergroups.get(LEADS.id) as { users: string[] };

test.each<[string, string, boolean]>([
  ['', OWEN.id, true],
  ['', TINA.id, true],
  ['', ALICE, false],
  ['admins', OWEN.id, true],
  ['@sales-leads', ALICE, true],
  ['@Sales-Leads', ALICE, true],
  [LEADS.id, ALICE, true],
  ['@sales-leads', OWEN.id, false],
  ['@nobody', ALICE, false],
  ['S0NEVER0001', ALICE, false],
  [ALICE, ALICE, true],
  [ALICE, OWEN.id, false],
  [`admins, ${ALICE}`, OWEN.id, true],
  ['admins', 'U0NOBODY001', false],
])('DRILL_MANAGERS=%s: %s may set drills: %s', async (setting, person, may) => {
  const mayManage = await rights(setting);
  expect(await mayManage(person)).toBe(may);
});

test('who is no admin any more loses it at once', async () => {
  const mayManage = await rights('admins');
  expect(await mayManage(OWEN.id)).toBe(true);
  user(OWEN).admin = false;
  expect(await mayManage(OWEN.id)).toBe(false);
});

test.each(['admins', '@sales-leads', OWEN.id])('who has left may not, whatever %s says', async (setting) => {
  const mayManage = await rights(setting);
  leads().users.push(OWEN.id);
  user(OWEN).deleted = true;
  expect(await mayManage(OWEN.id)).toBe(false);
});

test('who is taken out of the group loses it within thirty seconds, and until then Slack is asked once', async () => {
  const mayManage = await rights('@sales-leads');
  expect(await mayManage(ALICE)).toBe(true);
  leads().users = [];
  time += 29_999;
  expect(await mayManage(ALICE)).toBe(true);
  time += 1;
  expect(await mayManage(ALICE)).toBe(false);
  expect(acme.callsFor('usergroups.users.list')).toHaveLength(2);
});

test('a group that could not be asked for is asked for again, not kept', async () => {
  const mayManage = await rights(LEADS.id);
  const fault = acme.faults.inject({ method: 'usergroups.users.list', kind: 'error', error: 'missing_scope' });
  await expect(mayManage(ALICE)).rejects.toMatchObject({ code: 'refused' });
  fault.times = 0;
  expect(await mayManage(ALICE)).toBe(true);
});

test('a group that Slack does not have is told in the log', async () => {
  const mayManage = await rights('@nobody');
  await mayManage(ALICE);
  expect(logged).toContain('DRILL_MANAGERS names a user group that Slack does not have');
});

test.each<[string, boolean]>([
  ['', true],
  ['@sales-leads', true],
  [LEADS.id, true],
  [`@nobody,${ALICE}`, true],
  ['@nobody', false],
  ['S0NEVER0001', false],
  ['U0NOBODY001', false],
  ['U0GONE00001', false],
  ['@empty,U0GONE00001', false],
])('at the start of the bot DRILL_MANAGERS=%s allows anybody at all: %s', async (setting, may) => {
  const gone = { id: 'U0GONE00001', name: 'gone', realName: 'Gone', email: 'gone@acme.test' };
  const empty = { id: 'S0EMPTY0001', handle: 'empty', name: 'Empty', users: ['gone'] };
  acme = await startAcme({ more: { users: [gone], usergroups: [LEADS, empty] } });
  user(gone).deleted = true;
  logged = '';
  const log = pino({}, { write: (line) => (logged += line) });
  const { SLACK_BOT_TOKEN, SLACK_API_URL } = acme.env() as Record<string, string>;
  const client = createClient(SLACK_BOT_TOKEN!, SLACK_API_URL, log);
  expect(await anybodyMay({ client, managers: managersOf(setting, []), log })).toBe(may);
  expect(logged.includes('E_NOBODY_MAY')).toBe(!may);
});

test('for what goes out by itself an answer holds half a minute', async () => {
  await rights('admins');
  const log = pino({ level: 'silent' });
  const { stillMay } = directoryOf(acme, log, { managers: 'admins', now: () => time });
  const asked = () => acme.calls.filter(({ method }: { method: string }) => method === 'users.info').length;
  expect([await stillMay(ACME, OWEN.id), await stillMay(ACME, TINA.id)]).toEqual([true, true]);
  user(OWEN).admin = false;
  for (time = 0; time < 30_000; time += 5000) expect(await stillMay(ACME, OWEN.id)).toBe(true);
  expect(asked()).toBe(2);
  expect(await stillMay(ACME, OWEN.id)).toBe(false);
  expect(asked()).toBe(3);
});
