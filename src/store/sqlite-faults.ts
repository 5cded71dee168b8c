import { saying, StoreError } from './errors.ts';

/** SQLite's result codes (sqlite.org/rescode.html); the low byte is the family. */
const FAMILY = 0xff;
const BUSY = new Set([5, 6]);
const UNIQUE_OR_FOREIGN_KEY = new Set([787, 1555, 2067, 2579]);
const CONSTRAINT = 19;
/** A wrong statement or value harms nobody else: error, too big, constraint, mismatch, range. */
const OF_THE_STATEMENT = new Set([1, 18, CONSTRAINT, 20, 25]);

/** node:sqlite gives SQLite's extended result code; -1 where the error is none of SQLite's. */
function resultCode(error: unknown): number {
  const { errcode = -1 } = Object(error) as { errcode?: number };
  return errcode;
}

export const isBusy = (error: unknown): boolean => BUSY.has(resultCode(error) & FAMILY);

/** The row is already there, or the one it belongs to is gone. */
export const isConflict = (error: unknown): boolean => UNIQUE_OR_FOREIGN_KEY.has(resultCode(error));

/** Whether the error comes from one statement and not from the file, the disk or another process. */
export function isOwnFault(error: unknown): boolean {
  const code = resultCode(error);
  return code === -1 || OF_THE_STATEMENT.has(code & FAMILY);
}

/** The database's error in plain words. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (isBusy(error)) {
    return new StoreError(
      'busy',
      'Another process holds the SQLite file. Run one process on it, or use PostgreSQL.',
      error,
    );
  }
  if ((resultCode(error) & FAMILY) === CONSTRAINT || resultCode(error) === -1) {
    return new StoreError('refused', `The database does not take this row: ${saying(error)}.`, error);
  }
  return new StoreError('failed', `SQLite reports: ${saying(error)}. Check the disk and the file.`, error);
}
