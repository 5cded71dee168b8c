import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { argumentsOf } from '../../src/commands/arguments.ts';
import { confirmsAll, hasButton, previews, startSlack } from '../kills/a-team.ts';
import { startArguments } from './idle.ts';
import { machine, usage } from './lib/procstat.mjs';
import { callsOf, mostInOneSecond } from './drill-calls.ts';
import { practising } from './practising.ts';

/**
 * npm run bench:drill [PEOPLE]: a drill for 5,000 people goes out, through a Slack that keeps its rates, while 20 others practise
 * and one a second of those who were invited begins. How long the turns of the 20 take before and meanwhile, how fast the drill
 * goes out, and what of Slack it uses. `-- --quick`: 500 people.
 */
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const { values, positionals } = argumentsOf({
  usage: `npm run bench:drill [-- PEOPLE] [--quick]
How practice goes while a drill for PEOPLE (5000; with --quick 500) goes out.`,
  options: { quick: { type: 'boolean' } },
  words: 1,
});
const people = Number(positionals[0] ?? (values.quick ? 500 : 5000));
const PRACTISING = 20;
const LINE_EVERY_MS = 3000;
const WARM_UP_MS = 20_000;
const BEFORE_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), 'bench-drill-'));
const delays = join(folder, 'delays');
const { sim, env } = await startSlack({ mode: 'http', team: people, others: PRACTISING, fails: false });
const bot = spawn(
  process.execPath,
  ['--import', pathToFileURL(join(here, 'lib/loop-delay.mjs')).href, ...startArguments(root)],
  {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      ...env,
      DATABASE_URL: `sqlite:${join(folder, 'trainer.sqlite')}`,
      ANSWER_PAUSE_MS: '0',
      WORKING_HOURS: '00:00-23:59',
      LOG_LEVEL: 'error',
      LOOP_DELAY_FILE: delays,
    },
    stdio: 'inherit',
  },
);

/** The longest delay of the bot's event loop since a time, in milliseconds; the bot looks once a second. */
async function longestDelay(from: number): Promise<number> {
  await wait(1100);
  const looks = readFileSync(delays, 'utf8').trim().split('\n');
  const since = looks.map((line) => line.split(' ').map(Number)).filter(([at]) => at! > from);
  return Math.max(...since.map(([, ms]) => ms!));
}

/** CPU milliseconds so far: the bot's, this process's (the double and who practises), the whole machine's, stolen ones too. */
function used() {
  const { user, system } = process.cpuUsage();
  const { busyMs, stealMs } = machine();
  return { bot: usage(bot.pid!).cpuMs, double: (user + system) / 1000, all: busyMs + stealMs };
}

/** One stretch of time: how long turns took, and what the bot and all others used meanwhile. */
async function stretch(name: string, work: () => Promise<unknown>) {
  const [from, first, turns] = [Date.now(), used(), practice.measure()];
  await work();
  const [ms, last] = [Date.now() - from, used()];
  const share = (cpuMs: number) => `${((cpuMs / ms) * 100).toFixed(0)} %`;
  const [ofBot, ofDouble, ofAll] = [last.bot - first.bot, last.double - first.double, last.all - first.all];
  const { n, p50, p95, p99, max } = turns.samples.summary();
  console.log(`${name}, ${(ms / 1000).toFixed(0)} s`);
  if (n > 0) console.log(`  ${n} turns, ${turns.lost} lost: p50 ${p50} ms, p95 ${p95}, p99 ${p99}, the longest ${max}`);
  console.log(
    `  bot ${usage(bot.pid!).rssMb.toFixed(0)} MB, its event loop held ${await longestDelay(from)} ms at most`,
  );
  console.log(
    `  of one core: bot ${share(ofBot)}, the double ${share(ofDouble)}, others ${share(ofAll - ofBot - ofDouble)}`,
  );
  return { ms, p95: p95! };
}

const chief: any = sim.user('chief');
const others = Array.from({ length: PRACTISING }, (_, i) => sim.user(`rep${people + 1 + i}`));
while ((await chief.command('/drill', 'help')).failed) await wait(200);
const practice = practising(sim, others, LINE_EVERY_MS);
await wait(WARM_UP_MS);
const before = await stretch('before', () => wait(BEFORE_MS));
await stretch('looked up', () => previews(chief, ['@team']));
const invited = () => [...sim.team().channels.values()].filter((c: any) => c.type === 'im' && c.messages.length > 0);
const meanwhile = await stretch('going out', async () => {
  await confirmsAll(chief);
  for (let begun = 1; invited().length < people + PRACTISING + 1; await wait(1000)) {
    const rep: any = sim.user(`rep${begun}`);
    if (!rep.messages({ from: 'bot' }).some(hasButton('drill_start'))) continue;
    void rep.clickButton('drill_start');
    begun += 1;
  }
});
await stretch('after', () => wait(BEFORE_MS / 2));
await practice.stop();

console.log(
  `\n${people} invitations in ${(meanwhile.ms / 1000).toFixed(0)} s, ${((people / meanwhile.ms) * 1000).toFixed(2)} a second; ` +
    `the progress message edited ${callsOf(sim)['chat.update']?.calls ?? 0} times; ` +
    `p95 of a turn ${(meanwhile.p95 / before.p95).toFixed(2)} times what it was before (aim: at most 2); ` +
    `the most posts in one second: ${mostInOneSecond(sim).join(' in a conversation, ')} in all`,
);
console.table(callsOf(sim));
bot.kill('SIGTERM');
await new Promise((resolve) => bot.once('exit', resolve));
await sim.stop();
rmSync(folder, { recursive: true });
