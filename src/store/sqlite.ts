import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Kysely, SqliteDialect } from 'kysely';
import type { Engine } from './engine.ts';
import { saying, StoreError } from './errors.ts';
import { migrate } from './migrations/migrate.ts';
import type { Schema } from './schema.ts';
import { groupTasks, type WriteGroup } from './sqlite-group.ts';
import { isBusy, storeError } from './sqlite-faults.ts';
import { preparedStatements, type PreparedStatements } from './sqlite-statements.ts';
import { transactions, type Outcome } from './sqlite-transaction.ts';

const BUSY_MS = 5_000;
const MIGRATION_WAIT_MS = 30_000;

/**
 * Opens the file, making its folder, and brings its tables up to date. One process at a time is the rule; two lose nothing,
 * they only wait for each other.
 */
export async function openSqlite(path: string): Promise<Engine> {
  const database = openFile(path);
  try {
    await whenFree(() => database.exec('pragma journal_mode = wal; pragma synchronous = full'));
    const statements = preparedStatements(database);
    const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: statements }) });
    await migrateAlone(database, kysely);
    database.exec(`pragma busy_timeout = ${BUSY_MS}`);
    return sqliteEngine(path, database, statements, kysely);
  } catch (error) {
    database.close();
    throw notOpened(path, error);
  }
}

function openFile(path: string): DatabaseSync {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw notOpened(path, error);
  }
}

const notOpened = (path: string, error: unknown): StoreError =>
  new StoreError(
    'not_opened',
    `The SQLite file ${path} cannot be used (${saying(error)}). Check that the folder can be written and the file is a trainer's database, or set DATABASE_URL to another one.`,
    error,
  );

/** Kysely migrates SQLite without a transaction; this one also keeps other processes out. */
async function migrateAlone(database: DatabaseSync, kysely: Kysely<Schema>): Promise<void> {
  await whenFree(() => database.exec('begin immediate'));
  try {
    await migrate(kysely);
    database.exec('commit');
  } catch (error) {
    if (database.isTransaction) database.exec('rollback');
    throw error;
  }
}

/** Tries until no other connection is in the way. Waiting inside SQLite would stop a second store of the same process. */
async function whenFree(work: () => void): Promise<void> {
  for (let waited = 0; ; waited += 20) {
    try {
      return work();
    } catch (error) {
      if (!isBusy(error) || waited >= MIGRATION_WAIT_MS) throw error;
      await pause(20);
    }
  }
}

function sqliteEngine(
  path: string,
  database: DatabaseSync,
  statements: PreparedStatements,
  kysely: Kysely<Schema>,
): Engine {
  const writer = path === ':memory:' ? writerHere(database) : writerThread(path);
  const join = groupTasks(writer.write);
  return {
    kysely,
    shared: false,
    commit: async (writes) => {
      const outcome = await join(writes.map(({ query: { sql, parameters }, expect }) => ({ sql, parameters, expect })));
      if ('error' in outcome) throw new StoreError(outcome.error.code, outcome.error.message);
      return 'conflict' in outcome ? 'conflict' : 'committed';
    },
    read: async (query) => {
      try {
        return statements.prepare(query.sql).all(query.parameters) as object[];
      } catch (error) {
        throw storeError(error);
      }
    },
    writeReturning: async ({ sql, parameters }) => {
      const outcome = await join([{ sql, parameters, rows: true }]);
      if ('rows' in outcome) return outcome.rows;
      throw 'error' in outcome ? new StoreError(outcome.error.code, outcome.error.message) : inTheWay();
    },
    close: async () => {
      await join.idle();
      await writer.close();
      database.close();
    },
  };
}

const inTheWay = () => new StoreError('refused', 'The database does not take this row: it is already there.');

interface Writer {
  write: WriteGroup;
  close: () => Promise<void>;
}

/** A database in memory belongs to one connection, so it is written where it is read. */
function writerHere(database: DatabaseSync): Writer {
  const run = transactions(database);
  return { write: async (tasks) => run(tasks), close: async () => undefined };
}

/** A file is written by a thread of its own: whoever talks does not wait for the disk. One group is under way at a time. */
function writerThread(path: string): Writer {
  const worker = new Worker(new URL('./sqlite-writer.ts', import.meta.url), { workerData: { path, busyMs: BUSY_MS } });
  let underWay: PromiseWithResolvers<Outcome[]> | undefined;
  let dead: StoreError | undefined;
  const died = (error: unknown) => {
    dead ??= storeError(error);
    underWay?.reject(dead);
  };
  worker.on('message', (outcomes: Outcome[]) => {
    worker.unref();
    underWay?.resolve(outcomes);
  });
  worker.on('error', died);
  worker.on('exit', () => died(new StoreError('failed', 'The thread that writes the SQLite file has ended.')));
  // Idle, it keeps no process alive (a listener would); what is being written does.
  worker.unref();
  return {
    write: (tasks) => {
      if (dead) return Promise.reject(dead);
      underWay = Promise.withResolvers<Outcome[]>();
      worker.ref();
      worker.postMessage(tasks);
      return underWay.promise;
    },
    close: async () => {
      const ended = new Promise((resolve) => worker.once('exit', resolve));
      worker.ref();
      worker.postMessage('close');
      if (!dead) await ended;
    },
  };
}
