import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { botProcess, wait } from '../../kills/bot-process.ts';

/** `npm start` without settings and with nobody at the terminal: the page alone, on a database of its own. */
export async function servePage() {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  const env = {
    LANG: 'zh_TW.UTF-8',
    DATABASE_URL: `sqlite:${join(folder, 'trainer.sqlite')}`,
    ANSWER_PAUSE_MS: '150',
  };

  async function start(port: string) {
    const bot = botProcess({ ...env, PORT: port });
    bot.start();
    let url: string | undefined;
    while (!(url = /http:\/\/127\.0\.0\.1:\d+\//.exec(bot.log())?.[0])) await wait(50);
    return { bot, url };
  }

  let running = await start('0');
  const { url } = running;
  return {
    url,
    stop: () => running.bot.stop(),
    /** The same page again: the same place, the same database. */
    async startAgain() {
      running = await start(new URL(url).port);
      if (running.url !== url) throw new Error(`it started at ${running.url}, not at ${url}`);
    },
    async end() {
      await running.bot.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Served = Awaited<ReturnType<typeof servePage>>;
