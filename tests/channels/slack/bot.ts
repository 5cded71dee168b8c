import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { createSlackChannel } from '../../../src/channels/slack/channel.ts';
import type { Managers } from '../../../src/drills/settings.ts';
import { createDueWork } from '../../../src/jobs/due-work.ts';
import { createOutbox } from '../../../src/jobs/outbox.ts';
import { createDesk } from '../../../src/session/desk.ts';
import { openTrainer } from '../../../src/session/open-trainer.ts';
import { SlackSim, generateWorkspace } from '../../slack-sim/src/index.mjs';

const MANIFEST = JSON.parse(readFileSync(new URL('../../../manifest.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;
const OWNER = 'test';
const LEASE_MS = 60_000;

/** Reps with Slack in the language that their name says. */
const PEOPLE = [
  { id: 'U0YATING001', name: 'ya-ting', realName: 'Ya-Ting', email: 'ya-ting@acme.test', locale: 'zh-TW' },
  { id: 'U0WINGYAN01', name: 'wing-yan', realName: 'Wing-Yan', email: 'wing-yan@acme.test', locale: 'zh-HK' },
  { id: 'U0XIAOMIN01', name: 'xiao-min', realName: 'Xiao-Min', email: 'xiao-min@acme.test', locale: 'zh-CN' },
  { id: 'U0ALICE0001', name: 'alice', realName: 'Alice', email: 'alice@acme.test', locale: 'en-US' },
];

interface Brought {
  kind: string;
  body: unknown;
  teamId: string;
  settled: Promise<unknown>;
}

export interface BotOptions {
  mode?: 'http' | 'socket';
  pauseMs?: number;
  onTheWayMs?: number;
  seed?: number;
  managers?: Managers;
  /** What Acme has beside its reps and #general, in slack-sim's words. */
  more?: { users?: object[]; channels?: object[]; usergroups?: object[] };
  /** As slack-sim takes it; left out: Slack's rates are not kept. */
  rateLimit?: object;
}

const ADMINS: Managers = { admins: true, groups: [], people: [] };

/** The whole bot in this process, against the Slack double with the app of manifest.json. */
export async function startBot({
  mode = 'http',
  pauseMs = 0,
  onTheWayMs = 50,
  seed = 7,
  managers = ADMINS,
  more = {},
  rateLimit = {},
}: BotOptions = {}) {
  const general = { id: 'C0GENERAL01', name: 'general', members: PEOPLE.map((p) => p.name), bot: false };
  const workspace = {
    ...generateWorkspace({ id: 'T0ACMESALES', name: 'Acme', domain: 'acme', users: 0, channels: 0 }),
    users: [...PEOPLE, ...(more.users ?? [])],
    channels: [general, ...(more.channels ?? [])],
    usergroups: more.usergroups ?? [],
  };
  const sim = await SlackSim.start({ manifest: MANIFEST, workspaces: [workspace], timeFactor: 60, rateLimit });
  if (mode === 'socket') sim.useSocketMode();
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const trainer = await openTrainer({
    databaseUrl: 'sqlite::memory:',
    settings: { pauseMs, leftAloneMs: 3_600_000, keepDays: 365 },
    seed,
  });
  const trouble = (error: unknown) => log.error({ err: error }, 'work failed');
  const outbox = createOutbox(
    trainer.store,
    { slack: (message, doubtful) => channel.deliver(message, doubtful) },
    { owner: OWNER, leaseMs: LEASE_MS, everyMs: 30 },
    trainer.now,
    trouble,
  );
  const desk = createDesk(trainer, outbox.send, { owner: OWNER, leaseMs: LEASE_MS });
  const due = createDueWork(
    trainer.store,
    async (work) => void (await desk.answered(work)),
    { owner: OWNER, leaseMs: LEASE_MS, everyMs: 20 },
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
  if (pauseMs > 0) due.start();

  return {
    sim,
    trainer,
    desk,
    channel,
    log: () => logged.join(''),
    rep: (name = 'ya-ting') => sim.user(name),
    /** Slack brings the same thing again. */
    redeliver: async ({ kind, body, teamId }: Brought) =>
      (sim.delivery.deliver(kind, body, { teamId } as object) as unknown as Brought).settled,
    /** Every committed message of a rep has been sent or given up. */
    allSent: async (name = 'ya-ting') => {
      const who = { workspace: workspace.id, person: sim.user(name).id as string };
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

/** Stops the bot; fails where Slack would have refused something, or a person would have noticed something odd. */
export async function stopWithoutComplaint(bot: Bot): Promise<void> {
  const { rejected, warnings, problems, failedDeliveries } = bot.sim.report();
  await bot.stop();
  expect({ rejected, warnings, problems, failedDeliveries }).toEqual({
    rejected: [],
    warnings: [],
    problems: [],
    failedDeliveries: [],
  });
}
