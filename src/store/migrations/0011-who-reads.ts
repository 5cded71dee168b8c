import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A drill keeps whom it tells by itself how it goes: rights may pass from its owner to a co-owner. */
export const whoReads: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('drills').addColumn('reader', 'text').execute();
  },
};
