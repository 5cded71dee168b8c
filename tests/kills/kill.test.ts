import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { generateWorkspace, SlackSim } from '../slack-sim/src/index.mjs';
import { botProcess, freePort, wait } from './bot-process.ts';

/**
 * The bot is killed at random instants while people practise, and started again each time. Whatever happens, every line
 * that Slack was told is taken is recorded once, and every answer is posted once.
 */
const MANIFEST = JSON.parse(readFileSync(join(import.meta.dirname, '../../manifest.json'), 'utf8'));
const LINES = [
  '您好，我是點點的小陳',
  '方便請教三分鐘嗎？不方便也沒關係',
  '現在最忙的時候大概怎麼跑？',
  '原來如此，可以多說一點嗎？',
  '月繳 1,480 元',
  '這幾項您會先選哪一個？',
  '謝謝您跟我說這個',
];
const REPS = 6;

interface Said {
  person: string;
  text: string;
  acked: boolean;
}

/** One who practises without end: starts, says lines with a number in each, ends, starts again. */
async function practises(client: any, said: Said[], goesOn: () => boolean) {
  for (let n = 0; goesOn(); n++) {
    const place = n % (LINES.length + 2);
    const text = place === 0 ? '練習' : place === LINES.length + 1 ? '結束' : `${LINES[place - 1]} 第${n}句`;
    const delivery = await says(client, text);
    if (text.includes('第')) said.push({ person: client.id, text, acked: delivery.state === 'acked' });
    await wait(Math.random() * 150);
  }
}

/** Says it and waits until Slack has delivered it or given it up; a word for the coach is then said again. */
async function says(client: any, text: string): Promise<{ state: string }> {
  const { delivery } = await client.dm(text, { wait: false });
  await delivery.settled;
  return delivery.state === 'acked' || text.includes('第') ? delivery : says(client, text);
}

/** All messages that the bot has posted to one person, with the ids they carry. */
const postedTo = (client: any): string[] =>
  client
    .messages({ from: 'bot' })
    .map((m: any) => m.message.metadata?.event_payload)
    .filter((payload: any) => payload?.id && !payload.page)
    .map((payload: any) => payload.id);

async function recorded(store: Store, person: string) {
  const data = await store.read.personData({ workspace: 'T0KILLED01', person });
  return { lines: data.lines, turns: data.turns, outgoing: data.outgoing };
}

async function killing({ mode, kills }: { mode: 'http' | 'socket'; kills: number }) {
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  const databaseUrl = `sqlite:${join(folder, 'trainer.sqlite')}`;
  const workspace = generateWorkspace({
    id: 'T0KILLED01',
    name: 'Killed',
    domain: 'killed',
    users: REPS,
    channels: 1,
    locale: 'zh-TW',
  });
  const manifest =
    mode === 'http' ? MANIFEST : { ...MANIFEST, settings: { ...MANIFEST.settings, socket_mode_enabled: true } };
  const sim = await SlackSim.start({ manifest, workspaces: [workspace], timeFactor: 60 });
  const port = await freePort();
  if (mode === 'http') sim.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  else sim.useSocketMode();
  const { SLACK_APP_TOKEN, ...http } = sim.env() as Record<string, string>;
  const env = {
    ...http,
    ...(mode === 'socket' ? { SLACK_APP_TOKEN: SLACK_APP_TOKEN! } : {}),
    HOST: '127.0.0.1',
    PORT: `${port}`,
    DATABASE_URL: databaseUrl,
    ANSWER_PAUSE_MS: '250',
  };
  const bot = botProcess(env);
  const reps: any[] = Array.from({ length: REPS }, (_, i) => sim.user(`rep${i + 1}`, 'T0KILLED01'));
  const said: Said[] = [];
  let going = true;

  bot.start();
  const talking = reps.map((rep) => practises(rep, said, () => going));
  const startMs = await firstAnswer(said);
  for (let i = 0; i < kills; i++) {
    await wait(startMs * 0.7 + Math.random() * (startMs + 800));
    await bot.kill();
    bot.start();
  }
  await wait(3000);
  going = false;
  await Promise.all(talking);
  await settled(databaseUrl, reps);
  await bot.stop();

  const store = await openStore(databaseUrl);
  const all = await Promise.all(
    reps.map(async (rep) => ({ rep, ...(await recorded(store, rep.id)), posted: postedTo(rep) })),
  );
  await store.close();
  const report = sim.report();
  await sim.stop();
  rmSync(folder, { recursive: true });
  return { all, said, report, log: bot.log() };
}

/** How long a start takes on this machine, until the first line is taken: some kills are to fall before that, most after. */
async function firstAnswer(said: readonly Said[]): Promise<number> {
  const from = Date.now();
  while (!said.some((s) => s.acked) && Date.now() - from < 20_000) await wait(50);
  return Math.min(Date.now() - from, 4000);
}

/** Waits until nothing is left to be sent or answered; posts in doubt take some seconds. */
async function settled(databaseUrl: string, reps: any[]) {
  const store = await openStore(databaseUrl);
  for (let tries = 0; tries < 120; tries++) {
    await wait(500);
    const rows = await Promise.all(reps.map((rep) => recorded(store, rep.id)));
    if (rows.every((r) => r.outgoing.every((o) => o.state === 'sent') && r.lines.every((l) => l.state !== 'waiting')))
      break;
  }
  await store.close();
}

describe.each([
  { mode: 'http' as const, kills: 50 },
  { mode: 'socket' as const, kills: 8 },
])('killed $kills times over $mode', (how) => {
  let outcome: Awaited<ReturnType<typeof killing>>;
  beforeAll(async () => {
    outcome = await killing(how);
  }, 400_000);

  test('people went on practising all the while', () => {
    expect(outcome.said.filter((s) => s.acked).length).toBeGreaterThan(how.kills);
  });

  test('every line that was taken is recorded once, as written', () => {
    const texts = outcome.all.flatMap(({ rep, lines }) => lines.map((l) => `${rep.id} ${l.text}`));
    expect(texts.length).toBe(new Set(texts).size);
    const acked = outcome.said.filter((s) => s.acked).map((s) => `${s.person} ${s.text}`);
    expect(acked.filter((line) => !texts.includes(line))).toEqual([]);
  });

  test('every line is part of one turn', () => {
    for (const { lines, turns } of outcome.all) {
      const ids = turns.flatMap((t) => (t.body as { rep: { id: string }[] }).rep.map((l) => l.id));
      expect(ids.toSorted()).toEqual(lines.map((l) => l.id).toSorted());
    }
  });

  test('every answer is posted once', () => {
    for (const { outgoing, posted } of outcome.all) {
      expect(outgoing.filter((o) => o.state !== 'sent').map((o) => ({ state: o.state, error: o.last_error }))).toEqual(
        [],
      );
      expect(posted.toSorted()).toEqual(outgoing.map((o) => o.id).toSorted());
    }
  });

  test('answers are posted in the order in which they were given', () => {
    for (const { outgoing, posted } of outcome.all)
      expect(posted).toEqual(outgoing.toSorted((a, b) => a.seq - b.seq).map((o) => o.id));
  });

  test('Slack refused nothing', () => {
    expect(outcome.report.rejected).toEqual([]);
    expect(outcome.report.warnings).toEqual([]);
  });
});
