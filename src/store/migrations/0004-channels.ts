import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * A message names the channel that sends it, so that processes which serve different channels share a store; a person the
 * channel they use. An address is how a channel reaches a conversation where its name is not enough.
 */
export const channels: Migration = {
  async up(db: Kysely<unknown>) {
    for (const table of ['outgoing', 'people']) {
      await db.schema
        .alterTable(table)
        .addColumn('channel', 'text', (c) => c.notNull().defaultTo('slack'))
        .execute();
      await (db as Kysely<Record<string, Record<string, unknown>>>)
        .updateTable(table)
        .set({ channel: 'terminal' })
        .where('workspace', '=', 'terminal')
        .execute();
    }
    await db.schema
      .createTable('addresses')
      .addColumn('workspace', 'text', (c) => c.notNull())
      .addColumn('conversation', 'text', (c) => c.notNull())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('addresses_key', ['workspace', 'conversation'])
      .execute();
  },
};
