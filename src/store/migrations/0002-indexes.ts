import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Every turn writes each index, so of two on the same columns one goes, and what waits is found among what waits. What
 * belongs to no practice has an age by which it is deleted.
 */
export const indexes: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.dropIndex('sessions_untouched').execute();
    await db.schema.dropIndex('outgoing_first').execute();
    await sql`create index outgoing_first on outgoing (workspace, conversation, seq) where state = 'waiting'`.execute(
      db,
    );
    await sql`create index outgoing_apart on outgoing (at) where session is null`.execute(db);
    await sql`create index events_old on events (at)`.execute(db);
  },
};
