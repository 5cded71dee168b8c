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

function start(env: Record<string, string>, input = ''): Promise<{ code: number | null; said: string }> {
  const DATABASE_URL = `sqlite:${join(folder, 'trainer.sqlite')}`;
  const bot = spawn(process.execPath, ['src/main.ts'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, LANG: 'zh_TW.UTF-8', DATABASE_URL, ...env },
  });
  let said = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  bot.stdin.end(input);
  return new Promise((resolve) => void bot.once('exit', (code) => resolve({ code, said })));
}

test('with no Slack settings the piped lines are practised, and it says how to connect Slack', async () => {
  const { code, said } = await start({}, '淑芬姐您好，我是點點的小陳\n方便請教三分鐘嗎？\n結束\n');
  expect(code).toBe(0);
  for (const part of ['SLACK_BOT_TOKEN', '四把鑰匙', '林淑芬\n', '計分卡', '融化冰塊']) expect(said).toContain(part);
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
