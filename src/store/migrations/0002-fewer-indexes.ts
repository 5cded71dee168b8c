import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every turn writes each index: of two on the same columns one is enough, and what waits needs one of what waits alone. */
export const fewerIndexes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex('sessions_untouched').execute();
    await db.schema.dropIndex('outgoing_first').execute();
    await sql`create index outgoing_first on outgoing (workspace, conversation, seq) where state = 'waiting'`.execute(db);
  },
};
