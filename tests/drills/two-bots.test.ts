import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresUrl, runOn } from '../store/databases.ts';
import { aSpec, aTeam, CHANNEL, MANAGER, member, type ATeam } from './team.ts';

/** Two bots on one store, as several processes on PostgreSQL are: a drill is still one. */

const folder = mkdtempSync(join(tmpdir(), 'two-bots-drills-'));
let files = 0;
const schema = `two_bots_drills_${process.pid}`;
const stores: [string, () => string][] = [['SQLite', () => `sqlite:${join(folder, `${++files}.sqlite`)}`]];
if (postgresUrl) {
  const url = `${postgresUrl}${postgresUrl.includes('?') ? '&' : '?'}schema=${schema}`;
  stores.push(['PostgreSQL', () => `${url}_${++files}`]);
}

afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (postgresUrl)
    for (let i = 1; i <= files; i++) await runOn(postgresUrl, `drop schema if exists ${schema}_${i} cascade`);
});

const FORTY = Array.from({ length: 40 }, (_, i) =>
  member(`U${i}`, { zone: i % 2 === 0 ? 'Asia/Taipei' : 'Asia/Hong_Kong' }),
);

async function twoBots(url: string) {
  const first = await aTeam(FORTY, { databaseUrl: url });
  return [first, await aTeam(FORTY, { databaseUrl: url })] as const;
}

/** Both look at once, again and again, a second apart, until a time. */
async function bothWork(bots: readonly ATeam[], seconds: number, leaseMs?: number) {
  for (let i = 0; i < seconds; i++) {
    await Promise.all(bots.map((bot) => bot.look(leaseMs)));
    await Promise.all(bots.map((bot) => bot.deliver()));
    for (const bot of bots) bot.jumps(1000);
  }
}

const sent = (bots: readonly ATeam[], to: string) => bots.flatMap((bot) => bot.to(to));

describe.each(stores)('on %s', (_, urlOf) => {
  test.each([
    ['of which one takes the work', 1000],
    ['that both take all work, as when a lease has run out', 0],
  ])(
    'forty people get one message each from two bots %s',
    async (_how, leaseMs) => {
      const bots = await twoBots(urlOf());
      const [first] = bots;
      const { id } = await first.drafts(aSpec());
      await first.manages({ do: 'confirm', which: id! });
      await bothWork(bots, 30, leaseMs);
      expect(FORTY.map(({ person }) => sent(bots, person).length)).toEqual(FORTY.map(() => 1));
      const boards = sent(bots, `D-${MANAGER}`).filter(
        ({ text, edits }) => text.includes('[看每個人]') && edits === null,
      );
      expect(boards).toHaveLength(1);

      for (const bot of bots) bot.jumps(Date.parse('2026-01-09T18:00+08:00') - bot.trainer.now());
      await bothWork(bots, 10, leaseMs);
      expect(sent(bots, CHANNEL)).toHaveLength(1);
      expect(FORTY.map(({ person }) => sent(bots, person).length)).toEqual(FORTY.map(() => 1));
      expect((await first.read(id!)).status).toBe('ended');
    },
    60_000,
  );

  test('what the manager and the reps press meanwhile at either is taken once', async () => {
    const bots = await twoBots(urlOf());
    const [first, second] = bots;
    const drill = await first.sets(aSpec());
    await bothWork(bots, 15);
    const value = `${drill.id}/1`;
    const presses = FORTY.slice(0, 12).map(({ person }, i) =>
      bots[i % 2]!.rep(person).presses(i % 3 === 0 ? 'drill_not_now' : 'drill_start', value),
    );
    await Promise.all([
      ...presses,
      bothWork(bots, 3),
      first.manages({ do: 'remind', which: '1' }),
      second.manages({ do: 'remind', which: '1' }),
    ]);
    await bothWork(bots, 20);
    const states = await first.trainer.store.read.countStates({ workspace: 'T1', drill: drill.id, round: 1 });
    expect(states).toEqual({ started: 8, invited: 32 });
    await Promise.all([
      first.manages({ do: 'endNow', which: '1' }),
      second.manages({ do: 'endNow', which: '1' }),
      bothWork(bots, 3),
    ]);
    await bothWork(bots, 10);
    expect(sent(bots, CHANNEL)).toHaveLength(1);
  }, 60_000);
});
