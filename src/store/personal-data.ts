import type { Kysely } from 'kysely';
import type { Write } from './engine.ts';
import type { ReadRows } from './reads.ts';
import type {
  Address,
  AnyTables,
  Dispute,
  Line,
  OutgoingMessage,
  Person,
  PersonKey,
  Schema,
  Session,
  Turn,
} from './schema.ts';

/** All that is stored about one person, each list in the order in which things happened. */
export interface PersonData {
  person: Person | undefined;
  sessions: Session[];
  turns: Turn[];
  lines: Line[];
  outgoing: OutgoingMessage[];
  disputes: Dispute[];
  addresses: Address[];
}

export async function personData(rows: ReadRows, key: PersonKey): Promise<PersonData> {
  const [[person], sessions, turns, lines, outgoing, disputes, addresses] = await Promise.all([
    rows('people', 'of person', mine(key), (db) => ofPerson(db, 'people', key)),
    rows('sessions', 'of person', mine(key), (db) => ofPerson(db, 'sessions', key).orderBy('started_at').orderBy('id')),
    rows('turns', 'of person', inMySessions(key), (db) => ofSessions(db, 'turns', key).orderBy('number')),
    rows('lines', 'of person', inMySessions(key), (db) => ofSessions(db, 'lines', key).orderBy('seq')),
    rows('outgoing', 'of person', inMyConversations(key), (db) =>
      db
        .selectFrom('outgoing')
        .selectAll()
        .where('workspace', '=', key.workspace)
        .where('conversation', 'in', conversationsOf(db, key))
        .orderBy('at')
        .orderBy('seq'),
    ),
    rows('disputes', 'of person', inMySessions(key), (db) => ofSessions(db, 'disputes', key).orderBy('criterion')),
    rows('addresses', 'of person', mine(key), (db) => ofPerson(db, 'addresses', key).orderBy('conversation')),
  ]);
  return { person, sessions, turns, lines, outgoing, disputes, addresses };
}

/**
 * Deletes all that is stored about one person: what was sent in their conversations, how those are reached, and the person
 * with all that hangs on them. What stays: texts, which say nothing about anybody, and the ids of events.
 */
export function deletePerson(db: Kysely<Schema>, key: PersonKey): Write[] {
  const { workspace, person } = key;
  const sent = db
    .deleteFrom('outgoing')
    .where('workspace', '=', workspace)
    .where('conversation', 'in', conversationsOf(db, key));
  const known = db.deleteFrom('people').where('workspace', '=', workspace).where('person', '=', person);
  const reached = db.deleteFrom('addresses').where('workspace', '=', workspace).where('person', '=', person);
  return [sent, reached, known].map((query) => ({ query: query.compile() }));
}

const mine = ({ workspace, person }: PersonKey): string[] => [workspace, person];
const inMySessions = (key: PersonKey): string[] => [key.workspace, ...mine(key)];
const inMyConversations = (key: PersonKey): string[] => [key.workspace, ...mine(key), ...mine(key)];

const ofPerson = (db: Kysely<Schema>, table: 'people' | 'sessions' | 'addresses', { workspace, person }: PersonKey) =>
  (db as unknown as AnyTables)
    .selectFrom<string>(table)
    .selectAll()
    .where('workspace', '=', workspace)
    .where('person', '=', person);

const ofSessions = (db: Kysely<Schema>, table: 'turns' | 'lines' | 'disputes', { workspace, person }: PersonKey) => {
  const sessions = db.selectFrom('sessions').select('id').where('workspace', '=', workspace);
  return (db as unknown as AnyTables)
    .selectFrom<string>(table)
    .selectAll()
    .where('workspace', '=', workspace)
    .where('session', 'in', sessions.where('person', '=', person))
    .orderBy('at');
};

/** Where the person practised, and their direct message. */
const conversationsOf = (db: Kysely<Schema>, { workspace, person }: PersonKey) =>
  db
    .selectFrom('sessions')
    .select((eb) => eb.ref('conversation').$castTo<string>().as('conversation'))
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .union(
      db
        .selectFrom('people')
        .select((eb) => eb.ref('conversation').$castTo<string>().as('conversation'))
        .where('workspace', '=', workspace)
        .where('person', '=', person),
    );
