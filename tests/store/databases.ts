import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openStore, type Store } from '../../src/store/open-store.ts';

/** An empty database; every `open` is one more store on it. */
export interface TestDatabase {
  open: () => Promise<Store>;
  /** Closes the stores and removes all that was made. */
  remove: () => Promise<void>;
}

/** The one under test: an empty database for each test, with a store on it. */
export interface Under {
  store: Store;
  database: TestDatabase;
  newDatabase: () => TestDatabase;
  /** One process has it to itself. */
  alone: boolean;
}

export const postgresUrl = process.env['TEST_DATABASE_URL'];

/** The same tests on SQLite always, and on PostgreSQL where TEST_DATABASE_URL names one. */
export function onEveryDatabase(what: string, tests: (under: Under) => void): void {
  const databases: [string, () => TestDatabase][] = [['SQLite', sqliteFile]];
  if (postgresUrl) databases.push(['PostgreSQL', () => postgresSchema(postgresUrl).database]);

  describe.each(databases)(`${what} (%s)`, (_name, newDatabase) => {
    const under = { newDatabase, alone: newDatabase === sqliteFile } as Under;
    beforeEach(async () => {
      under.database = newDatabase();
      under.store = await under.database.open();
    });
    afterEach(() => under.database.remove());
    tests(under);
  });
}

export function sqliteFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const url = `sqlite:${join(folder, 'data', 'trainer.sqlite')}`;
  return closing(
    () => openStore(url),
    async () => rmSync(folder, { recursive: true }),
  );
}

let schemas = 0;

export function postgresSchema(url: string): { database: TestDatabase; schema: string } {
  schemas += 1;
  const schema = `store_test_${process.pid}_${Date.now()}_${schemas}`;
  const database = closing(
    () => openStore(url, { schema, poolSize: 5 }),
    () => runOn(url, `drop schema if exists ${schema} cascade`),
  );
  return { database, schema };
}

/** One statement on a connection of its own. */
export async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function closing(open: () => Promise<Store>, remove: () => Promise<void>): TestDatabase {
  const stores: Store[] = [];
  return {
    open: async () => {
      const store = await open();
      stores.push(store);
      return store;
    },
    remove: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await remove();
    },
  };
}
