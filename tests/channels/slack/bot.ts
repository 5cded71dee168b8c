import { pino } from 'pino';
import { createSlackChannel } from '../../../src/channels/slack/channel.ts';
import { USUAL_HOURS } from '../../../src/drills/drill.ts';
import type { Managers } from '../../../src/drills/settings.ts';
import { createDueWork } from '../../../src/jobs/due-work.ts';
import { createOutbox } from '../../../src/jobs/outbox.ts';
import { createDesk } from '../../../src/session/desk.ts';
import { openTrainer } from '../../../src/session/open-trainer.ts';
import { DRILL } from '../../../src/store/drill-writes.ts';
import { ACME, startAcme, type AcmeOptions } from './acme.ts';

const OWNER = 'test';
const LEASE_MS = 60_000;

interface Brought {
  kind: string;
  body: unknown;
  teamId: string;
  settled: Promise<unknown>;
}

export interface BotOptions extends AcmeOptions {
  mode?: 'http' | 'socket';
  pauseMs?: number;
  onTheWayMs?: number;
  seed?: number;
  managers?: Managers;
  /** When it is, until `pass` moves the clock; left out: now, and time goes by. */
  at?: number;
}

const ADMINS: Managers = { admins: true, groups: [], people: [] };

/** The whole bot in this process, against the Slack double with the app of manifest.json. */
export async function startBot({
  mode = 'http',
  pauseMs = 0,
  onTheWayMs = 50,
  seed = 7,
  managers = ADMINS,
  at,
  ...acme
}: BotOptions = {}) {
  const sim = await startAcme(acme);
  if (mode === 'socket') sim.useSocketMode();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const opened = await openTrainer({
    databaseUrl: 'sqlite::memory:',
    settings: { pauseMs, leftAloneMs: 3_600_000, keepDays: 365, workingHours: USUAL_HOURS },
    seed,
  });
  let clock = at ?? 0;
  const trainer = at === undefined ? opened : { ...opened, now: () => clock };
  const trouble = (error: unknown) => log.error({ err: error }, 'work failed');
  const outbox = createOutbox(
    trainer.store,
    { slack: (message, doubtful) => channel.deliver(message, doubtful) },
    { owner: OWNER, leaseMs: LEASE_MS, everyMs: 30 },
    trainer.now,
    trouble,
  );
  const directoryOf = (name: string) => (name === 'slack' ? channel.directory : undefined);
  const desk = createDesk({ ...trainer, directoryOf }, outbox.send, { owner: OWNER, leaseMs: LEASE_MS });
  const due = createDueWork(
    trainer.store,
    async (work) => void (await (work.kind === DRILL ? desk.wentOn(work) : desk.answered(work))),
    { owner: OWNER, leaseMs: LEASE_MS, everyMs: 20, channels: ['slack'] },
    trainer.now,
    trouble,
  );
  const env = sim.env() as Record<string, string>;
  const settings =
    mode === 'http'
      ? { mode, botToken: env.SLACK_BOT_TOKEN!, signingSecret: env.SLACK_SIGNING_SECRET!, host: '127.0.0.1', port: 0 }
      : { mode, botToken: env.SLACK_BOT_TOKEN!, appToken: env.SLACK_APP_TOKEN! };
  const channel = createSlackChannel({
    settings,
    managers,
    apiUrl: env.SLACK_API_URL!,
    desk,
    trainer,
    log,
    onTheWayMs,
  });
  const { port } = await channel.start();
  if (port !== null) sim.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  else await sim.socket.waitForConnection();
  outbox.start();
  if (pauseMs > 0 || at !== undefined) due.start();

  return {
    sim,
    trainer,
    desk,
    channel,
    log: () => logged.join(''),
    /** Moves the clock on. */
    pass: (ms: number) => void (clock += ms),
    rep: (name = 'ya-ting') => sim.user(name),
    /** Slack brings the same thing again. */
    redeliver: async ({ kind, body, teamId }: Brought) =>
      (sim.delivery.deliver(kind, body, { teamId } as object) as unknown as Brought).settled,
    /** Every committed message of a rep has been sent or given up. */
    allSent: async (name = 'ya-ting') => {
      const who = { workspace: ACME, person: sim.user(name).id as string };
      for (;;) {
        const { outgoing } = await trainer.store.read.personData(who);
        if (outgoing.every(({ state }) => state !== 'waiting')) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      await channel.stop();
      await due.stop();
      await outbox.stop();
      await sim.stop();
      await trainer.store.close();
    },
  };
}

export type Bot = Awaited<ReturnType<typeof startBot>>;

/**
 * Stops the bot; fails where Slack would have refused something but what the test `provoked` (`method error`), or a person
 * would have noticed something odd.
 */
export async function stopWithoutComplaint(bot: Bot, provoked: readonly string[] = []): Promise<void> {
  const { rejected: refused, warnings, problems, failedDeliveries } = bot.sim.report();
  await bot.stop();
  const rejected = refused.filter(
    ({ method, error }: { method: string; error: string }) => !provoked.includes(`${method} ${error}`),
  );
  expect({ rejected, warnings, problems, failedDeliveries }).toEqual({
    rejected: [],
    warnings: [],
    problems: [],
    failedDeliveries: [],
  });
}
