import type { Kysely } from 'kysely';
import { inTheirRounds } from './drill-reads.ts';
import type { Write } from './engine.ts';
import type { ReadRows } from './reads.ts';
import type {
  Address,
  AnyTables,
  Assignment,
  Dispute,
  Drill,
  HandIn,
  Line,
  OutgoingMessage,
  Person,
  PersonKey,
  Schema,
  Session,
  SetMark,
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
  /** What they were given in drills, what they handed in, and the marks of it that were set by hand. */
  assignments: Assignment[];
  handIns: HandIn[];
  marks: SetMark[];
  /** Those that they have set for others. */
  drills: Drill[];
}

export async function personData(rows: ReadRows, key: PersonKey): Promise<PersonData> {
  const [[person], sessions, turns, lines, outgoing, disputes, addresses, inDrills] = await Promise.all([
    rows('people', 'of person', mine(key), (db) => ofPerson(db, 'people', key)),
    rows('sessions', 'of person', mine(key), (db) => ofPerson(db, 'sessions', key).orderBy('started_at').orderBy('id')),
    rows('turns', 'of person', inMySessions(key), (db) => ofSessions(db, 'turns', key).orderBy('number')),
    rows('lines', 'of person', inMySessions(key), (db) => ofSessions(db, 'lines', key).orderBy('seq')),
    rows('outgoing', 'of person', mine(key), (db) => ofPerson(db, 'outgoing', key).orderBy('at').orderBy('seq')),
    rows('disputes', 'of person', inMySessions(key), (db) => ofSessions(db, 'disputes', key).orderBy('criterion')),
    rows('addresses', 'of person', mine(key), (db) => ofPerson(db, 'addresses', key).orderBy('conversation')),
    drillData(rows, key),
  ]);
  return { person, sessions, turns, lines, outgoing, disputes, addresses, ...inDrills };
}

type InDrills = Pick<PersonData, 'assignments' | 'handIns' | 'marks' | 'drills'>;

async function drillData(rows: ReadRows, key: PersonKey): Promise<InDrills> {
  const [assignments, handIns, marks, drills] = await Promise.all([
    rows('assignments', 'of person', mine(key), (db) =>
      inTheirRounds(db, key).orderBy('rounds.opens_at').orderBy('assignments.drill'),
    ),
    rows('hand_ins', 'all of person', mine(key), (db) => ofPerson(db, 'hand_ins', key).orderBy('at').orderBy('id')),
    rows('marks', 'of person', mine(key), (db) => ofPerson(db, 'marks', key).orderBy('at').orderBy('id')),
    rows('drills', 'of owner', mine(key), (db) =>
      db
        .selectFrom('drills')
        .selectAll()
        .where('workspace', '=', key.workspace)
        .where('owner', '=', key.person)
        .orderBy('created_at')
        .orderBy('id'),
    ),
  ]);
  return { assignments, handIns, marks, drills };
}

/**
 * Deletes all that is stored about one person: what they were told and what others were told of theirs, how they are reached,
 * what they were given in drills and handed in, and the person with all that hangs on them. What stays: texts, which say nothing
 * about anybody, the ids of events, and what is the team's: drills that they have set, since the work of others hangs on them,
 * with the people whom a drill names by their ids, its rounds with how the team did, and the marks that they have set for others.
 */
export function deletePerson(db: Kysely<Schema>, key: PersonKey): Write[] {
  const from = (table: OfPerson) =>
    (db as unknown as AnyTables)
      .deleteFrom<string>(table)
      .where('workspace', '=', key.workspace)
      .where('person', '=', key.person);
  const queries = (['outgoing', 'addresses', 'marks', 'hand_ins', 'assignments', 'people'] as const).map(from);
  return queries.map((query) => ({ query: query.compile() }));
}

const mine = ({ workspace, person }: PersonKey): string[] => [workspace, person];
const inMySessions = (key: PersonKey): string[] => [key.workspace, ...mine(key)];

/** The tables whose rows name the person whom they are about. */
type OfPerson = 'people' | 'sessions' | 'outgoing' | 'addresses' | 'assignments' | 'hand_ins' | 'marks';

const ofPerson = (db: Kysely<Schema>, table: OfPerson, { workspace, person }: PersonKey) =>
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
