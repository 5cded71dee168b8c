import { JSON_COLUMNS, type Row, type TableName } from './schema.ts';

/** PostgreSQL takes neither U+0000 nor half a surrogate pair in a text: both stores keep the replacement character there. */
const storable = (text: string): string =>
  text.isWellFormed() && !text.includes('\0') ? text : text.toWellFormed().replaceAll('\0', '\uFFFD');

/** A value as it is kept: objects as JSON text, all else as it is. */
export function stored(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** The columns of a row that have a value, each as it is kept. */
export function storedRow(row: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) if (value !== undefined) kept[column] = stored(value);
  return kept;
}

/** A row of the table as it came from the database, its JSON columns as objects. */
export function restored<T extends TableName>(table: T, kept: object): Row<T> {
  const row: Record<string, unknown> = { ...kept };
  for (const column of JSON_COLUMNS[table] ?? []) {
    const text = row[column];
    if (typeof text === 'string') row[column] = JSON.parse(text);
  }
  return row as Row<T>;
}
