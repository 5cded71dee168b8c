import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { runTerminal } from './channels/terminal/terminal.ts';
import { readConfig, type Config } from './config.ts';
import { createDueWork } from './jobs/due-work.ts';
import { createOutbox } from './jobs/outbox.ts';
import { sweep } from './jobs/sweep.ts';
import { createDesk } from './session/desk.ts';
import { openTrainer } from './session/open-trainer.ts';
import type { Trainer } from './session/trainer.ts';

/** Wires everything: the only file that knows every folder. */

const LEASE_MS = 15_000;
const LOOK_EVERY_MS = 1000;
const SWEEP_EVERY_MS = 60_000;

async function main() {
  const config = readConfig(process.env);
  const { channel } = config;
  const settings = { pauseMs: channel.mode === 'terminal' ? 0 : config.pauseMs, leftAloneMs: config.leftAloneMs, keepDays: config.keepDays };
  const trainer = await openTrainer({ databaseUrl: config.databaseUrl, settings });
  await (channel.mode === 'terminal' ? atTheTerminal(trainer) : inSlack(trainer, config));
}

async function atTheTerminal(trainer: Trainer) {
  await runTerminal({ trainer, desk: createDesk(trainer, () => undefined), input: process.stdin, output: process.stdout, env: process.env });
  await trainer.store.close();
}

async function inSlack(trainer: Trainer, config: Config) {
  const { createSlackChannel } = await import('./channels/slack/channel.ts');
  const log = pino({ level: config.logLevel });
  const owner = randomUUID();
  const trouble = (error: unknown) => log.error({ err: error }, 'work failed; it is tried again');
  void createSlackChannel;
  void owner;
  void trouble;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
