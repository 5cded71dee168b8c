import type { Channel } from './channels/channel.ts';
import { argumentsOf } from './commands/arguments.ts';
import { readConfig, type Config } from './config.ts';
import { createLog } from './log.ts';
import { ON_THE_WAY_MS, serve } from './serve.ts';
import type { Desk } from './session/desk.ts';
import { openTrainer } from './session/open-trainer.ts';
import type { Trainer } from './session/trainer.ts';

/** Wires everything: the only file that knows every folder. */

async function main() {
  const config = readConfig(process.env);
  const { pauseMs, leftAloneMs, keepDays, workingHours } = config;
  const trainer = await openTrainer({
    databaseUrl: config.databaseUrl,
    settings: { pauseMs, leftAloneMs, keepDays, workingHours },
  });
  try {
    await (config.slack || config.botFramework ? inChannels(trainer, config) : onThisMachine(trainer, config));
  } finally {
    await trainer.store.close();
  }
}

/** The channels that are set, until the process is asked to stop. */
async function inChannels(trainer: Trainer, config: Config) {
  const log = createLog(config.logLevel);
  const opening = await openers(trainer, config, log);
  const { stop } = await serve({ trainer, log, open: (desk) => opening.map((open) => open(desk)) });
  await stopSignal();
  await stop();
  log.info('stopped; everything said is kept');
}

type Opener = (desk: Desk) => Channel;

/** Only what is set is loaded. */
async function openers(trainer: Trainer, config: Config, log: ReturnType<typeof createLog>): Promise<Opener[]> {
  const { slack, botFramework, slackApiUrl: apiUrl, drillManagers: managers } = config;
  const all: Opener[] = [];
  if (slack) {
    const { createSlackChannel } = await import('./channels/slack/channel.ts');
    all.push((desk) =>
      createSlackChannel({ settings: slack, managers, apiUrl, desk, trainer, log, onTheWayMs: ON_THE_WAY_MS }),
    );
  }
  if (botFramework) {
    const { createBotFrameworkChannel } = await import('./channels/botframework/channel.ts');
    all.push((desk) => createBotFrameworkChannel({ settings: botFramework, desk, trainer, log }));
  }
  return all;
}

/** The web page, and beside it the terminal; where nothing is typed or piped in, the page alone until the process is stopped. */
async function onThisMachine(trainer: Trainer, config: Config) {
  const [{ createWebChannel }, { runTerminal }] = await Promise.all([
    import('./channels/web/channel.ts'),
    import('./channels/terminal/terminal.ts'),
  ]);
  const log = createLog(config.logLevel === 'info' ? 'warn' : config.logLevel, 'stderr');
  const { listening, stop } = await serve({
    trainer,
    log,
    open: (desk) => [createWebChannel({ port: config.webPort, desk, trainer, log })],
  });
  const { stdin: input, stdout: output, env } = process;
  const { url, port } = listening[0]!;
  const page = { url: url!, port: port!, wanted: config.webPort || port! };
  const practised = await runTerminal({ trainer, page, input, output, env });
  if (!practised) await stopSignal();
  await stop();
}

/** Resolves when the process is asked to stop. */
const stopSignal = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });

argumentsOf({
  usage: `npm start
Serves the channels that the environment sets (.env.example, README.md); with none, the page and a practice in the terminal.`,
});
try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
