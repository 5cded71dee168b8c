/**
 * What can go wrong with the store. A caller acts on the code; the message says in plain words what happened and what to do.
 * `unknown_url`, `not_opened`: the setting. `unreachable`, `busy`: try again later. `refused`: a row the database does
 * not take. `closed`: used after close. `failed`: anything else the database reports.
 */
export type StoreErrorCode = 'unknown_url' | 'not_opened' | 'unreachable' | 'busy' | 'refused' | 'closed' | 'failed';

/** Neither the message nor the cause ever holds the password of a connection string. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** What an error says, whatever was thrown. */
export function saying(error: unknown): string {
  const { message, code } = Object(error) as { message?: string; code?: string };
  return message || code || String(error);
}
