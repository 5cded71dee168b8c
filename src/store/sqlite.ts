import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { type CompiledQuery, Kysely, SqliteDialect } from 'kysely';
import type { Engine, Write } from './engine.ts';
import { saying, StoreError } from './errors.ts';
import { migrate } from './migrations/migrate.ts';
import type { Schema } from './schema.ts';
import { groupCommits } from './sqlite-group.ts';
import { isBusy, isConflict, storeError } from './sqlite-faults.ts';
import { preparedStatements, type PreparedStatements } from './sqlite-statements.ts';

const BUSY_MS = 5_000;
const MIGRATION_WAIT_MS = 30_000;

/** Thrown inside a commit when a write touched another number of rows than it must. */
const fasterElsewhere = Symbol('somebody was faster');

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
    return sqliteEngine(database, statements, kysely);
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

function sqliteEngine(database: DatabaseSync, statements: PreparedStatements, kysely: Kysely<Schema>): Engine {
  const join = groupCommits(database);
  const rows = (query: CompiledQuery): object[] => statements.prepare(query.sql).all(query.parameters) as object[];
  return {
    kysely,
    skipsLocked: false,
    commit: (writes) =>
      join(() => writes.forEach((write) => apply(statements, write))).then(() => 'committed', conflictOrThrow),
    read: async (query) => {
      try {
        return rows(query);
      } catch (error) {
        throw storeError(error);
      }
    },
    writeReturning: async (query) => {
      try {
        return await join(() => rows(query));
      } catch (error) {
        throw storeError(error);
      }
    },
    close: async () => database.close(),
  };
}

function apply(statements: PreparedStatements, { query, expect }: Write): void {
  const { changes } = statements.prepare(query.sql).run(query.parameters);
  if (expect !== undefined && Number(changes) !== expect) throw fasterElsewhere;
}

function conflictOrThrow(error: unknown): 'conflict' {
  if (error === fasterElsewhere || isConflict(error)) return 'conflict';
  throw storeError(error);
}
