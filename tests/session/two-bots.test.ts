import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trainer } from '../../src/session/trainer.ts';
import { aRep, aTrainer } from './rep.ts';
import { postgresUrl, runOn } from '../store/databases.ts';

/** Two bots on one store, as several processes on PostgreSQL are: a session's lines are still taken one after another. */
const folder = mkdtempSync(join(tmpdir(), 'two-bots-'));
const schema = `two_bots_${process.pid}`;
const stores: [string, string][] = [['SQLite', `sqlite:${join(folder, 'trainer.sqlite')}`]];
if (postgresUrl) stores.push(['PostgreSQL', `${postgresUrl}${postgresUrl.includes('?') ? '&' : '?'}schema=${schema}`]);

const opened: Trainer[] = [];
const twoBots = async (url: string) => {
  const bots = [await aTrainer({}, url), await aTrainer({}, url)];
  opened.push(...bots.map(({ trainer }) => trainer));
  return bots;
};

afterEach(async () => {
  for (const { store } of opened.splice(0)) await store.close();
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (postgresUrl) await runOn(postgresUrl, `drop schema if exists ${schema} cascade`);
});

test.each(stores)('on %s every line is one turn, in one row of turns', async (_name, url) => {
  const bots = await twoBots(url);
  const reps = bots.map(({ trainer }) => aRep(trainer, 'U1'));
  await reps[0]!.types('練習');
  const texts = Array.from({ length: 12 }, (_, i) => `您好，這是第${i}句`);
  const answers = await Promise.all(texts.map((text, i) => reps[i % 2]!.types(text)));
  expect(answers.flat()).toHaveLength(12);
  const turns = await reps[0]!.turns();
  expect(turns.map((t) => t.number)).toEqual(Array.from({ length: 13 }, (_, i) => i));
  expect(turns.flatMap((t) => t.rep.map((l) => l.text)).toSorted()).toEqual(texts.toSorted());
});

test.each(stores)('on %s the same event at both bots is taken once', async (_name, url) => {
  const bots = await twoBots(url);
  const reps = bots.map(({ trainer }) => aRep(trainer, 'U2'));
  await reps[0]!.types('練習');
  const answers = await Promise.all(reps.map((rep) => rep.types('您好', 'same-event')));
  expect(answers.flat()).toHaveLength(1);
  expect((await reps[0]!.turns()).map((t) => t.number)).toEqual([0, 1]);
});
