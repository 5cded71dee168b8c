import { type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Drills: what a manager sets, its rounds, who is to practise in each, what they handed in and marks set by hand. A session may
 * be a try of one; a message may take another one's place; due work may be for processes of one channel only.
 */
export const drills: Migration = {
  async up(db: Kysely<unknown>) {
    await createDrills(db);
    await createAssignments(db);
    await createHandIns(db);
    await addColumns(db);
  },
};

async function createDrills(db: Kysely<unknown>): Promise<void> {
  const drill = table(db, 'drills', {
    text: ['workspace', 'id', 'channel', 'owner', 'owner_name', 'co_owners', 'spec', 'status'],
    whole: ['seq', 'round', 'version', 'created_at'],
    textOrNone: ['place', 'board', 'board_edit', 'board_shown'],
    wholeOrNone: ['started_at', 'paused_at', 'ended_at'],
  });
  await drill.addPrimaryKeyConstraint('drills_key', ['workspace', 'id']).execute();
  await sql`create unique index drills_number on drills (workspace, seq) where status != 'draft'`.execute(db);
  const round = table(db, 'rounds', {
    text: ['workspace', 'drill', 'state', 'left_out'],
    whole: ['number', 'opens_at', 'due_at'],
    textOrNone: ['result'],
    wholeOrNone: ['closed_at'],
  });
  await ofDrill(round, 'rounds').addPrimaryKeyConstraint('rounds_key', ['workspace', 'drill', 'number']).execute();
}

async function createAssignments(db: Kysely<unknown>): Promise<void> {
  const assignment = table(db, 'assignments', {
    text: ['workspace', 'drill', 'person', 'name', 'zone', 'state'],
    whole: ['round', 'asked', 'quiet', 'reminders', 'version'],
    textOrNone: ['locale', 'why', 'act', 'message'],
    wholeOrNone: ['act_at', 'invited_at', 'started_at', 'done_at'],
  });
  await ofDrill(assignment, 'assignments')
    .addPrimaryKeyConstraint('assignments_key', ['workspace', 'drill', 'round', 'person'])
    .execute();
  await index(db, 'assignments_due', 'assignments', ['workspace', 'drill', 'round', 'act_at']);
  await index(db, 'assignments_of_person', 'assignments', ['workspace', 'person', 'state']);
}

async function createHandIns(db: Kysely<unknown>): Promise<void> {
  const handIn = table(db, 'hand_ins', {
    text: ['workspace', 'id', 'drill', 'person', 'session', 'part', 'card'],
    whole: ['round', 'passed', 'at'],
    textOrNone: ['lines'],
  });
  await ofDrill(handIn, 'hand_ins')
    .addPrimaryKeyConstraint('hand_ins_key', ['workspace', 'id'])
    .addUniqueConstraint('hand_ins_once', ['workspace', 'drill', 'round', 'session'])
    .execute();
  await index(db, 'hand_ins_of_person', 'hand_ins', ['workspace', 'person', 'at']);
  await index(db, 'hand_ins_in_time', 'hand_ins', ['workspace', 'at']);
  await index(db, 'hand_ins_old', 'hand_ins', ['at']);
  const mark = table(db, 'marks', {
    text: ['workspace', 'id', 'drill', 'person', 'hand_in', 'key', 'was', 'mark', 'reason', 'by'],
    whole: ['round', 'at'],
    textOrNone: ['appeal'],
    wholeOrNone: ['appealed_at'],
  });
  await ofDrill(mark, 'marks').addPrimaryKeyConstraint('marks_key', ['workspace', 'id']).execute();
  await index(db, 'marks_of_round', 'marks', ['workspace', 'drill', 'round']);
  await index(db, 'marks_of_person', 'marks', ['workspace', 'person', 'appealed_at']);
}

async function addColumns(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('outgoing').addColumn('edits', 'text').execute();
  await db.schema.alterTable('due').addColumn('channel', 'text').execute();
  const sessions = () => db.schema.alterTable('sessions');
  await sessions().addColumn('drill', 'text').execute();
  await sessions().addColumn('round', 'bigint').execute();
  await sessions().addColumn('drill_part', 'text').execute();
  await addIndexes(db);
}

/** A drill counts the tries that have ended, and looks whether its messages were sent: each is found without all the others. */
async function addIndexes(db: Kysely<unknown>): Promise<void> {
  await index(db, 'assignments_of_message', 'assignments', ['workspace', 'drill', 'round', 'message']);
  await sql`create index outgoing_given_up on outgoing (workspace, id) where state = 'failed'`.execute(db);
  await sql`create index sessions_of_drill on sessions (workspace, drill, round, person)
    where drill is not null and status = 'ended'`.execute(db);
}

interface Columns {
  text?: string[];
  whole?: string[];
  textOrNone?: string[];
  wholeOrNone?: string[];
}

type Table = CreateTableBuilder<string, string>;

function table(db: Kysely<unknown>, name: string, { text, whole, textOrNone, wholeOrNone }: Columns): Table {
  let made = db.schema.createTable(name) as Table;
  for (const column of text ?? []) made = made.addColumn(column, 'text', (c) => c.notNull());
  for (const column of whole ?? []) made = made.addColumn(column, 'bigint', (c) => c.notNull());
  for (const column of textOrNone ?? []) made = made.addColumn(column, 'text');
  for (const column of wholeOrNone ?? []) made = made.addColumn(column, 'bigint');
  return made;
}

/** Rows that go when their drill is deleted. */
const ofDrill = (made: Table, name: string): Table =>
  made.addForeignKeyConstraint(`${name}_drill`, ['workspace', 'drill'], 'drills', ['workspace', 'id'], (key) =>
    key.onDelete('cascade'),
  );

const index = (db: Kysely<unknown>, name: string, on: string, columns: string[]): Promise<void> =>
  db.schema.createIndex(name).on(on).columns(columns).execute();
