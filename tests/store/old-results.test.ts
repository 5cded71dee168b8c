import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, PostgresDialect, SqliteDialect, type Dialect } from 'kysely';
import { Pool } from 'pg';
import { resultsWithoutNames } from '../../src/store/migrations/0010-results-without-names.ts';
import { openStore } from '../../src/store/open-store.ts';
import { preparedStatements } from '../../src/store/sqlite-statements.ts';
import { postgresUrl, runOn } from './databases.ts';
import { drill, round, workspace } from './rows.ts';

/** Results that were kept with the name of who improved most, and drills with what their message showed. */

const folder = mkdtempSync(join(tmpdir(), 'old-results-'));
const file = join(folder, 'trainer.sqlite');
const schema = `old_results_${process.pid}`;

afterAll(async () => {
  rmSync(folder, { recursive: true });
  if (postgresUrl) await runOn(postgresUrl, `drop schema if exists ${schema} cascade`);
});

const DATABASES: [string, string, () => Dialect][] = [
  ['SQLite', `sqlite:${file}`, () => new SqliteDialect({ database: preparedStatements(new DatabaseSync(file)) })],
];
if (postgresUrl) {
  const url = `${postgresUrl}${postgresUrl.includes('?') ? '&' : '?'}schema=${schema}`;
  const pool = () => new Pool({ connectionString: postgresUrl, options: `-c search_path=${schema}` });
  DATABASES.push(['PostgreSQL', url, () => new PostgresDialect({ pool: pool() })]);
}

test.each(DATABASES)('keep ids alone: %s', async (_, url, dialect) => {
  const store = await openStore(url);
  const { write, read, commit } = store;
  const team = { counts: { done: 2 }, mostImproved: { person: 'U1', name: '小美', rise: 0.3 } };
  const result = { team, language: 'zh-TW', improved: { person: 'U1', name: '小美', agreed: true, posted: false } };
  const nobody = { team: { counts: { done: 0 }, mostImproved: null }, language: 'en', improved: null };
  await commit([
    write.insertDrill(drill('R1', { board_shown: '[{"text":"聯絡不到：小美"}]' })),
    write.insertRound(round('R1', 1, { state: 'closed', result })),
    write.insertRound(round('R1', 2, { state: 'closed', result: nobody })),
    write.insertRound(round('R1', 3)),
  ]);

  const db = new Kysely<unknown>({ dialect: dialect() });
  for (const _again of [1, 2]) await resultsWithoutNames.up(db);
  await db.destroy();

  const rounds = await read.rounds({ workspace, drill: 'R1' });
  expect(rounds.map((one) => one.result)).toEqual([
    {
      team: { counts: { done: 2 }, mostImproved: { person: 'U1', rise: 0.3 } },
      language: 'zh-TW',
      improved: { person: 'U1', agreed: true, posted: false },
    },
    nobody,
    null,
  ]);
  expect((await read.drill({ workspace, id: 'R1' }))!.board_shown).toBeNull();
  await store.close();
});
