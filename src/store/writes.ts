import { type CompiledQuery, type ExpressionBuilder, type Kysely, sql } from 'kysely';
import { drillWrites } from './drill-writes.ts';
import { linkWrites } from './links.ts';
import type { Write } from './engine.ts';
import type { Changes, DueWork, Key, LineState, NewRow, PersonKey, Schema, Session, SessionPart } from './schema.ts';
import { statements, type Statements } from './statements.ts';

export type Writes = ReturnType<typeof writes>;
type SessionChanges = Omit<Changes<'sessions'>, 'workspace' | 'id' | 'version'>;
type Settled = { state: Exclude<LineState, 'waiting'>; turn?: string };
type NewDue = Omit<NewRow<'due'>, 'owner' | 'leased_until'>;

/** What can be written, as data for `commit`. One that expects a row is a conflict where somebody was faster. */
export function writes(db: Kysely<Schema>) {
  const statement = statements(db);
  return {
    ...peopleAndSessions(statement),
    ...linesAndTurns(statement),
    ...outgoingMessages(statement),
    ...dueWork(statement),
    ...drillWrites(db, statement),
    ...linkWrites(db, statement),
    ...oldRows(db),
  };
}

const one = (query: CompiledQuery): Write => ({ query, expect: 1 });

const peopleAndSessions = ({ insert, upsert, update, remove }: Statements) => ({
  /** The same text again is no conflict: it has the same hash. */
  putText: (row: NewRow<'texts'>): Write => ({ query: upsert('texts', row, ['workspace', 'hash'], []) }),

  /** A new person, or other settings of a known one; `created_at` stays the first. */
  putPerson: (row: NewRow<'people'>): Write =>
    one(upsert('people', row, ['workspace', 'person'], ['language', 'choices', 'channel', 'conversation'])),

  /** How a conversation is reached from now on. */
  putAddress: (row: NewRow<'addresses'>): Write =>
    one(upsert('addresses', row, ['workspace', 'conversation'], ['person', 'address'])),

  /** Nothing more is sent to any of their conversations that has an address. */
  removeAddresses: ({ workspace, person }: PersonKey): Write => ({ query: remove('addresses', { workspace, person }) }),

  /** A conflict where the person is not known, or has an open session while this one is open too. */
  insertSession: (row: NewRow<'sessions'>): Write => one(insert('sessions', row)),

  /** Changes the session as it was read; its version rises by one. */
  updateSession: (read: Pick<Session, 'workspace' | 'id' | 'version'>, changes: SessionChanges): Write => {
    const { workspace, id, version } = read;
    return one(update('sessions', { workspace, id, version }, changes, { version: sql`version + 1` }));
  },

  /** With all that hangs on it: turns, lines, messages, disputes. */
  deleteSession: ({ workspace, id }: Key): Write => ({ query: remove('sessions', { workspace, id }) }),

  /** Said again, the later note stays. */
  putDispute: (row: NewRow<'disputes'>): Write =>
    one(upsert('disputes', row, ['workspace', 'session', 'criterion'], ['note', 'at'])),
});

const linesAndTurns = ({ insert, insertNext, update }: Statements) => ({
  insertTurn: (row: NewRow<'turns'>): Write => one(insert('turns', row)),

  /** A conflict where the event was already taken as a line. */
  insertLine: (row: Omit<NewRow<'lines'>, 'seq'>): Write => one(insertNext('lines', row, 'session')),

  /** Lines that wait become a turn's, or are set aside; a conflict where one of them no longer waits. */
  settleLines: ({ workspace, session }: SessionPart, ids: readonly string[], { state, turn }: Settled): Write => ({
    query: update('lines', { workspace, session, state: 'waiting', id: ids }, { state, turn }),
    expect: ids.length,
  }),

  /** For what carries no line, such as a button. A conflict where the event was already taken. */
  insertEvent: (row: NewRow<'events'>): Write => one(insert('events', row)),
});

function outgoingMessages({ insertNext, update }: Statements) {
  /** Ends a lease: the message has a new state, or waits for another try. */
  const settle = ({ workspace, id }: Key, changes: Changes<'outgoing'>): Write =>
    one(update('outgoing', { workspace, id, state: 'waiting' }, { ...changes, owner: null, leased_until: null }));

  return {
    /** Sent after those of the same conversation that were committed before. */
    insertOutgoing: (row: Omit<NewRow<'outgoing'>, 'seq'>): Write => one(insertNext('outgoing', row, 'conversation')),

    /** It reached the channel as `message`; a conflict where that was already known. */
    outgoingSent: (key: Key, message: string | null): Write =>
      settle(key, { state: 'sent', message, last_error: null }),

    /** Given up. */
    outgoingFailed: (key: Key, last_error: string): Write => settle(key, { state: 'failed', last_error }),

    /** No longer wanted. */
    outgoingDropped: (key: Key): Write => settle(key, { state: 'dropped' }),

    /**
     * To be tried again at `due_at`; until then the conversation's later messages wait too. Where nothing `arrived` for
     * certain the attempts count from anew, so that the next one is not in doubt.
     */
    retryOutgoing: (key: Key, due_at: number, last_error: string, arrived?: false): Write =>
      settle(key, { due_at, last_error, ...(arrived === false ? { attempts: 0 } : {}) }),
  };
}

const dueWork = ({ upsert, remove }: Statements) => ({
  /** New work, or the session's work of this kind moved: whoever has leased it finds a conflict when finishing it. */
  putDue: (row: NewDue): Write => {
    const free = { ...row, owner: null, leased_until: null };
    return one(upsert('due', free, ['workspace', 'session', 'kind'], ['due_at', 'payload', 'owner', 'leased_until']));
  },

  /** Done: a conflict where the lease was lost or the work was moved meanwhile. */
  finishDue: ({ workspace, id, owner }: Pick<DueWork, 'workspace' | 'id' | 'owner'>): Write =>
    one(remove('due', { workspace, id, owner })),
});

const oldRows = (db: Kysely<Schema>) => ({
  /**
   * What belongs to no practice and is older: events taken, and what was said outside of one; and addresses of people who are
   * no longer known, once nothing waits to be sent there.
   */
  deleteOld: (before: number): Write[] => [
    {
      query: db
        .deleteFrom('addresses')
        .where((eb) => eb.not(eb.exists(personAt(eb))))
        .where((eb) => eb.not(eb.exists(waitingAt(eb))))
        .compile(),
    },
    { query: db.deleteFrom('events').where('at', '<', before).compile() },
    {
      query: db
        .deleteFrom('outgoing')
        .where('session', 'is', null)
        .where('state', '!=', 'waiting')
        .where('at', '<', before)
        .compile(),
    },
  ],
});

type Address = ExpressionBuilder<Schema, 'addresses'>;

const personAt = (eb: Address) =>
  eb
    .selectFrom('people')
    .select('people.person')
    .whereRef('people.workspace', '=', 'addresses.workspace')
    .whereRef('people.person', '=', 'addresses.person');

const waitingAt = (eb: Address) =>
  eb
    .selectFrom('outgoing')
    .select('outgoing.id')
    .where('outgoing.state', '=', sql.lit('waiting'))
    .whereRef('outgoing.workspace', '=', 'addresses.workspace')
    .whereRef('outgoing.conversation', '=', 'addresses.conversation');
