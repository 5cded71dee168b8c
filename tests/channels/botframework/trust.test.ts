import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { BotFrameworkSettings } from '../../../src/config.ts';
import { said, startBot, TENANT, type Bot } from './bot.ts';

const APP = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const OTHER_TENANT = '99999999-2222-3333-4444-555555555555';
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Where the keys are published with which tokens are signed. */
async function startAuthority() {
  const keys = [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k1', use: 'sig', alg: 'RS256' }];
  const server = createServer((_request, response) => response.end(JSON.stringify({ keys })));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, stop: () => new Promise((resolve) => void (server.closeAllConnections(), server.close(resolve))) };
}

/** What Bot Framework signs; `claims` are laid over it. */
const signed = (claims: object = {}, key: KeyObject = own.privateKey): Record<string, string> => {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    aud: APP,
    iss: ISSUER,
    tid: TENANT,
    serviceurl: SERVICE,
    iat: now,
    exp: now + 600,
    ...claims,
  };
  return { authorization: `Bearer ${jwt.sign(payload, key, { algorithm: 'RS256', keyid: 'k1' })}` };
};

const SERVICE = 'https://smba.trafficmanager.net/apac/';
/** The keys of Bot Framework's own issuer cannot be had here; in these tests another one is believed in its place. */
const ISSUER = `https://sts.windows.net/${TENANT}/`;
const where = (person = 'ya-ting', tenant = TENANT) => ({ workspace: `msteams/${tenant}`, person: `aad-${person}` });

/** The settings of a registered bot that believes the test's keys. */
const registered = (authority: string): Extract<BotFrameworkSettings, { mode: 'registered' }> => ({
  mode: 'registered',
  appId: APP,
  secret: 'not-a-real-secret',
  tenant: TENANT,
  tenants: [TENANT],
  signer: { issuer: ISSUER, authority },
  host: '127.0.0.1',
  port: 0,
});

describe('a registered bot', () => {
  let bot: Bot;
  let authority: Awaited<ReturnType<typeof startAuthority>>;

  beforeEach(async () => {
    authority = await startAuthority();
    bot = await startBot({ settings: registered(authority.url) });
  });
  afterEach(async () => {
    await bot.stop();
    await authority.stop();
  });

  const activity = (more: object = {}) => ({ ...bot.rep().activity({ text: '練習' }), serviceUrl: SERVICE, ...more });
  const known = async () => (await bot.trainer.store.read.personData(where())).person;

  test('takes what Bot Framework has signed, and keeps the answer until it can be sent', async () => {
    expect((await bot.post(activity(), signed())).status).toBe(200);
    const { outgoing, addresses } = await bot.trainer.store.read.personData(where());
    expect(outgoing).toMatchObject([{ channel: 'botframework', state: 'waiting' }]);
    expect(addresses).toMatchObject([{ address: { serviceUrl: SERVICE, conversation: { id: 'a:ya-ting' } } }]);
    expect(JSON.stringify(addresses)).not.toContain('"name"');
  });

  test.each<[string, () => Record<string, string>]>([
    ['without a token', () => ({})],
    ['with something else than a token', () => ({ authorization: 'Bearer abc' })],
    ['with another kind of authorization', () => ({ authorization: 'Basic YTpi' })],
    ['signed by somebody else', () => signed({}, foreign.privateKey)],
    ['for another app', () => signed({ aud: 'ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee' })],
    ['by another issuer', () => signed({ iss: `https://sts.windows.net/${OTHER_TENANT}/`, tid: OTHER_TENANT })],
    ['that has run out', () => signed({ exp: Math.floor(Date.now() / 1000) - 3600 })],
    [
      'with a token that is not signed',
      () => ({ authorization: `Bearer ${jwt.sign({ aud: APP }, '', { algorithm: 'none' })}` }),
    ],
  ])('refuses what comes %s, and reads none of it', async (_how, headers) => {
    expect((await bot.post(activity(), headers())).status).toBe(401);
    expect(await known()).toBeUndefined();
  });

  test.each<[string, object, object]>([
    [
      'a tenant that is not served',
      { conversation: { id: 'a:x', tenantId: OTHER_TENANT }, channelData: { tenant: { id: OTHER_TENANT } } },
      {},
    ],
    ['Teams without a tenant', { conversation: { id: 'a:x' }, channelData: {} }, {}],
    [
      'answers to somebody else’s host',
      { serviceUrl: 'https://evil.example/' },
      { serviceurl: 'https://evil.example/' },
    ],
    ['answers without encryption', { serviceUrl: 'http://smba.trafficmanager.net/' }, {}],
    ['another host of Microsoft’s than the token says', { serviceUrl: 'https://other.botframework.com/' }, {}],
    ['a token that says nothing of where answers go', {}, { serviceurl: undefined }],
    [
      'answers to a place where anybody can have one',
      { serviceUrl: 'https://somebody.blob.core.windows.net/' },
      { serviceurl: 'https://somebody.blob.core.windows.net/' },
    ],
    [
      'a tenant that is not served, in another spelling',
      { channelId: 'MSTeams', conversation: { id: 'a:x', tenantId: OTHER_TENANT } },
      {},
    ],
  ])('refuses %s', async (_what, more, claims) => {
    expect((await bot.post(activity(more), signed(claims))).status).toBe(403);
    expect(await known()).toBeUndefined();
  });

  test('believes Bot Framework only: a token of the tenant’s own directory, which any app there can get, is refused', async () => {
    const settings: BotFrameworkSettings = {
      ...registered(authority.url),
      signer: { issuer: 'https://api.botframework.com', authority: authority.url },
    };
    const strict = await startBot({ settings });
    expect((await strict.post(activity(), signed())).status).toBe(403);
    expect((await strict.trainer.store.read.personData(where())).person).toBeUndefined();
    await strict.stop();
  });

  test('writes neither words nor secrets into its log', async () => {
    await bot.post(activity({ text: '練習' }), signed());
    await bot.post(activity({ text: '這句是祕密' }), {});
    for (const secret of ['練習', '祕密', 'not-a-real-secret', 'Bearer', 'eyJ'])
      expect(bot.log()).not.toContain(secret);
  });
});

describe('in the local mode', () => {
  let bot: Bot;
  beforeEach(async () => void (bot = await startBot()));
  afterEach(() => bot.stop());

  test('it says so, and listens at one address of this machine only', async () => {
    expect(bot.log()).toContain('unsigned requests are taken on 127.0.0.1');
    expect((await fetch(bot.url, { method: 'POST' })).status).toBe(400);
    await expect(fetch(bot.url.replace('127.0.0.1', '127.0.0.2'), { method: 'POST' })).rejects.toThrow('fetch failed');
  });

  test('a page of the web cannot speak to it under a name of its own', async () => {
    const { request } = await import('node:http');
    const { port } = new URL(bot.url);
    const status = await new Promise((resolve, reject) => {
      const asked = request(
        {
          port,
          path: '/api/messages',
          method: 'POST',
          headers: { host: 'evil.example', 'content-type': 'application/json' },
        },
        (response) => resolve(response.resume().statusCode),
      );
      asked.on('error', reject).end(JSON.stringify(bot.rep().activity({ text: '練習' })));
    });
    expect(status).toBe(403);
    const plainText = { method: 'POST', body: JSON.stringify(bot.rep().activity({ text: '練習' })) };
    expect((await fetch(bot.url, plainText)).status).toBe(400);
  });

  test('answers go to this machine only', async () => {
    const elsewhere = { ...bot.rep().activity({ text: '練習' }), serviceUrl: 'https://smba.trafficmanager.net/' };
    expect((await bot.post(elsewhere)).status).toBe(403);
  });
});

describe('people are kept apart', () => {
  let bot: Bot;
  beforeEach(async () => void (bot = await startBot()));
  afterEach(() => bot.stop());

  test('the same person and conversation in another tenant is somebody else', async () => {
    const here = bot.rep();
    const there = bot.rep('ya-ting', {
      conversation: { id: here.conversation, tenantId: OTHER_TENANT, conversationType: 'personal' },
      channelData: { tenant: { id: OTHER_TENANT } },
    });
    await here.says('練習');
    await here.says('淑芬姐您好，我是點點的小陳');
    expect(said(await there.says('淑芬姐早安'))).toContain('來練一場銷售對話');
    expect(said(await there.says('紀錄'))).not.toContain('點點');
    const data = await bot.trainer.store.read.personData(where('ya-ting', OTHER_TENANT));
    expect(data.lines).toEqual([]);
    const [session] = (await bot.trainer.store.read.personData(where())).sessions;
    expect(said(await there.brings({ value: { action: 'show_scorecard', value: session!.id } }))).not.toContain('點點');
  });

  test('a tenant and a channel are the same in any spelling, and no other channel can take the name of a tenant', async () => {
    const rep = bot.rep();
    await rep.says('練習');
    const { conversation } = rep.activity({});
    const spelled = {
      id: 'u1',
      channelId: 'MSTEAMS',
      conversation: { ...conversation, tenantId: TENANT.toUpperCase() },
    };
    expect(said(await rep.brings({ text: '暫停', ...spelled }))).toContain('先停在這裡');
    const forged = { id: 'f1', channelId: `msteams/${TENANT}`, conversation: { id: 'aad-ya-ting' }, channelData: null };
    await bot.post(rep.activity({ text: '我的資料', ...forged }));
    expect(said(bot.service.messagesIn('aad-ya-ting'))).not.toContain('my-data');
    expect((await bot.trainer.store.read.personData(where())).sessions).toHaveLength(1);
  });

  test('somebody in another’s conversation is not heard', async () => {
    const rep = bot.rep();
    await rep.says('練習');
    const mallory = { ...rep.activity({ text: '結束' }), from: { id: '29:mallory', aadObjectId: 'aad-mallory' } };
    expect((await bot.post(mallory)).status).toBe(403);
    expect(
      (await bot.trainer.store.read.address({ workspace: `msteams/${TENANT}`, conversation: rep.conversation }))!
        .person,
    ).toBe('aad-ya-ting');
  });

  test('where a client says itself who it is, the same name in another conversation is somebody else', async () => {
    const web = (id: string) => ({
      channelId: 'webchat',
      conversation: { id },
      from: { id: 'admin' },
      channelData: undefined,
    });
    const first = bot.rep('first', web('a:first'));
    await first.says('練習');
    await first.says('淑芬姐您好，我是點點的小陳');
    const second = bot.rep('second', web('a:second'));
    expect(said(await second.says('我的資料'))).toContain('沒有');
  });
});
