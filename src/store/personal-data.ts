import { type Kysely, sql } from 'kysely';
import { compileOnce } from './compile-once.ts';
import type { Write } from './engine.ts';
import type { ReadRows } from './reads.ts';
import type { Dispute, Line, OutgoingMessage, Person, PersonKey, Schema, Session, Turn } from './schema.ts';

/** All that is stored about one person. */
export interface PersonData {
  person: Person | undefined;
  sessions: Session[];
  turns: Turn[];
  lines: Line[];
  outgoing: OutgoingMessage[];
  disputes: Dispute[];
}

/** Reads all that is stored about one person, each table in the order in which things happened. */
export async function personData(rows: ReadRows, key: PersonKey): Promise<PersonData> {
  const { workspace, person } = key;
  const values = [workspace, workspace, person];
  const [people, sessions, turns, lines, disputes, outgoing] = await Promise.all([
    rows('people', 'data: person', [workspace, person], (db) =>
      db.selectFrom('people').selectAll().where('workspace', '=', workspace).where('person', '=', person),
    ),
    rows('sessions', 'data: sessions', [workspace, person], (db) =>
      db
        .selectFrom('sessions')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('person', '=', person)
        .orderBy('started_at')
        .orderBy('id'),
    ),
    rows('turns', 'data: turns', values, (db) =>
      db
        .selectFrom('turns')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('session', 'in', sessionIdsOf(db, key))
        .orderBy('at')
        .orderBy('number'),
    ),
    rows('lines', 'data: lines', values, (db) =>
      db
        .selectFrom('lines')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('session', 'in', sessionIdsOf(db, key))
        .orderBy('at')
        .orderBy('seq'),
    ),
    rows('disputes', 'data: disputes', values, (db) =>
      db
        .selectFrom('disputes')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('session', 'in', sessionIdsOf(db, key))
        .orderBy('at'),
    ),
    rows('outgoing', 'data: outgoing', [workspace, ...conversationValues(key)], (db) =>
      db
        .selectFrom('outgoing')
        .selectAll()
        .where('workspace', '=', workspace)
        .where('conversation', 'in', conversationsOf(db, key))
        .orderBy('at')
        .orderBy('seq'),
    ),
  ]);
  return { person: people[0], sessions, turns, lines, disputes, outgoing };
}

/**
 * Deletes all that is stored about one person: what was sent in their conversations, and the person with all that hangs on
 * them. What stays: texts, which say nothing about anybody, and ids of events, so that none is taken twice.
 */
export function personDeletion(db: Kysely<Schema>): (key: PersonKey) => Write[] {
  const compile = compileOnce();
  return (key) => [
    {
      query: compile('delete outgoing', [key.workspace, ...conversationValues(key)], () =>
        db
          .deleteFrom('outgoing')
          .where('workspace', '=', key.workspace)
          .where('conversation', 'in', conversationsOf(db, key)),
      ),
    },
    {
      query: compile('delete person', [key.workspace, key.person], () =>
        db.deleteFrom('people').where('workspace', '=', key.workspace).where('person', '=', key.person),
      ),
    },
  ];
}

const sessionIdsOf = (db: Kysely<Schema>, { workspace, person }: PersonKey) =>
  db.selectFrom('sessions').select('id').where('workspace', '=', workspace).where('person', '=', person);

const conversationValues = ({ workspace, person }: PersonKey): string[] => [workspace, person, workspace, person];

/** The person's direct message and where they practised. */
const conversationsOf = (db: Kysely<Schema>, { workspace, person }: PersonKey) =>
  db
    .selectFrom('sessions')
    .select(sql<string>`conversation`.as('conversation'))
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .union(
      db
        .selectFrom('people')
        .select(sql<string>`conversation`.as('conversation'))
        .where('workspace', '=', workspace)
        .where('person', '=', person),
    );
