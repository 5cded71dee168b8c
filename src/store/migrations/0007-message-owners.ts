import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A message names whose it is, so that nothing of somebody's is left in other people's conversations when they delete it all. */
export const messageOwners: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('outgoing').addColumn('person', 'text').execute();
    await sql`
      update outgoing set person = coalesce(
        (select person from sessions where sessions.workspace = outgoing.workspace and sessions.id = outgoing.session),
        (select min(person) from people
          where people.workspace = outgoing.workspace and people.conversation = outgoing.conversation),
        (select person from people where people.workspace = outgoing.workspace and people.person = outgoing.conversation)
      )`.execute(db);
    await db.schema.createIndex('outgoing_of_person').on('outgoing').columns(['workspace', 'person']).execute();
  },
};
