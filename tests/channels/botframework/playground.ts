import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { botProcess, wait } from '../../kills/bot-process.ts';

const CLI = createRequire(import.meta.url).resolve('@microsoft/m365agentsplayground/cli.js');
const LOOPBACK = join(import.meta.dirname, 'loopback.cjs');

/** The bot in its local mode as `npm start` runs it, and before it Microsoft's Agents Playground in the place of Teams. */
export async function startTeams() {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  const bot = botProcess({
    BOT_LOCAL: '1',
    BOT_PORT: '0',
    DATABASE_URL: `sqlite:${join(folder, 'trainer.sqlite')}`,
    ANSWER_PAUSE_MS: '150',
    LOG_LEVEL: 'info',
  });
  bot.start();
  const endpoint = `http://${await saidBy(bot.log, /127\.0\.0\.1:\d+(?= )/)}/api/messages`;
  const playground = playgroundProcess(folder, endpoint);
  const port = (await saidBy(playground.said, /Listening on \d+(?=\s)/)).split(' ').at(-1)!;
  const url = `http://127.0.0.1:${port}/`;
  // It is ready when it can tell its settings.
  await fetch(`${url}_internal/v1/config`);
  return {
    url,
    botLog: bot.log,
    /** What the Playground writes into its file. */
    log: () => readFileSync(join(folder, 'playground.log'), 'utf8'),
    async end() {
      await playground.stop();
      await bot.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Teams = Awaited<ReturnType<typeof startTeams>>;

async function saidBy(said: () => string, awaited: RegExp): Promise<string> {
  for (;;) {
    const found = awaited.exec(said());
    if (found) return found[0];
    await wait(50);
  }
}

/** With a bare environment: it would open a browser, report its use, and read and keep settings at home. */
function playgroundProcess(folder: string, endpoint: string) {
  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', '0', '--disable-telemetry'];
  const child = spawn(process.execPath, ['--require', LOOPBACK, CLI, ...args], {
    cwd: folder,
    env: {
      HOME: folder,
      TMPDIR: folder,
      TZ: 'UTC',
      TEAMSAPPTESTER_BROWSER: 'none',
      APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, 'playground.log'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return {
    said: () => said,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

const FROM_BOT = 'div:has(> div[aria-label="Message header"] > div[aria-label="Message author"])';
const LOG_PANEL = 'div[contenteditable=true]:not([role=textbox])';
const SEND_BOX = 'div[role=textbox][data-lexical-editor=true]';

/** A rep who opens the chat with the bot. Whatever is not of this machine is noted and not fetched. */
export async function openChat(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const elsewhere: string[] = [];
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => {
      elsewhere.push(route.request().url());
      return route.abort();
    },
  );
  const page = await context.newPage();
  page.on(
    'websocket',
    (socket) => void (new URL(socket.url()).hostname === '127.0.0.1' || elsewhere.push(socket.url())),
  );
  await page.goto(url);
  const fromBot = page.locator(FROM_BOT);

  /** Does something and waits for what the bot says to it. */
  async function hears(act: () => Promise<unknown>): Promise<Locator> {
    const before = await fromBot.count();
    await act();
    const answer = fromBot.nth(before);
    await answer.waitFor();
    return answer;
  }

  async function types(line: string) {
    await page.locator(SEND_BOX).click();
    await page.keyboard.insertText(line);
    await page.keyboard.press('Enter');
  }

  return {
    page,
    elsewhere,
    /** What the Playground says of each activity: whence, and whether it was taken. */
    panel: () => page.locator(LOG_PANEL).innerText(),
    /** What the bot says of its own accord. */
    greeting: fromBot.first(),
    says: (line: string) => hears(() => types(line)),
    presses: (card: Locator, label: string) =>
      hears(() => card.getByRole('button', { name: label, exact: true }).click()),
    async chooses(card: Locator, field: string, option: string | RegExp) {
      await card.getByRole('combobox', { name: field }).click();
      await page.getByRole('option', { name: option }).click();
    },
    leaves: () => context.close(),
  };
}

export type Chat = Awaited<ReturnType<typeof openChat>>;
