import { saying, StoreError } from './errors.ts';

/** PostgreSQL's SQLSTATE codes: unique and foreign key; serialization failure and deadlock. */
const CONFLICT = new Set(['23505', '23503']);
const RETRY = new Set(['40001', '40P01']);
/** Connection exceptions, operator intervention, too many connections. */
const CONNECTION_CLASSES = ['08', '57', '53'];
const REFUSED_CLASSES = ['22', '23'];
const SQLSTATE = /^[0-9A-Z]{5}$/;

function sqlState(error: unknown): string | undefined {
  const { code = '' } = Object(error) as { code?: string };
  return SQLSTATE.test(code) && !code.startsWith('E') ? code : undefined;
}

/** The row is already there, or the one it belongs to is gone. */
export const isConflict = (error: unknown): boolean => CONFLICT.has(sqlState(error) ?? '');

export const isWorthRetrying = (error: unknown): boolean => RETRY.has(sqlState(error) ?? '');

/** An error without SQLSTATE comes from the way to the server: refused, reset, timed out, ended. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error);
  if (state === undefined) return Object(error).name !== 'TypeError';
  return CONNECTION_CLASSES.includes(state.slice(0, 2));
}

/** The database's error in plain words. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  if (isConnectionLost(error)) {
    return new StoreError('unreachable', `PostgreSQL cannot be reached: ${saying(error)}.`, error);
  }
  if (REFUSED_CLASSES.includes(sqlState(error)?.slice(0, 2) ?? '')) {
    return new StoreError('refused', `The database does not take this row: ${saying(error)}.`, error);
  }
  return new StoreError('failed', `PostgreSQL reports: ${saying(error)}.`, error);
}
