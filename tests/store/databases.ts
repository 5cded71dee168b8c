import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore, type Store } from '../../src/store/open-store.ts';

/** An empty database to test on; every `open` is one more store on the same one. */
export interface TestDatabase {
  name: string;
  open(): Promise<Store>;
  remove(): Promise<void>;
}

const postgresUrl = process.env['TEST_DATABASE_URL'];

/** SQLite always, PostgreSQL where TEST_DATABASE_URL names one. */
export const databases: [string, () => TestDatabase][] = [
  ['SQLite', sqliteFile],
  ...(postgresUrl ? [['PostgreSQL', () => postgresSchema(postgresUrl)] as [string, () => TestDatabase]] : []),
];

function sqliteFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const url = `sqlite:${join(folder, 'data', 'trainer.sqlite')}`;
  return {
    name: url,
    open: () => openStore(url),
    remove: async () => rmSync(folder, { recursive: true }),
  };
}

let schemas = 0;

function postgresSchema(url: string): TestDatabase {
  const schema = `store_test_${process.pid}_${Date.now()}_${(schemas += 1)}`;
  return {
    name: schema,
    open: () => openStore(url, { schema, poolSize: 5 }),
    remove: async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      await client.query(`drop schema if exists ${schema} cascade`);
      await client.end();
    },
  };
}
