import { randomUUID } from 'node:crypto';
import { runTerminal } from './channels/terminal/terminal.ts';
import { readConfig, type Config } from './config.ts';
import { createDueWork } from './jobs/due-work.ts';
import { createOutbox } from './jobs/outbox.ts';
import { sweep } from './jobs/sweep.ts';
import { giveBackWhenQuiet } from './give-back.ts';
import type { SlackSettings } from './channels/slack/connection.ts';
import { codeOf, createLog } from './log.ts';
import { createDesk, type Send } from './session/desk.ts';
import { openTrainer } from './session/open-trainer.ts';
import type { Trainer } from './session/trainer.ts';

/** Wires everything: the only file that knows every folder. */

/** Longer than a message waits in this process for one before it and is sent: two calls that run into their timeout. */
const LEASE_MS = 25_000;
/** A post whose answer was lost, or whose process died, may still arrive for as long; only then is it looked for. */
const ON_THE_WAY_MS = 3000;
const LOOK_EVERY_MS = 1000;
const SWEEP_EVERY_MS = 60_000;
const QUIET_MS = 4000;

async function main() {
  const config = readConfig(process.env);
  const { channel } = config;
  const settings = {
    pauseMs: channel.mode === 'terminal' ? 0 : config.pauseMs,
    leftAloneMs: config.leftAloneMs,
    keepDays: config.keepDays,
  };
  const trainer = await openTrainer({ databaseUrl: config.databaseUrl, settings });
  await (channel.mode === 'terminal' ? atTheTerminal(trainer) : inSlack(trainer, { ...config, channel }));
}

async function atTheTerminal(trainer: Trainer) {
  await runTerminal({
    trainer,
    desk: createDesk(trainer, () => undefined),
    input: process.stdin,
    output: process.stdout,
    env: process.env,
  });
  await trainer.store.close();
}

async function inSlack(trainer: Trainer, config: Config & { channel: SlackSettings }) {
  const { createSlackChannel } = await import('./channels/slack/channel.ts');
  const log = createLog(config.logLevel);
  const owner = randomUUID();
  const trouble = (error: unknown) => log.error({ code: codeOf(error) }, 'work failed; it is tried again');
  const looking = { owner, leaseMs: LEASE_MS, everyMs: LOOK_EVERY_MS };

  const busy = giveBackWhenQuiet(QUIET_MS);
  const send: Send = (messages) => {
    busy();
    outbox.send(messages);
  };
  const desk = createDesk(trainer, send, { owner, leaseMs: LEASE_MS }, (ms) => dueWork.wake(ms));
  const channel = createSlackChannel({
    settings: config.channel,
    apiUrl: config.slackApiUrl,
    desk,
    trainer,
    log,
    onTheWayMs: ON_THE_WAY_MS,
  });
  const outbox = createOutbox(trainer.store, channel.deliver, looking, trainer.now, trouble);
  const dueWork = createDueWork(
    trainer.store,
    async (due) => void (await desk.answered(due)),
    looking,
    trainer.now,
    trouble,
  );
  await trainer.store.takeOver({ owner, from: trainer.now() + ON_THE_WAY_MS });
  const port = await channel.start();
  outbox.start();
  dueWork.start();
  const sweeping = setInterval(() => void sweep(trainer, desk).catch(trouble), SWEEP_EVERY_MS);
  warmUp(trainer).catch(trouble);
  log.info(port === null ? 'connected to Slack in Socket Mode' : `listening for Slack on port ${port}`);
  await stopSignal();
  clearInterval(sweeping);
  await channel.stop();
  await dueWork.stop();
  await outbox.stop();
  await trainer.store.close();
  log.info('stopped; everything said is kept');
}

/** Builds what the first line would otherwise have to wait for. */
async function warmUp({ material, content }: Trainer) {
  const { flow, personas } = content.flows.values().next().value!;
  const persona = personas.values().next().value!;
  await material({ flow: flow.hash, persona: persona.hash, catalogue: content.catalogue.hash }, async () => undefined);
}

/** Resolves when the process is asked to stop. */
const stopSignal = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
