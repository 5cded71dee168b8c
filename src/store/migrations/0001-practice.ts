import { type ColumnDataType, type CreateTableBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

type Column = { type: ColumnDataType; optional?: true; initially?: string | number };

const text: Column = { type: 'text' };
const textOrNone: Column = { type: 'text', optional: true };
const whole: Column = { type: 'bigint' };
const wholeOrNone: Column = { type: 'bigint', optional: true };

/** One practice from the first word to the scorecard: texts, people, sessions with their turns, what waits, what is due. */
export const practice: Migration = {
  async up(db: Kysely<unknown>) {
    await createPeopleAndTexts(db);
    await createSessions(db);
    await createTurnsAndLines(db);
    await createOutgoing(db);
    await createDue(db);
    await createDisputesAndEvents(db);
  },
};

async function createPeopleAndTexts(db: Kysely<unknown>): Promise<void> {
  await table(db, 'texts', { workspace: text, hash: text, body: text }, ['workspace', 'hash']).execute();
  const people = {
    workspace: text,
    person: text,
    language: text,
    choices: text,
    conversation: textOrNone,
    created_at: whole,
  };
  await table(db, 'people', people, ['workspace', 'person']).execute();
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  const columns = {
    workspace: text,
    id: text,
    person: text,
    channel: text,
    conversation: text,
    flow: text,
    persona: text,
    flow_hash: text,
    persona_hash: text,
    catalogue_hash: text,
    difficulty: text,
    coaching: text,
    language: text,
    seed: whole,
    status: { ...text, initially: 'open' },
    ending: textOrNone,
    head: textOrNone,
    version: { ...whole, initially: 1 },
    snapshot: text,
    scorecard: textOrNone,
    scorecard_version: wholeOrNone,
    told_paused_at: wholeOrNone,
    started_at: whole,
    touched_at: whole,
    ended_at: wholeOrNone,
  };
  const person = ['workspace', 'person'];
  await table(db, 'sessions', columns, ['workspace', 'id'])
    .addForeignKeyConstraint('sessions_person', person, 'people', person, (key) => key.onDelete('cascade'))
    .execute();
  await index(db, 'sessions_of_person', 'sessions', ['workspace', 'person', 'status']);
  await index(db, 'sessions_touched', 'sessions', ['touched_at']);
  await sql`create unique index sessions_one_open on sessions (workspace, person) where status = 'open'`.execute(db);
  await sql`create index sessions_untouched on sessions (touched_at) where status = 'open'`.execute(db);
}

async function createTurnsAndLines(db: Kysely<unknown>): Promise<void> {
  const turns = { workspace: text, session: text, id: text, parent: textOrNone, number: whole, body: text, at: whole };
  await tableOfSession(db, 'turns', turns, ['workspace', 'session', 'id']).execute();
  const lines = {
    workspace: text,
    id: text,
    session: text,
    person: text,
    text,
    said: text,
    message: textOrNone,
    turn: textOrNone,
    state: { ...text, initially: 'waiting' },
    seq: whole,
    at: whole,
  };
  await tableOfSession(db, 'lines', lines, ['workspace', 'id']).execute();
  await index(db, 'lines_of_session', 'lines', ['workspace', 'session', 'seq']);
}

async function createOutgoing(db: Kysely<unknown>): Promise<void> {
  const columns = {
    workspace: text,
    id: text,
    conversation: text,
    session: textOrNone,
    turn: textOrNone,
    seq: whole,
    payload: text,
    state: { ...text, initially: 'waiting' },
    message: textOrNone,
    attempts: { ...whole, initially: 0 },
    due_at: whole,
    leased_until: wholeOrNone,
    owner: textOrNone,
    last_error: textOrNone,
    at: whole,
  };
  await tableOfSession(db, 'outgoing', columns, ['workspace', 'id']).execute();
  await index(db, 'outgoing_order', 'outgoing', ['workspace', 'conversation', 'seq']);
  await index(db, 'outgoing_first', 'outgoing', ['workspace', 'conversation', 'state', 'seq']);
  await index(db, 'outgoing_of_session', 'outgoing', ['workspace', 'session']);
  await sql`create index outgoing_due on outgoing (due_at) where state = 'waiting'`.execute(db);
}

async function createDue(db: Kysely<unknown>): Promise<void> {
  const columns = {
    workspace: text,
    id: text,
    kind: text,
    session: textOrNone,
    payload: text,
    due_at: whole,
    leased_until: wholeOrNone,
    owner: textOrNone,
  };
  await tableOfSession(db, 'due', columns, ['workspace', 'id'])
    .addUniqueConstraint('due_one_of_a_kind', ['workspace', 'session', 'kind'])
    .execute();
  await index(db, 'due_in_time', 'due', ['due_at']);
}

async function createDisputesAndEvents(db: Kysely<unknown>): Promise<void> {
  const disputes = { workspace: text, session: text, criterion: text, note: text, at: whole };
  await tableOfSession(db, 'disputes', disputes, ['workspace', 'session', 'criterion']).execute();
  await table(db, 'events', { workspace: text, id: text, at: whole }, ['workspace', 'id']).execute();
}

function table(db: Kysely<unknown>, name: string, columns: Record<string, Column>, key: string[]) {
  return Object.entries(columns)
    .reduce(
      (builder, [column, { type, optional, initially }]) =>
        builder.addColumn(column, type, (c) => {
          const definition = optional ? c : c.notNull();
          return initially === undefined ? definition : definition.defaultTo(initially);
        }),
      db.schema.createTable(name) as CreateTableBuilder<string, string>,
    )
    .addPrimaryKeyConstraint(`${name}_key`, key);
}

/** A table whose rows go when their session is deleted. */
const tableOfSession = (...args: Parameters<typeof table>) =>
  table(...args).addForeignKeyConstraint(
    `${args[1]}_session`,
    ['workspace', 'session'],
    'sessions',
    ['workspace', 'id'],
    (key) => key.onDelete('cascade'),
  );

const index = (db: Kysely<unknown>, name: string, on: string, columns: string[]): Promise<void> =>
  db.schema.createIndex(name).on(on).columns(columns).execute();
