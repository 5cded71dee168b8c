import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SlackSim } from './slack-sim/src/index.mjs';

/** `npm start` as a process of its own, with what it says and how it ends. */
const ROOT = join(import.meta.dirname, '..');
let folder: string;

beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'start-'))));
afterEach(() => rmSync(folder, { recursive: true }));

interface Ended {
  code: number | null;
  said: string;
}

/** A process with what it has said so far, and how it ends. */
function run(env: Record<string, string>) {
  const DATABASE_URL = `sqlite:${join(folder, 'trainer.sqlite')}`;
  const { PATH } = process.env;
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: { PATH, LANG: 'zh_TW.UTF-8', DATABASE_URL, PORT: '0', ...env },
  });
  let said = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => void bot.once('exit', (code) => resolve({ code, said })));
  /** Waits until it says so, and gives what it said. */
  async function says(what: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = what.exec(said);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return { bot, ended, says };
}

function start(env: Record<string, string>, input = ''): Promise<Ended> {
  const { bot, ended } = run(env);
  bot.stdin.end(input);
  return ended;
}

const ID = 'aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee';
const PAGE = /http:\/\/127\.0\.0\.1:\d+\//;

test('with no Slack settings the piped lines are practised, and it says how to connect Slack', async () => {
  const { code, said } = await start({}, '淑芬姐您好，我是點點的小陳\n方便請教三分鐘嗎？\n結束\n');
  expect(code).toBe(0);
  for (const part of ['SLACK_BOT_TOKEN', '四把鑰匙', '林淑芬\n', '計分卡', '融化冰塊']) expect(said).toContain(part);
});

test('where nothing is piped in the page is served alone, until the process is asked to stop', async () => {
  const { bot, ended, says } = run({});
  bot.stdin.end();
  const [page] = await says(PAGE);
  expect(await (await fetch(page)).text()).toContain('webchat');
  bot.kill('SIGTERM');
  const { code, said } = await ended;
  expect(code).toBe(0);
  expect(said).not.toContain('四把鑰匙');
  expect(said).toContain('Ctrl+C');
});

test('the page is there beside the terminal practice, and ends with it', async () => {
  const { bot, ended, says } = run({});
  const [page] = await says(PAGE);
  bot.stdin.write('淑芬姐您好，我是點點的小陳\n');
  await says(/教練｜/);
  expect((await fetch(page)).status).toBe(200);
  bot.stdin.end('結束\n');
  const { code, said } = await ended;
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('計分卡') });
  await expect(fetch(page)).rejects.toThrow('fetch failed');
});

test('a port that is taken keeps nobody from practising', async () => {
  const first = run({});
  first.bot.stdin.end();
  const [page] = await first.says(PAGE);
  const { code, said } = await start({ PORT: new URL(page).port, DATABASE_URL: 'sqlite::memory:' }, '早安\n');
  expect(code).toBe(0);
  expect(PAGE.exec(said)![0]).not.toBe(page);
  expect(said).toContain(`${new URL(page).port} 這個埠有人在用`);
  first.bot.kill('SIGTERM');
  await first.ended;
});

test('in the local mode the bot listens for Bot Framework on this machine, and says so', async () => {
  const { bot, ended, says } = run({ BOT_LOCAL: '1', BOT_PORT: '0' });
  const [, port] = await says(/taken on 127\.0\.0\.1:(\d+)/);
  const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST' });
  expect(answer.status).toBe(400);
  bot.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

test('with a registered app unsigned requests are refused', async () => {
  const app = { MICROSOFT_APP_ID: ID, MICROSOFT_APP_PASSWORD: 'hidden', MICROSOFT_APP_TENANT_ID: ID };
  const { bot, ended, says } = run({ ...app, BOT_PORT: '0', HOST: '127.0.0.1' });
  const [, port] = await says(/listening for Bot Framework on port (\d+)/);
  const answer = await fetch(`http://127.0.0.1:${port}/api/messages`, { method: 'POST' });
  expect(answer.status).toBe(401);
  bot.kill('SIGTERM');
  const { code, said } = await ended;
  expect(code).toBe(0);
  expect(said).not.toContain('hidden');
});

test('where one channel cannot start none stays, and the process ends', async () => {
  const sim = await SlackSim.start({ manifest: JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8')) });
  const { SLACK_APP_TOKEN: _, ...http } = sim.env() as Record<string, string>;
  const first = run({ BOT_LOCAL: '1', BOT_PORT: '0' });
  const [, taken] = await first.says(/taken on 127\.0\.0\.1:(\d+)/);
  const { code, said } = await start({ ...http, HOST: '127.0.0.1', BOT_LOCAL: '1', BOT_PORT: taken! });
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining(`BOT_PORT ${taken} is taken`) });
  first.bot.kill('SIGTERM');
  await first.ended;
  await sim.stop();
});

test('with some but not all of what a mode needs it stops and names what is missing', async () => {
  const { code, said } = await start({ SLACK_APP_TOKEN: 'xapp-1' });
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('SLACK_BOT_TOKEN is missing') });
});

test('a token that Slack refuses stops it, with what to do', async () => {
  const sim = await SlackSim.start({ manifest: JSON.parse(readFileSync(join(ROOT, 'manifest.json'), 'utf8')) });
  const { SLACK_APP_TOKEN: _, ...http } = sim.env() as Record<string, string>;
  const { code, said } = await start({ ...http, SLACK_BOT_TOKEN: 'xoxb-wrong', HOST: '127.0.0.1', PORT: '0' });
  await sim.stop();
  expect(code).toBe(1);
  expect(said).toContain('Slack refuses SLACK_BOT_TOKEN');
  expect(said).not.toContain('xoxb-wrong');
});

test('a store that cannot be opened stops it, with what to do', async () => {
  const { code, said } = await start({ DATABASE_URL: 'mysql://somewhere' });
  expect({ code, said }).toMatchObject({ code: 1, said: expect.stringContaining('DATABASE_URL') });
});
