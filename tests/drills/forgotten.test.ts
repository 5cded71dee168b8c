import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import { postgresUrl, runOn } from '../store/databases.ts';
import { handsIn, practises, tries } from './practising.ts';
import { aSchedule, aSpec, aTeam, MANAGER, member, WORKSPACE } from './team.ts';

/** Who has all that is stored about them deleted is in no table of drills any more, neither their words nor their name. */

const folder = mkdtempSync(join(tmpdir(), 'forgotten-'));
const schema = `forgotten_${process.pid}`;

interface Database {
  url: string;
  /** Every table as text. */
  tables: () => Promise<Record<string, string>>;
}

const TABLES = [
  'drills',
  'rounds',
  'assignments',
  'hand_ins',
  'marks',
  'sessions',
  'turns',
  'lines',
  'outgoing',
  'due',
];

const onSqlite = (): Database => {
  const file = join(folder, 'trainer.sqlite');
  return {
    url: `sqlite:${file}`,
    tables: async () => {
      const db = new DatabaseSync(file);
      const all = TABLES.map((table) => [table, JSON.stringify(db.prepare(`select * from ${table}`).all())]);
      db.close();
      return Object.fromEntries(all) as Record<string, string>;
    },
  };
};

const onPostgres = (url: string): Database => ({
  url: `${url}${url.includes('?') ? '&' : '?'}schema=${schema}`,
  tables: async () => {
    const client = new Client({ connectionString: url });
    await client.connect();
    const all: Record<string, string> = {};
    for (const table of TABLES)
      all[table] = JSON.stringify((await client.query(`select * from ${schema}.${table}`)).rows);
    await client.end();
    return all;
  },
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (postgresUrl) await runOn(postgresUrl, `drop schema if exists ${schema} cascade`);
});

const DATABASES: [string, Database][] = [
  ['SQLite', onSqlite()],
  ...(postgresUrl ? [['PostgreSQL', onPostgres(postgresUrl)] as [string, Database]] : []),
];

/** What only one person is called, says and is told. */
const THEIRS = ['歐陽小美', '暗號一二三', '有說到五點半開門', '我明明有問'];
const GOOD = [
  '淑芬姐您好，我是點點的小陳，做早餐店點餐平板，暗號一二三。方便請教三分鐘嗎？不方便也沒關係',
  '十八年天天五點半開門，很不容易',
];

const where = (tables: Record<string, string>, words: string) =>
  Object.keys(tables).filter((table) => tables[table]!.includes(words));

test.each(DATABASES)('%s', async (_, { url, tables }) => {
  const zone = 'Pacific/Honolulu';
  const people = [member('U1', { name: '歐陽小美' }), member('U2', { name: '阿明' }), member('U3', { name: '家豪' })];
  const team = await aTeam(people, { databaseUrl: url });
  const drill = await team.sets(
    aSpec({ handIn: 'transcript', schedule: aSchedule({ repeat: 'weekly', weekdays: [5], rounds: 2 }) }),
  );
  await practises(team, drill, 'U1', ['我們的平板功能很多，暗號一二三', '現在就簽吧']);
  await practises(team, drill, 'U2');
  await team.until('2026-01-12T12:00+08:00');
  const second = { ...drill, round: 2 };
  await practises(team, second, 'U1', GOOD);
  await practises(team, second, 'U2');
  await team.manages({
    do: 'mark',
    which: '',
    mark: { round: 2, person: 'U1', key: 'find_hot_button', mark: 'partly', reason: '有說到五點半開門' },
  });
  await team.until('2026-01-13T12:00+08:00');
  const [mark] = await team.trainer.store.read.setMarks({ workspace: WORKSPACE, drill: drill.id, round: 2 });
  await team.rep('U1').presses('drill_appeal', mark!.id);
  await team.rep('U1').types('申訴：我明明有問');
  await team.manages({ do: 'show', which: '' });
  await team.manages({ do: 'read', which: '', people: ['U1'] });
  await team.until('2026-01-19T12:00+08:00');
  team.team.people = people.map((one) => (one.person === 'U1' ? { ...one, zone } : one));
  const third = await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-19', time: '17:00' }) }));
  await team.wait(60_000);
  const kept = await tables();
  for (const words of THEIRS) expect(where(kept, words)).toContain('outgoing');
  expect(where(kept, '歐陽小美')).toEqual(['rounds', 'assignments', 'outgoing']);
  const before = await team.trainer.store.read.rounds({ workspace: WORKSPACE, drill: drill.id });
  expect(JSON.stringify(before.at(-1)!.result)).toContain('"U1"');

  await team.rep('U1').presses('delete_data');
  await team.deliver();
  await team.wait(60_000);
  const left = await tables();
  for (const words of THEIRS) expect([words, where(left, words)]).toEqual([words, []]);
  const after = await team.trainer.store.read.rounds({ workspace: WORKSPACE, drill: drill.id });
  expect(JSON.stringify(after)).not.toContain('"U1"');
  const counts = (rounds: typeof after) =>
    rounds.map(({ result }) => (result as unknown as { team: { counts: unknown } }).team.counts);
  expect(counts(after)).toEqual(counts(before));
  expect((await team.manages({ do: 'show', which: `${third.seq}` }))[0]).toContain('共 2 人要練');
  const board = (await team.read(third.id)).board!;
  expect(
    team.to(`D-${MANAGER}`).findLast(({ id, edits }) => id === board || edits === `ts-${board}`)!.text,
  ).not.toContain('歐陽');
  await handsIn(team, 'U2', await tries(team, third, 'U2'));
});
