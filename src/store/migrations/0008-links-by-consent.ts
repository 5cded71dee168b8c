import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A code says who gave it, so that whoever types it is asked first; a link remembers where its person was spoken to before. */
export const linksByConsent: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('link_codes').addColumn('name', 'text').execute();
    await db.schema.alterTable('link_codes').addColumn('conversation', 'text').execute();
    await db.schema.alterTable('aliases').addColumn('of_conversation', 'text').execute();
  },
};
