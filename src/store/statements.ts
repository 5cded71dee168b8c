import { type CompiledQuery, type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely';
import { compileOnce } from './compile-once.ts';
import type { AnyTables, Changes, NewRow, Schema, TableName } from './schema.ts';
import { storedRow } from './stored-values.ts';

export type Statements = ReturnType<typeof statements>;

/** What the columns of a row must be: one value, or one of several. */
type Where<T extends TableName> = { [C in keyof Changes<T>]?: Changes<T>[C] | readonly Changes<T>[C][] };

/** The few forms of writing that the store needs, each compiled once for every set of columns. */
export function statements(schema: Kysely<Schema>) {
  const db = schema as unknown as AnyTables;
  const compile = compileOnce();

  return {
    insert: <T extends TableName>(table: T, row: NewRow<T>): CompiledQuery => {
      const kept = storedRow(row);
      const name = `insert ${table} ${Object.keys(kept).join()}`;
      return compile(name, Object.values(kept), () => db.insertInto<string>(table).values(kept));
    },

    /** As `insert`, numbered on among the rows that have the same workspace and the same value in `among`. */
    insertNext: <T extends 'lines' | 'outgoing'>(
      table: T,
      row: Omit<NewRow<T>, 'seq'>,
      among: keyof Schema[T] & string,
    ): CompiledQuery => {
      const kept = storedRow(row);
      const { workspace, [among]: same } = kept;
      return compile(`number ${table} ${Object.keys(kept).join()}`, [...Object.values(kept), workspace, same], () => {
        const siblings = sql`${sql.table(table)} where workspace = ${workspace} and ${sql.ref(among)} = ${same}`;
        const seq = sql`(select coalesce(max(seq), 0) + 1 from ${siblings})`;
        return db.insertInto<string>(table).values({ ...kept, seq });
      });
    },

    /** A row with this key gets the values of the columns in `replaced`; with none of them it stays as it is. */
    upsert: <T extends TableName>(
      table: T,
      row: NewRow<T>,
      key: (keyof NewRow<T> & string)[],
      replaced: (keyof NewRow<T> & string)[],
    ): CompiledQuery => {
      const kept = storedRow(row);
      return compile(`upsert ${table} ${Object.keys(kept).join()}`, Object.values(kept), () => {
        const columns = replaced.filter((column) => column in kept);
        return db
          .insertInto<string>(table)
          .values(kept)
          .onConflict((conflict) =>
            columns.length === 0
              ? conflict.columns(key).doNothing()
              : conflict.columns(key).doUpdateSet(excluded(columns)),
          );
      });
    },

    /** Changes the rows that have these values; `computed` holds what the database works out. */
    update: <T extends TableName>(
      table: T,
      where: Where<T>,
      changes: Changes<T>,
      computed: Record<string, RawBuilder<unknown>> = {},
    ): CompiledQuery => {
      const kept = storedRow(changes);
      const name = `update ${table} ${Object.keys(kept).join()} where ${form(where)}`;
      return compile(name, [...Object.values(kept), ...Object.values(where).flat()], () =>
        db
          .updateTable<string>(table)
          .set({ ...kept, ...computed })
          .where(all(where)),
      );
    },

    /** Deletes the rows that have these values. */
    remove: <T extends TableName>(table: T, where: Where<T>): CompiledQuery =>
      compile(`remove ${table} ${form(where)}`, Object.values(where).flat(), () =>
        db.deleteFrom<string>(table).where(all(where)),
      ),
  };
}

const excluded = (columns: string[]): Record<string, RawBuilder<unknown>> =>
  Object.fromEntries(columns.map((column) => [column, sql.ref(`excluded.${column}`)]));

/** What shapes the SQL of a condition: its columns, and how many values each may have. */
const form = (where: object): string =>
  Object.entries(where)
    .map(([column, value]) => (Array.isArray(value) ? `${column}*${value.length}` : column))
    .join();

const all = (where: object): RawBuilder<SqlBool> =>
  sql.join(
    Object.entries(where).map(([column, value]) => is(column, value)),
    sql` and `,
  );

function is(column: string, value: unknown): RawBuilder<SqlBool> {
  if (!Array.isArray(value)) return sql`${sql.ref(column)} = ${value}`;
  return value.length === 0 ? sql`false` : sql`${sql.ref(column)} in (${sql.join(value)})`;
}
