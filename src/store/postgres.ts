import { setTimeout as pause } from 'node:timers/promises';
import { type CompiledQuery, Kysely } from 'kysely';
import { type CustomTypesConfig, Pool, type PoolClient, types } from 'pg';
import type { CommitResult, Engine, Write } from './engine.ts';
import { saying, StoreError } from './errors.ts';
import { migrate } from './migrations/migrate.ts';
import { isConflict, isConnectionLost, isWorthRetrying, storeError } from './postgres-faults.ts';
import { NamesTablesDialect } from './postgres-tables.ts';
import type { Schema } from './schema.ts';

const RETRIES = 5;

/** Times and counts stay far below 2^53: they come as numbers here, as they do from SQLite. */
const numbersForBigints: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
};

export interface PostgresOptions {
  /** Where the tables are, made if missing; else where the connection's search path leads. */
  schema?: string;
  poolSize?: number;
}

/** Connects and brings the tables up to date; processes that start at once wait for each other. */
export async function openPostgres(url: URL, { schema, poolSize = 10 }: PostgresOptions): Promise<Engine> {
  const pool = new Pool({
    connectionString: url.href,
    max: poolSize,
    connectionTimeoutMillis: 10_000,
    options: schema && `-c search_path=${schema}`,
    types: numbersForBigints,
  });
  surviveLostConnections(pool);
  const kysely = new Kysely<Schema>({ dialect: new NamesTablesDialect({ pool }) });
  try {
    await migrate(kysely, schema ?? 'public');
    return postgresEngine(pool, kysely);
  } catch (error) {
    await pool.end();
    throw notOpened(url, error);
  }
}

/** A lost connection fails what it was doing and is replaced; without a listener its error would end the process. */
function surviveLostConnections(pool: Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}

const notOpened = (url: URL, error: unknown): StoreError =>
  new StoreError(
    isConnectionLost(error) ? 'unreachable' : 'not_opened',
    `PostgreSQL at ${url.host}${url.pathname} cannot be used (${saying(error)}). Check that it runs, and the user, password and database in DATABASE_URL.`,
    error,
  );

function postgresEngine(pool: Pool, kysely: Kysely<Schema>): Engine {
  const rows = async ({ sql, parameters }: CompiledQuery): Promise<object[]> => {
    try {
      return (await pool.query<object>(sql, [...parameters])).rows;
    } catch (error) {
      throw storeError(error);
    }
  };
  return {
    kysely,
    shared: true,
    commit: (writes) => commit(pool, writes),
    read: rows,
    writeReturning: rows,
    close: () => pool.end(),
  };
}

/** A commit that PostgreSQL stopped for the sake of another one is tried again. */
async function commit(pool: Pool, writes: readonly Write[]): Promise<CommitResult> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await transaction(pool, writes);
    } catch (error) {
      if (isConflict(error)) return 'conflict';
      if (!isWorthRetrying(error) || tries > RETRIES) throw storeError(error);
      await pause(tries * 10);
    }
  }
}

async function transaction(pool: Pool, writes: readonly Write[]): Promise<CommitResult> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await applyAll(client, writes);
    await client.query(result === 'committed' ? 'commit' : 'rollback');
    return result;
  } catch (error) {
    broken = await rollback(client);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function applyAll(client: PoolClient, writes: readonly Write[]): Promise<CommitResult> {
  for (const { query, expect } of writes) {
    const { rowCount } = await client.query(query.sql, [...query.parameters]);
    if (expect !== undefined && rowCount !== expect) return 'conflict';
  }
  return 'committed';
}

/** Gives back why the connection cannot be used again, if so. */
async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}
