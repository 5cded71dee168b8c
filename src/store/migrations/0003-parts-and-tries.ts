import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A session may practise one part of its flow, and may be another try of an earlier one, from one of its turns on. The
 * first try is kept as it was.
 */
export const partsAndTries: Migration = {
  async up(db: Kysely<unknown>) {
    const table = () => db.schema.alterTable('sessions');
    await table()
      .addColumn('part', 'text', (c) => c.notNull().defaultTo('whole'))
      .execute();
    await table().addColumn('retry_of', 'text').execute();
    await table().addColumn('retry_from', 'bigint').execute();
  },
};
