import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/open-store.ts';
import type { Drill, Round } from '../../src/store/schema.ts';
import { runOn } from '../store/databases.ts';
import { generateWorkspace, SlackSim } from '../slack-sim/src/index.mjs';
import { freePort, wait } from './bot-process.ts';

/** A team in a Slack that keeps its rates and often fails, one who sets drills for it, and what is kept of them. */

const MANIFEST = JSON.parse(readFileSync(join(import.meta.dirname, '../../manifest.json'), 'utf8'));
export const WORKSPACE = 'T0DRILLED1';
const CHIEF = { id: 'U0CHIEF0001', name: 'chief', realName: 'Chief', admin: true, locale: 'zh-TW', tz: 'Asia/Taipei' };
const DAY = 86_400_000;

/** One call in ten fails, in one of five ways; some are slow. */
const failing = (method: RegExp, slow: { rate: number; delayMs: number }) => [
  ...['lost_response', 'http_500', 'http_503', 'reset', 'ratelimited'].map((kind) => ({ method, kind, rate: 0.02 })),
  { method, kind: 'slow', ...slow },
];

export type Mode = 'http' | 'socket';

/** Posts, edits and questions about people. */
const FAULTS = [
  ...failing(/^chat\./, { rate: 0.1, delayMs: 300 }),
  ...failing(/^(users|usergroups)\./, { rate: 0.5, delayMs: 300 }),
];

interface SlackOptions {
  mode: Mode;
  /** How many people are in the user group @team, and beside it. One more may set drills. */
  team: number;
  others: number;
  /** Whether calls fail. */
  fails: boolean;
}

/** The Slack double with such a workspace, and what a bot needs to know of it. */
export async function startSlack({ mode, team, others, fails }: SlackOptions) {
  const all = generateWorkspace({
    id: WORKSPACE,
    name: 'Drilled',
    domain: 'drilled',
    users: team + others,
    channels: 0,
    locale: 'zh-TW',
  });
  const usergroups = [{ handle: 'team', name: 'Team', users: all.users.slice(0, team).map(({ name }) => name) }];
  const sim = await SlackSim.start({
    manifest: { ...MANIFEST, settings: { ...MANIFEST.settings, socket_mode_enabled: mode === 'socket' } },
    workspaces: [{ ...all, users: [...all.users, CHIEF], usergroups }],
    rateLimit: { messagesPerChannel: true, burst: 1, tiers: true },
    faults: { seed: 5, rules: fails ? FAULTS : [] },
  });
  const { SLACK_APP_TOKEN, ...http } = sim.env() as Record<string, string>;
  if (mode === 'socket') return { sim, env: { ...http, SLACK_APP_TOKEN: SLACK_APP_TOKEN! } };
  const port = await freePort();
  sim.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  return { sim, env: { ...http, HOST: '127.0.0.1', PORT: `${port}` } };
}

/** An empty database, looked into from outside while bots work on it. */
export async function aDatabase(postgres: string | undefined) {
  const schema = `drill_kills_${process.pid}`;
  const folder = mkdtempSync(join(tmpdir(), 'drill-kills-'));
  const url = postgres
    ? `${postgres}${postgres.includes('?') ? '&' : '?'}schema=${schema}`
    : `sqlite:${join(folder, 'trainer.sqlite')}`;
  const store = await openStore(url);
  return {
    url,
    store,
    async remove() {
      await store.close();
      rmSync(folder, { recursive: true });
      if (postgres) await runOn(postgres, `drop schema if exists ${schema} cascade`);
    },
  };
}

/** Whether a message has a button, whatever that is called: for a `match` and the like. */
export const hasButton =
  (action: string) =>
  ({ message }: { message: { blocks?: object[] } }): boolean =>
    JSON.stringify(message.blocks ?? []).includes(`"action_id":"${action}"`);

/** Looks at what a drill would come to, for each audience, as soon as a bot listens; nothing is sent yet. */
export async function previews(chief: any, audiences: readonly string[]): Promise<void> {
  const due = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10);
  for (const audience of audiences) {
    while ((await chief.command('/drill', `${audience} ${due} 18:00 weekends`)).failed) await wait(300);
    await chief.waitForReply({ match: hasButton('drill_confirm'), timeout: 30_000 });
  }
}

/** Presses, the newest preview first, until every one has given way to what came of it. */
export async function confirmsAll(chief: any): Promise<void> {
  while (chief.messages({ from: 'bot' }).some(hasButton('drill_confirm'))) {
    await chief.clickButton('drill_confirm');
    await wait(300);
  }
}

export interface Kept {
  drill: Drill;
  rounds: Round[];
  /** Who was invited, and what became of the message: its id in the conversation, or its state. */
  people: { person: string; state: string; message: string | null; posted: string | null }[];
}

/** What is kept of all drills that were confirmed. */
export async function keptOf({ read }: Store): Promise<Kept[]> {
  const drills = await read.drillsIn(WORKSPACE, 100);
  return Promise.all(
    drills.map(async (drill) => {
      const rounds = await read.rounds({ workspace: WORKSPACE, drill: drill.id });
      const rows = await read.assignments({ workspace: WORKSPACE, drill: drill.id, round: 1 });
      const people = rows.map(async ({ person, state, message }) => {
        const sent = message === null ? undefined : await read.outgoing({ workspace: WORKSPACE, id: message });
        return { person, state, message, posted: sent?.state === 'sent' ? sent.message : null };
      });
      return { drill, rounds, people: await Promise.all(people) };
    }),
  );
}

/** How far the drills have come, by what is left to do first. */
export type Phase = 'confirming' | 'opening' | 'filling' | 'sending' | 'posting' | 'out';

export async function phaseOf({ read }: Store, drills: number): Promise<Phase> {
  const confirmed = await read.drillsIn(WORKSPACE, drills);
  const rounds = await Promise.all(
    confirmed.map(({ id }) => read.round({ workspace: WORKSPACE, drill: id, round: 1 })),
  );
  if (rounds.includes(undefined)) return 'opening';
  if (rounds.some((round) => round!.state === 'filling')) return 'filling';
  if (confirmed.length < drills) return 'confirming';
  const keys = confirmed.map(({ id }) => ({ workspace: WORKSPACE, drill: id, round: 1 }));
  const states = await Promise.all(keys.map((key) => read.countStates(key)));
  if (states.some(({ waiting = 0 }) => waiting > 0)) return 'sending';
  const unsent = await Promise.all(keys.map((key) => read.unsent(key, 'waiting', 1)));
  return unsent.some((some) => some.length > 0) ? 'posting' : 'out';
}
