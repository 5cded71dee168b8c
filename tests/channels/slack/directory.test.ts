import type { Audience } from '../../../src/drills/drill.ts';
import { pino } from 'pino';
import { generateWorkspace } from '../../slack-sim/src/index.mjs';
import { ACME, directoryOf, startAcme, type AcmeOptions } from './acme.ts';
import { startBot } from './bot.ts';

const YA_TING = 'U0YATING001';
const ALICE = 'U0ALICE0001';

const USERS = [
  { id: 'U0GINA00001', name: 'gina', realName: 'Gina Guest', email: 'gina@partner.test', guest: true },
  { id: 'U0DAN000001', name: 'dan', realName: 'Dan Departed', email: 'dan@acme.test', deleted: true },
  { id: 'U0ROBOT0001', name: 'robot', realName: 'Robot', email: 'robot@acme.test', bot: true },
  { id: 'U0TAIPEI001', name: 'mei', realName: 'Mei', email: 'mei@acme.test', locale: 'zh-TW', tz: 'Asia/Taipei' },
];
const CHANNELS = [
  { id: 'C0SALES0001', name: 'sales', members: ['ya-ting', 'mei', 'gina'], bot: true },
  { id: 'C0COACHES01', name: 'coaches', members: ['alice', 'mei'], bot: true, private: true },
  { id: 'C0SECRET001', name: 'secret', members: ['alice'], bot: false, private: true },
  { id: 'C0OLD000001', name: 'old', members: ['alice'], bot: true, archived: true },
];
const GROUPS = [
  { id: 'S0TEAM00001', handle: 'sales-team', name: 'Sales team', users: ['ya-ting', 'mei', 'dan', 'robot'] },
  { id: 'S0GONE00001', handle: 'old-team', name: 'Old team', users: ['alice'], disabled: true },
];

let acme: Awaited<ReturnType<typeof startAcme>>;
let logged: string;
afterEach(() => acme?.stop());

async function knows(options: AcmeOptions = {}) {
  acme = await startAcme({ more: { users: USERS, channels: CHANNELS, usergroups: GROUPS }, ...options });
  logged = '';
  return directoryOf(acme, pino({}, { write: (line) => (logged += line) }));
}

const audience = (some: Partial<Audience>): Audience => ({ people: [], groups: [], channels: [], ...some });
const calls = () =>
  Object.fromEntries(
    [...Map.groupBy(acme.calls as { method: string }[], ({ method }) => method)].map(([method, made]) => [
      method,
      made.length,
    ]),
  );

describe('an audience', () => {
  test('is everybody in its groups and channels and by name, each once, without the bot itself', async () => {
    const { members } = await knows();
    const found = await members(
      ACME,
      audience({ people: [ALICE, YA_TING, 'U0NOBODY001'], groups: ['S0TEAM00001'], channels: ['C0SALES0001'] }),
    );
    expect(found.map(({ name, why }) => [name, why])).toEqual([
      ['alice', null],
      ['ya-ting', null],
      ['U0NOBODY001', 'unknown'],
      ['mei', null],
      ['dan', 'left'],
      ['Robot', 'bot'],
      ['gina', 'guest'],
    ]);
  });

  test('is known with time zone and locale, as they are now', async () => {
    const { member } = await knows();
    const mei = { person: 'U0TAIPEI001', name: 'mei', zone: 'Asia/Taipei', locale: 'zh-TW', why: null };
    expect(await member(ACME, 'U0TAIPEI001')).toEqual(mei);
    acme.world.user(acme.world.team(ACME), 'mei').tz = 'Europe/Paris';
    expect(await member(ACME, 'U0TAIPEI001')).toEqual({ ...mei, zone: 'Europe/Paris' });
  });

  test.each<[string, Partial<Audience>, object]>([
    [
      'a private channel without the bot',
      { channels: ['C0SECRET001'] },
      { code: 'not_in_channel', about: 'C0SECRET001' },
    ],
    ['a group that is switched off', { groups: ['S0GONE00001'] }, { code: 'no_such_group', about: 'S0GONE00001' }],
    ['a group that never was', { groups: ['S0NEVER0001'] }, { code: 'no_such_group', about: 'S0NEVER0001' }],
  ])('%s is told by its id', async (_what, some, says) => {
    const { members } = await knows();
    await expect(members(ACME, audience(some))).rejects.toMatchObject(says);
  });

  test('of a private channel with the bot in it, and of a public one without, can be read', async () => {
    const { members } = await knows();
    const names = async (channel: string) =>
      (await members(ACME, audience({ channels: [channel] }))).map((m) => m.name);
    expect(await names('C0COACHES01')).toEqual(['alice', 'mei']);
    expect(await names('C0GENERAL01')).toEqual(['ya-ting', 'wing-yan', 'xiao-min', 'alice']);
  });

  test('of forty is asked for one by one, and the workspace is not listed', async () => {
    const { users } = generateWorkspace({ id: 'T0FORTY0001', name: 'Forty', domain: 'forty', users: 40 });
    const { members } = await knows({ more: { users } });
    expect(await members(ACME, audience({ people: users.map(({ id }: { id: string }) => id) }))).toHaveLength(40);
    expect(calls()).toEqual({ 'users.info': 40 });
  });
});

test('the channel that the bot speaks in has this directory, and knows who the bot is', async () => {
  const bot = await startBot({ more: { users: USERS, channels: CHANNELS } });
  const { members, mayManage } = bot.channel.directory!;
  const found = await members(ACME, audience({ channels: ['C0SALES0001'] }));
  expect(found.map(({ name }) => name)).toEqual(['ya-ting', 'mei', 'gina']);
  expect(await mayManage(ACME, ALICE)).toBe(false);
  await bot.stop();
});

describe('five thousand people, with Slack keeping its rates', () => {
  const { users, usergroups } = generateWorkspace({ id: 'T0MANY00001', name: 'Many', domain: 'many', users: 5000 });
  const all = { id: 'C0ALL000001', name: 'all', members: users.map(({ name }: { name: string }) => name), bot: true };
  const group = { ...usergroups[0]!, id: 'S0ALLREPS01' };
  const many = () => knows({ more: { users, channels: [all], usergroups: [group] }, rateLimit: { tiers: true } });

  test.each([
    ['a user group', { groups: [group.id] }, { 'usergroups.users.list': 1, 'users.list': 6 }],
    ['a channel', { channels: [all.id] }, { 'conversations.members': 6, 'users.list': 6 }],
  ])(
    'of %s cost few calls',
    async (_what, some, cost) => {
      const { members } = await many();
      const found = await members(ACME, audience(some));
      expect(new Set(found.map(({ person }) => person)).size).toBe(5000);
      expect(found.every(({ why, zone }) => why === null && zone === 'America/Los_Angeles')).toBe(true);
      expect(calls()).toEqual(cost);
      expect(acme.calls.filter((call: { rateLimited?: boolean }) => call.rateLimited)).toEqual([]);
    },
    20_000,
  );

  test('and somebody of another workspace among them is asked for', async () => {
    const { members } = await many();
    const found = await members(ACME, audience({ groups: [group.id], people: ['U0STRANGER1'] }));
    expect(found).toHaveLength(5001);
    expect(found[0]).toMatchObject({ person: 'U0STRANGER1', why: 'unknown' });
    expect(calls()).toMatchObject({ 'users.list': 6, 'users.info': 1 });
  }, 20_000);
});

describe('an answer that does not come', () => {
  test.each(['ratelimited', 'lost_response', 'http_503', 'reset', 'malformed'])(
    'at once (%s) is asked for again',
    async (kind) => {
      const { members } = await knows();
      acme.faults.inject({ method: /^(users|usergroups)\./, kind, times: 2 });
      expect(await members(ACME, audience({ groups: ['S0TEAM00001'] }))).toHaveLength(4);
      expect(logged).toContain('it is asked again');
    },
  );

  test.each([
    ['for minutes', { kind: 'ratelimited', retryAfter: 300 }, 'unreachable'],
    ['at all', { kind: 'http_503' }, 'unreachable'],
    ['since the app lacks a scope', { kind: 'error', error: 'missing_scope' }, 'refused'],
  ])('%s is a DirectoryError', async (_what, fault, code) => {
    const { groups } = await knows();
    acme.faults.inject({ method: 'usergroups.list', ...fault });
    await expect(groups(ACME)).rejects.toMatchObject({ code, about: null });
  });
});

describe('names and places', () => {
  test('groups in use are listed', async () => {
    const { groups } = await knows();
    expect(await groups(ACME)).toEqual([{ id: 'S0TEAM00001', handle: 'sales-team', name: 'Sales team' }]);
  });

  test('an audience is called as Slack calls it; what cannot be seen keeps its id', async () => {
    const { called } = await knows();
    const groups = ['S0TEAM00001', 'S0GONE00001'];
    const channels = ['C0SALES0001', 'C0SECRET001'];
    expect(await called(ACME, { groups, channels, people: [ALICE, 'U0NOBODY001'] })).toEqual([
      '@sales-team',
      '@old-team',
      '#sales',
      '#C0SECRET001',
      'alice',
      'U0NOBODY001',
    ]);
  });

  test.each([
    ['a channel that the bot is in', 'C0SALES0001', true],
    ['a private channel that the bot is in', 'C0COACHES01', true],
    ['a channel without the bot', 'C0GENERAL01', false],
    ['a private channel without the bot', 'C0SECRET001', false],
    ['an archived channel', 'C0OLD000001', false],
    ['a direct message', 'D0ANYBODY01', true],
    ['a person', ALICE, true],
  ])('whether the bot can post in %s', async (_what, conversation, can) => {
    const { canPost } = await knows();
    expect(await canPost(ACME, conversation)).toBe(can);
  });
});
