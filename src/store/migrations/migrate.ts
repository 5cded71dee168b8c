import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Schema } from '../schema.ts';
import { practice } from './0001-practice.ts';
import { indexes } from './0002-indexes.ts';
import { partsAndTries } from './0003-parts-and-tries.ts';
import { channels } from './0004-channels.ts';
import { drills } from './0005-drills.ts';
import { links } from './0006-links.ts';
import { messageOwners } from './0007-message-owners.ts';
import { linksByConsent } from './0008-links-by-consent.ts';
import { whoSetMarks } from './0009-who-set-marks.ts';
import { resultsWithoutNames } from './0010-results-without-names.ts';
import { whoReads } from './0011-who-reads.ts';

/** Run in the order of their names, each once; one that has run anywhere is never changed. */
const migrations: Record<string, Migration> = {
  '0001-practice': practice,
  '0002-indexes': indexes,
  '0003-parts-and-tries': partsAndTries,
  '0004-channels': channels,
  '0005-drills': drills,
  '0006-links': links,
  '0007-message-owners': messageOwners,
  '0008-links-by-consent': linksByConsent,
  '0009-who-set-marks': whoSetMarks,
  '0010-results-without-names': resultsWithoutNames,
  '0011-who-reads': whoReads,
};

/** Brings the tables up to date. On PostgreSQL a lock makes a second process wait; `schema` is made if it is missing. */
export async function migrate(kysely: Kysely<Schema>, schema?: string): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
