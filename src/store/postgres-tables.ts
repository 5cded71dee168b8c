import { type Kysely, PostgresDialect, PostgresIntrospector, sql, type TableMetadata } from 'kysely';

/**
 * Kysely's dialect, but for how its Migrator sees which tables there are: the usual look describes every column of every schema,
 * and fails where another program drops one of its own meanwhile.
 */
export class NamesTablesDialect extends PostgresDialect {
  override createIntrospector(kysely: Kysely<unknown>): PostgresIntrospector {
    return new TableNames(kysely);
  }
}

class TableNames extends PostgresIntrospector {
  #kysely: Kysely<unknown>;

  constructor(kysely: Kysely<unknown>) {
    super(kysely);
    this.#kysely = kysely;
  }

  /** The tables of all schemas, by name; their columns are not looked up. */
  override async getTables(): Promise<TableMetadata[]> {
    const query = sql<{ schema: string; name: string }>`select schemaname as schema, tablename as name from pg_tables`;
    const { rows } = await query.execute(this.#kysely);
    return rows.map((row) => ({ ...row, isView: false, isForeign: false, columns: [] }));
  }
}
