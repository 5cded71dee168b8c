import { drillReads } from './drill-reads.ts';
import type { CommitResult, Engine, Write } from './engine.ts';
import { StoreError } from './errors.ts';
import { linkReads } from './links.ts';
import { leases, type Leases } from './leases.ts';
import { operatorReads } from './operator-reads.ts';
import { ownerReads } from './owner-reads.ts';
import { personData, deletePerson, type PersonData } from './personal-data.ts';
import { openPostgres, type PostgresOptions } from './postgres.ts';
import { readRows, reads, type Reads } from './reads.ts';
import type { PersonKey } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { untilClosed } from './until-closed.ts';
import { writes, type Writes } from './writes.ts';

const DEFAULT_FILE = 'data/trainer.sqlite';

export type { CommitResult, Write } from './engine.ts';
export { StoreError, type StoreErrorCode } from './errors.ts';
export type StoreOptions = PostgresOptions;

/** All that the trainer keeps. Every promise rejects with a StoreError only. */
export interface Store extends Leases {
  read: Reads &
    ReturnType<typeof drillReads> &
    ReturnType<typeof ownerReads> &
    ReturnType<typeof linkReads> &
    ReturnType<typeof operatorReads> & { personData: (key: PersonKey) => Promise<PersonData> };
  /** Builds writes as data; nothing is written before `commit`. */
  write: Writes & { deletePerson: (key: PersonKey) => Write[] };
  /** Writes all of it durably, or nothing. After an error `unreachable` it may be either: event ids tell. */
  commit: (writes: readonly Write[]) => Promise<CommitResult>;
  /** What has begun is done first; after that every call is an error `closed`. */
  close: () => Promise<void>;
}

/**
 * Opens the store that DATABASE_URL names and brings its tables up to date: `sqlite:PATH`, `postgres://…`, and a file under
 * data/ where it names none. A schema of PostgreSQL may stand in the options or as `?schema=`.
 */
export async function openStore(url: string | undefined, options: StoreOptions = {}): Promise<Store> {
  return storeOn(untilClosed(await openEngine(url || `sqlite:${DEFAULT_FILE}`, options)));
}

async function openEngine(url: string, options: StoreOptions): Promise<Engine> {
  if (/^sqlite:./.test(url)) return openSqlite(url.slice('sqlite:'.length));
  if (!/^postgres(ql)?:\/\//.test(url)) throw unknownUrl('is none of these');
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address) throw unknownUrl('cannot be read; in a password, write special characters as %40 for @ and the like');
  const schema = options.schema ?? address.searchParams.get('schema') ?? undefined;
  if (schema !== undefined && !/^[a-z_][a-z0-9_]*$/.test(schema)) {
    throw unknownUrl('names a schema that has other signs than a-z, 0-9 and _');
  }
  address.searchParams.delete('schema');
  return openPostgres(address, { ...options, schema });
}

const unknownUrl = (why: string): StoreError =>
  new StoreError(
    'unknown_url',
    `DATABASE_URL ${why}. Write sqlite:PATH for a file or postgres://USER:PASSWORD@HOST:PORT/DATABASE, or leave it out for ${DEFAULT_FILE}.`,
  );

function storeOn(engine: Engine): Store {
  const rows = readRows(engine);
  return {
    read: {
      ...reads(rows),
      ...drillReads(rows),
      ...ownerReads(rows),
      ...linkReads(rows),
      ...operatorReads(rows),
      personData: (key) => personData(rows, key),
    },
    write: { ...writes(engine.kysely), deletePerson: (key) => deletePerson(engine.kysely, key) },
    ...leases(engine),
    commit: async (all) => (all.length === 0 ? 'committed' : engine.commit(all)),
    close: engine.close,
  };
}
