import { request } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { said } from '../botframework/bot.ts';
import { startSite, type Seen, type Site } from './site.ts';

const LINE = '淑芬姐您好，我是點點的小陳';

describe('a page', () => {
  let site: Site;
  beforeEach(async () => void (site = await startSite()));
  afterEach(() => site.stop());

  test('is greeted once when it is opened, and practises to the scorecard with its picture', async () => {
    const visitor = site.visitor();
    expect((await visitor.open()).status).toBe(201);
    expect(said(await visitor.answers())).toContain('來練一場銷售對話');
    await visitor.open();
    await visitor.says('練習');
    expect(said(await visitor.says(LINE))).toMatch(/^林淑芬\n/);
    const card = await visitor.says('結束');
    expect(said(card)).toContain('計分卡');
    expect(JSON.stringify(card)).toMatch(/"type":"Image","url":"data:image\/png;base64,[^"]{5000,}","altText":"[^"]+"/);
    expect(visitor.said().filter((one) => said([one]).includes('來練一場'))).toHaveLength(1);
  });

  test('sees its own words where they were said, under the names that it sent them with', async () => {
    const visitor = site.visitor();
    await visitor.brings({ text: '練習' }, 'first');
    await visitor.brings({ text: LINE }, 'second');
    await visitor.allSeen();
    const order = visitor.seen.toSorted((a, b) => sequence(a) - sequence(b));
    expect(order.map(({ from, text }) => text ?? from.id)).toEqual(['練習', 'coach', LINE, 'customer']);
    expect(order[2]!.channelData).toMatchObject({ clientActivityID: 'second' });
  });

  test('sends again what may not have arrived, and it is taken once', async () => {
    const visitor = site.visitor();
    await visitor.says('練習');
    const answers = await Promise.all([1, 2, 3].map(() => visitor.brings({ text: LINE }, 'same')));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    await visitor.allSeen();
    expect(visitor.seen.filter(({ text }) => text === LINE)).toHaveLength(1);
    expect(visitor.said()).toHaveLength(2);
  });

  test('shows a pressed button as what is written on it', async () => {
    const visitor = site.visitor();
    const channelData = { postBack: true, clientActivityID: 'x' };
    await visitor.brings({ value: { action: 'start', label: '開始練習' }, channelData });
    await visitor.allSeen();
    const [pressed] = visitor.seen.filter(({ from }) => from.role === 'user');
    expect(pressed).toMatchObject({ text: '開始練習', channelData: { clientActivityID: 'x' } });
    expect(pressed!.channelData).not.toHaveProperty('postBack');
  });

  test('may press the same button again in a later message, and a press that is sent again is one', async () => {
    const visitor = site.visitor();
    await visitor.says('練習');
    const press = (id: string, place: string) =>
      visitor.brings({ value: { action: 'help', label: '說明', place }, channelData: { clientActivityID: id } });
    for (const [id, place] of [
      ['a', 'm1'],
      ['b', 'm1'],
      ['a', 'm1'],
      ['c', 'm2'],
    ])
      await press(id!, place!);
    await visitor.allSeen();
    expect(visitor.said()).toHaveLength(3);
    const help = visitor.said().at(-1)!;
    expect(JSON.stringify(help.attachments)).toContain(`"place":"${help.id}"`);
  });

  test('that has deleted everything shows none of it any more', async () => {
    const visitor = site.visitor();
    await visitor.says('練習');
    await visitor.says(LINE);
    await visitor.brings({ value: { action: 'delete_data', label: '確定刪掉' } });
    await visitor.answers();
    const again = site.visitor('zh-TW', visitor.token);
    const seen = JSON.stringify(await again.news());
    expect(seen).toContain('都刪掉了');
    expect(seen).not.toContain(LINE);
  });

  test('that waits is given what is new, however many others come meanwhile', async () => {
    const visitor = site.visitor();
    await visitor.says('練習');
    const waiting = visitor.news();
    for (let i = 0; i < 101; i++) await site.visitor().open();
    await visitor.brings({ text: LINE });
    await waiting;
    await visitor.allSeen();
    expect(said(visitor.said().slice(-1))).toMatch(/^林淑芬\n/);
  });

  test('is told where the practice stands, and in which language is spoken from now on', async () => {
    const visitor = site.visitor('zh-TW');
    await visitor.says('練習');
    const state = async () => (await visitor.ask('state')).json() as Promise<Record<string, unknown>>;
    expect(await state()).toMatchObject({
      language: 'zh-TW',
      texts: { title: '銷售對話練習' },
      practice: { customer: '林淑芬', over: false, keys: [{ name: '融化冰塊', state: 'now' }, {}, {}, {}] },
    });
    await visitor.brings({ value: { action: 'set_language', value: 'zh-CN' } });
    const [changed] = await visitor.answers();
    expect(changed!.channelData.now).toMatchObject({ language: 'zh-CN' });
    expect(await state()).toMatchObject({
      texts: { title: '销售对话练习' },
      practice: { keys: [{ name: '融化冰块' }, {}, {}, {}] },
    });
  });

  test('has said to a screen reader who speaks, what, and what can be pressed', async () => {
    const visitor = site.visitor();
    await visitor.open();
    const [greeting] = await visitor.answers();
    expect(greeting!.channelData['webchat:fallback-text']).toMatch(/^教練：嗨，來練一場[\s\S]+可以按：開始練習、/);
    await visitor.says('練習');
    const [answer] = await visitor.says(LINE);
    expect(answer!.channelData['webchat:fallback-text']).toMatch(/^林淑芬：/);
  });

  test('gets the file of its data to save, and only its own', async () => {
    const visitor = site.visitor();
    await visitor.says('練習');
    await visitor.says(LINE);
    const found = await visitor.says('我的資料', 2);
    const { contentUrl, name } = found[1]!.attachments![0]!;
    expect(name).toBe('my-data.json');
    const data = JSON.parse(Buffer.from(contentUrl!.split(',')[1]!, 'base64').toString());
    expect(data).toMatchObject({ person: { person: visitor.person }, lines: [{ text: LINE }] });
  });
});

const sequence = (one: Seen) => one.channelData['webchat:sequence-id'];

describe('nobody else', () => {
  let site: Site;
  beforeEach(async () => void (site = await startSite()));
  afterEach(() => site.stop());

  test('reads or speaks in a conversation without its token', async () => {
    const visitor = site.visitor();
    const other = site.visitor();
    await visitor.says('練習');
    const post = { method: 'POST', body: JSON.stringify({ type: 'message', text: LINE }) };
    const own = `v3/directline/conversations/${visitor.person}/activities`;
    for (const path of [own, own.replace('conversations', 'Conversations'), own.replace('activities', 'ACTIVITIES/')])
      for (const token of [other.token, visitor.person, 'short', ''])
        expect([(await visitor.ask(path, {}, token)).status, (await visitor.ask(path, post, token)).status]).toEqual([
          403, 403,
        ]);
    expect((await visitor.ask('state', {}, '')).status).toBe(403);
    const kept = JSON.stringify(await site.trainer.store.read.personData({ workspace: 'web', person: visitor.person }));
    expect(kept).not.toContain(visitor.token);
    expect(kept).not.toContain(LINE);
  });

  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example'])(
    'comes in under the name %s',
    async (host) => {
      const { port } = new URL(site.url);
      const status = await new Promise((resolve, reject) => {
        const asked = request({ port, path: '/', headers: { host } }, (response) =>
          resolve(response.resume().statusCode),
        );
        asked.on('error', reject).end();
      });
      expect(status).toBe(403);
    },
  );

  test('brings words, scripts or pictures into the page from elsewhere', async () => {
    for (const path of ['', 'page.js', 'vendor/webchat-4.18.0.js']) {
      const { headers, status } = await fetch(new URL(path, site.url));
      expect(status).toBe(200);
      const policy = headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'; script-src 'self';");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const page = await (await fetch(site.url)).text();
    expect(page).not.toMatch(/https?:\/\//);
  });

  test.each<[string, string, number]>([
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['no activity', '{"text":"x"}', 400],
    ['attachments that are none', '{"type":"message","attachments":"x"}', 400],
    ['nothing in a list', '{"type":"message","attachments":[null]}', 400],
    ['too much', JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }), 413],
  ])('is hurt by %s', async (_what, body, status) => {
    const visitor = site.visitor();
    const path = `v3/directline/conversations/${visitor.person}/activities`;
    expect((await visitor.ask(path, { method: 'POST', body })).status).toBe(status);
    expect(site.log()).not.toContain('xxx');
  });

  test.each(['/../channel.ts', '/%2e%2e/channel.ts', '/vendor/../channel.ts', '/vendor/%2e%2e%2fchannel.ts', '/.env'])(
    'finds a file beside the page: %s',
    async (path) => {
      const { port } = new URL(site.url);
      const status = await new Promise((resolve, reject) => {
        const asked = request({ port, path, headers: { host: '127.0.0.1' } }, (response) =>
          resolve(response.resume().statusCode),
        );
        asked.on('error', reject).end();
      });
      expect(status).toBe(404);
    },
  );
});

test('the page has one name: under another a browser would know nothing of the conversation', async () => {
  const site = await startSite();
  const answer = await fetch(site.url.replace('127.0.0.1', 'localhost'), { redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, site.url]);
  await site.stop();
});

describe('after a restart', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'web-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('the page shows the conversation again, in its order and with the same names', async () => {
    const databaseUrl = `sqlite:${join(folder, 'trainer.sqlite')}`;
    const before = await startSite({ databaseUrl });
    const visitor = before.visitor();
    await visitor.says('練習');
    for (const text of [LINE, '想請教三分鐘，方便嗎？']) await visitor.says(text);
    await visitor.allSeen();
    await before.stop();

    const after = await startSite({ databaseUrl });
    const back = after.visitor('zh-TW', visitor.token);
    await back.open();
    await back.news();
    const lines = (seen: Seen[]) =>
      seen.filter(({ text }) => text !== '練習').toSorted((a, b) => sequence(a) - sequence(b));
    expect(lines(back.seen).map(({ id }) => id)).toEqual(lines(visitor.seen).map(({ id }) => id));
    const names = (seen: Seen[]) =>
      lines(seen).flatMap(({ from, channelData }) =>
        from.role === 'user' ? [(channelData as { clientActivityID?: string }).clientActivityID] : [],
      );
    expect(names(back.seen)).toEqual(names(visitor.seen));
    expect(said(await back.says('最忙的時候大概怎麼跑？'))).toMatch(/^林淑芬\n/);
    await after.stop();
  });
});
