import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { argumentsOf } from '../../src/commands/arguments.ts';
import { measureIdle, startArguments } from './idle.ts';

/**
 * npm run bench [-- ROUNDS]: whole practices with every turn durable (SQLite, synchronous FULL, no pause) beside a bare
 * Bolt echo bot, run in turn on the same machine: turns/s, CPU per turn, p95, memory, cold start; then the memory of an
 * idle bot with 10,000 stored sessions.
 */
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const { positionals } = argumentsOf({
  usage: `npm run bench [-- ROUNDS]
Turns a second, CPU, latency and memory beside a bare Bolt echo bot; ROUNDS (3) of each.`,
  words: 1,
});
const rounds = positionals[0] ?? '3';
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const conversation = join(here, 'conversation.txt');

const subjects = [
  { name: 'echo', cmd: `${process.execPath} ${join(here, 'echo-bot.ts')}`, cwd: root },
  {
    name: 'trainer',
    cmd: [process.execPath, ...startArguments(root).slice(0, -1), join(here, 'trainer.ts')].join(' '),
    cwd: root,
    env: {
      ANSWER_PAUSE_MS: '0',
      LOG_LEVEL: 'warn',
      HOST: '127.0.0.1',
      TMPDIR: folder,
    },
  },
];
writeFileSync(join(folder, 'subjects.json'), JSON.stringify(subjects));

const suite = [
  '--subjects',
  join(folder, 'subjects.json'),
  '--rounds',
  rounds,
  '--out',
  join(folder, 'results.jsonl'),
  '--base',
  'echo',
];
const load = [
  '--',
  '--users',
  '50',
  '--turns',
  '5200',
  '--warmup',
  '1300',
  '--text-file',
  conversation,
  '--port',
  '3977',
];
const { status } = spawnSync(process.execPath, [join(here, 'suite.mjs'), ...suite, ...load], { stdio: 'inherit' });
await measureIdle(root, folder, 10_000);
rmSync(folder, { recursive: true });
process.exitCode = status ?? 1;
