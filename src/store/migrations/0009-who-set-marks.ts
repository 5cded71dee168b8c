import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A mark set by hand keeps the name of who set it: a drill may have several who set marks. */
export const whoSetMarks: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('marks').addColumn('by_name', 'text').execute();
  },
};
