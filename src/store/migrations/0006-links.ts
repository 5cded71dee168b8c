import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** One person in two channels: who somebody of another channel is, and the codes by which they say so. */
export const links: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('aliases')
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('of_workspace', 'text', (c) => c.notNull())
      .addColumn('of_person', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('aliases_key', ['workspace', 'person'])
      .execute();
    await db.schema.createIndex('aliases_of').on('aliases').columns(['of_workspace', 'of_person']).execute();
    await db.schema
      .createTable('link_codes')
      .addColumn('code', 'text', (c) => c.notNull().primaryKey())
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
