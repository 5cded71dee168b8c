import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** One statement with how many rows it must touch; a mismatch means that somebody was faster. */
export interface Write {
  query: CompiledQuery;
  expect?: number;
}

/** `conflict`: nothing of it was written; read again and decide again. */
export type CommitResult = 'committed' | 'conflict';

/** What SQLite and PostgreSQL do each in their own way. Every promise rejects with a StoreError only. */
export interface Engine {
  /** Builds and compiles queries. */
  kysely: Kysely<Schema>;
  /** Several processes work on it: rows that another one has locked are left out when leasing, and its leases are its own. */
  shared: boolean;
  /** All or nothing. */
  commit: (writes: readonly Write[]) => Promise<CommitResult>;
  read: (query: CompiledQuery) => Promise<object[]>;
  /** One statement that writes and gives back rows, durable when it resolves. */
  writeReturning: (query: CompiledQuery) => Promise<object[]>;
  close: () => Promise<void>;
}
