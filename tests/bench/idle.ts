import { USUAL_HOURS } from '../../src/drills/drill.ts';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SlackSim } from '../slack-sim/src/index.mjs';
import { openTrainer } from '../../src/session/open-trainer.ts';
import { createDesk } from '../../src/session/desk.ts';
import { usage } from './lib/procstat.mjs';

/** What `npm start` gives to Node. */
export const startArguments = (root: string): string[] =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }).scripts.start
    .split(' ')
    .slice(1);

const LINES = ['淑芬姐您好，我是點點的小陳', '方便請教三分鐘嗎？', '現在早上最忙的時候大概怎麼跑？'];

/** Stores practices of as many people, each begun and ended, then starts the bot and reads its memory when it is idle. */
export async function measureIdle(root: string, folder: string, sessions: number): Promise<void> {
  const databaseUrl = `sqlite:${join(folder, 'idle.sqlite')}`;
  const trainer = await openTrainer({
    databaseUrl,
    settings: { pauseMs: 0, leftAloneMs: 1e12, keepDays: 3650, workingHours: USUAL_HOURS },
    seed: 1,
  });
  const desk = createDesk(
    trainer,
    (messages) => void trainer.store.commit(messages.map((m) => trainer.store.write.outgoingSent(m, null))),
  );
  for (let i = 0; i < sessions; i += 100)
    await Promise.all(Array.from({ length: 100 }, (_, k) => practise(desk, `U${i + k}`)));
  await trainer.store.close();

  const sim = await SlackSim.start({});
  const env = {
    ...process.env,
    ...sim.env(),
    SLACK_APP_TOKEN: '',
    PORT: '3978',
    HOST: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: 'warn',
  };
  const bot = spawn(process.execPath, startArguments(root), { env, cwd: root, stdio: 'inherit' });
  await new Promise((resolve) => setTimeout(resolve, 8000));
  console.log(`idle with ${sessions} stored sessions: ${usage(bot.pid!).rssMb.toFixed(0)} MB`);
  bot.kill('SIGTERM');
  await sim.stop();
}

async function practise(desk: ReturnType<typeof createDesk>, person: string) {
  const from = { workspace: 'T0ACMESALES', person, channel: 'slack', conversation: `D${person}` };
  for (const [i, text] of ['練習', ...LINES, '結束'].entries())
    await desk.typed(from, { event: `${person}-${i}`, text, message: `${i}` });
}
