import { type Kysely, sql } from 'kysely';
import { compileOnce } from './compile-once.ts';
import type { Write } from './engine.ts';
import type { Changes, DueWork, Key, LineState, NewRow, Schema, Session, SessionPart, TableName } from './schema.ts';
import { storedRow } from './stored-values.ts';

export type Writes = ReturnType<typeof writes>;
type SessionChanges = Omit<Changes<'sessions'>, 'workspace' | 'id' | 'version'>;
type Settled = { state: Exclude<LineState, 'waiting'>; turn?: string };

/** What can be written, as data for `commit`. One that expects rows is a conflict where somebody was faster. */
export function writes(db: Kysely<Schema>) {
  const compile = compileOnce();

  function insert<T extends TableName>(table: T, row: NewRow<T>): Write {
    const kept = storedRow(row);
    const name = `insert ${table}: ${Object.keys(kept).join()}`;
    return { query: compile(name, Object.values(kept), () => db.insertInto(table).values(kept as never)), expect: 1 };
  }

  /** As `insert`, with the next `seq` among the rows that have the same value in `among`. */
  function insertNext(table: 'lines' | 'outgoing', among: string, row: object): Write {
    const kept = storedRow(row);
    const values = [...Object.values(kept), kept['workspace'], kept[among]];
    const query = compile(`insert next ${table}: ${Object.keys(kept).join()}`, values, () => {
      const mine = sql`workspace = ${kept['workspace']} and ${sql.ref(among)} = ${kept[among]}`;
      const seq = sql`(select coalesce(max(seq), 0) + 1 from ${sql.table(table)} where ${mine})`;
      return db.insertInto(table).values({ ...kept, seq } as never);
    });
    return { query, expect: 1 };
  }

  return {
    /** The same text again is no conflict: it has the same hash. */
    putText(row: NewRow<'texts'>): Write {
      const kept = storedRow(row) as NewRow<'texts'>;
      return {
        query: compile(`put text: ${Object.keys(kept).join()}`, Object.values(kept), () =>
          db
            .insertInto('texts')
            .values(kept)
            .onConflict((c) => c.doNothing()),
        ),
      };
    },

    /** A new person, or other settings of a known one; `created_at` stays the first. */
    putPerson(row: NewRow<'people'>): Write {
      const { workspace, person, created_at, ...settings } = storedRow(row) as Record<string, never>;
      const changed = Object.keys(settings).sort();
      const kept = { workspace, person, created_at, ...settings };
      const query = compile(`put person: ${Object.keys(kept).join()}`, Object.values(kept), () =>
        db
          .insertInto('people')
          .values(kept as never)
          .onConflict((c) =>
            c
              .columns(['workspace', 'person'])
              .doUpdateSet(Object.fromEntries(changed.map((column) => [column, sql.ref(`excluded.${column}`)]))),
          ),
      );
      return { query, expect: 1 };
    },

    /** A conflict where the person is not known, or has another open session and this one is open. */
    insertSession: (row: NewRow<'sessions'>): Write => insert('sessions', row),

    /** Changes the session as it was read; its version rises by one. */
    updateSession(
      { workspace, id, version }: Pick<Session, 'workspace' | 'id' | 'version'>,
      changes: SessionChanges,
    ): Write {
      const kept = storedRow(changes);
      const query = compile(
        `update session: ${Object.keys(kept).join()}`,
        [...Object.values(kept), workspace, id, version],
        () =>
          db
            .updateTable('sessions')
            .set({ ...kept, version: sql<number>`version + 1` })
            .where('workspace', '=', workspace)
            .where('id', '=', id)
            .where('version', '=', version),
      );
      return { query, expect: 1 };
    },

    insertTurn: (row: NewRow<'turns'>): Write => insert('turns', row),

    /** A conflict where the event was already taken as a line. */
    insertLine: (row: Omit<NewRow<'lines'>, 'seq'>): Write => insertNext('lines', 'session', row),

    /** Lines that wait become a turn's, or are set aside; a conflict where one of them no longer waits. */
    settleLines({ workspace, session }: SessionPart, ids: readonly string[], settled: Settled): Write {
      const { state, turn = null } = settled;
      const query = compile(`settle lines: ${ids.length}`, [state, turn, workspace, session, 'waiting', ...ids], () =>
        db
          .updateTable('lines')
          .set({ state, turn })
          .where('workspace', '=', workspace)
          .where('session', '=', session)
          .where('state', '=', 'waiting')
          .where('id', 'in', ids),
      );
      return { query, expect: ids.length };
    },

    /** Sent in the order of committing within a conversation. Without `due_at` in the future it is sent at once. */
    insertOutgoing: (row: Omit<NewRow<'outgoing'>, 'seq'>): Write => insertNext('outgoing', 'conversation', row),

    /** It reached the channel as `message`; a conflict where that was already known. */
    outgoingSent: (key: Key, message: string | null): Write => settleOutgoing(key, { state: 'sent', message }),

    /** Given up. */
    outgoingFailed: (key: Key, last_error: string): Write => settleOutgoing(key, { state: 'failed', last_error }),

    /** No longer wanted. */
    outgoingDropped: (key: Key): Write => settleOutgoing(key, { state: 'dropped' }),

    /** To be tried again at `due_at`; until then the conversation's later messages wait too. */
    retryOutgoing: (key: Key, due_at: number, last_error: string): Write => settleOutgoing(key, { due_at, last_error }),

    /** New work, or the session's work of this kind moved: whoever holds a lease on it finds a conflict. */
    putDue(row: Omit<NewRow<'due'>, 'owner' | 'leased_until'>): Write {
      const kept = storedRow(row);
      const query = compile(`put due: ${Object.keys(kept).join()}`, Object.values(kept), () =>
        db
          .insertInto('due')
          .values(kept as never)
          .onConflict((c) =>
            c.columns(['workspace', 'session', 'kind']).doUpdateSet((eb) => ({
              due_at: eb.ref('excluded.due_at'),
              payload: eb.ref('excluded.payload'),
              owner: sql<null>`null`,
              leased_until: sql<null>`null`,
            })),
          ),
      );
      return { query, expect: 1 };
    },

    /** Done: a conflict where the lease was lost or the work was moved meanwhile. */
    finishDue({ workspace, id, owner }: Pick<DueWork, 'workspace' | 'id' | 'owner'>): Write {
      const query = compile('finish due', [workspace, id, owner], () =>
        db
          .deleteFrom('due')
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .where(sql`owner`, '=', owner),
      );
      return { query, expect: 1 };
    },

    /** The session's work of this kind, if there is any, is no longer wanted. */
    dropDue({ workspace, session }: SessionPart, kind: string): Write {
      return {
        query: compile('drop due', [workspace, session, kind], () =>
          db
            .deleteFrom('due')
            .where('workspace', '=', workspace)
            .where('session', '=', session)
            .where('kind', '=', kind),
        ),
      };
    },

    /** Said again, the later note stays. */
    putDispute(row: NewRow<'disputes'>): Write {
      const kept = storedRow(row) as NewRow<'disputes'>;
      const query = compile(`put dispute: ${Object.keys(kept).join()}`, Object.values(kept), () =>
        db
          .insertInto('disputes')
          .values(kept)
          .onConflict((c) =>
            c
              .columns(['workspace', 'session', 'criterion'])
              .doUpdateSet((eb) => ({ note: eb.ref('excluded.note'), at: eb.ref('excluded.at') })),
          ),
      );
      return { query, expect: 1 };
    },

    /** A conflict where the event was already taken. */
    insertEvent: (row: NewRow<'events'>): Write => insert('events', row),
  };

  /** Ends a lease: the message has a new state, or waits for another try. */
  function settleOutgoing({ workspace, id }: Key, changes: Changes<'outgoing'>): Write {
    const kept = storedRow(changes);
    const query = compile(
      `settle outgoing: ${Object.keys(kept).join()}`,
      [...Object.values(kept), workspace, id, 'waiting'],
      () =>
        db
          .updateTable('outgoing')
          .set({ ...kept, owner: sql<null>`null`, leased_until: sql<null>`null` })
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .where('state', '=', 'waiting'),
    );
    return { query, expect: 1 };
  }
}
