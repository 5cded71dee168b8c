import { type Compilable, type Kysely, sql } from 'kysely';
import { compileOnce } from './compile-once.ts';
import type { Engine } from './engine.ts';
import type {
  Key,
  Line,
  OutgoingMessage,
  PersonKey,
  Row,
  Schema,
  Session,
  SessionPart,
  TableName,
  Turn,
} from './schema.ts';
import { restored } from './stored-values.ts';

export type Reads = ReturnType<typeof reads>;

/** Runs a query for rows of a table: a name for its SQL, its values, and how it is built. */
export type ReadRows = <T extends TableName>(
  table: T,
  name: string,
  values: readonly unknown[],
  build: (db: Kysely<Schema>) => Compilable,
) => Promise<Row<T>[]>;

export function readRows(engine: Engine): ReadRows {
  const compile = compileOnce();
  return async (table, name, values, build) => {
    const rows = await engine.read(compile(`${table} ${name}`, values, () => build(engine.kysely)));
    return rows.map((row) => restored(table, row));
  };
}

/** What can be asked. One thing that is not there is undefined, several are an empty list. */
export function reads(rows: ReadRows) {
  const first = async <T extends TableName>(...query: Parameters<typeof rows<T>>): Promise<Row<T> | undefined> =>
    (await rows(...query))[0];

  return {
    text: async (workspace: string, hash: string): Promise<string | undefined> => {
      const text = await first('texts', 'text', [workspace, hash], (db) =>
        db.selectFrom('texts').selectAll().where('workspace', '=', workspace).where('hash', '=', hash),
      );
      return text?.body;
    },

    person: ({ workspace, person }: PersonKey) =>
      first('people', 'person', [workspace, person], (db) =>
        db.selectFrom('people').selectAll().where('workspace', '=', workspace).where('person', '=', person),
      ),

    /** How a channel reaches a conversation, and whose it is; undefined where its name is enough. */
    address: ({ workspace, conversation }: Pick<OutgoingMessage, 'workspace' | 'conversation'>) =>
      first('addresses', 'address', [workspace, conversation], (db) =>
        db
          .selectFrom('addresses')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('conversation', '=', conversation),
      ),

    /** What was said last in a conversation, the oldest first. */
    saidLast: async (
      { workspace, conversation }: Pick<OutgoingMessage, 'workspace' | 'conversation'>,
      limit: number,
    ) => {
      const newestFirst = await rows('outgoing', 'said last', [workspace, conversation, limit], (db) =>
        db
          .selectFrom('outgoing')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('conversation', '=', conversation)
          .where('state', '=', sql.lit('sent'))
          .orderBy('seq', 'desc')
          .orderBy('id')
          .limit(limit),
      );
      return newestFirst.toReversed();
    },

    session: ({ workspace, id }: Key) =>
      first('sessions', 'session', [workspace, id], (db) =>
        db.selectFrom('sessions').selectAll().where('workspace', '=', workspace).where('id', '=', id),
      ),

    /** Of whatever workspace: for operators, who have only the id. */
    sessionsNamed: (id: string) =>
      rows('sessions', 'sessions named', [id], (db) => db.selectFrom('sessions').selectAll().where('id', '=', id)),

    openSession: ({ workspace, person }: PersonKey) =>
      first('sessions', 'open session', [workspace, person], (db) =>
        sessionsOf(db, workspace, person).where('status', '=', sql.lit('open')),
      ),

    /** The one touched last comes first. */
    pausedSessions: ({ workspace, person }: PersonKey) =>
      rows('sessions', 'paused sessions', [workspace, person], (db) =>
        sessionsOf(db, workspace, person)
          .where('status', '=', sql.lit('paused'))
          .orderBy('touched_at', 'desc')
          .orderBy('id'),
      ),

    /** Ended ones, the newest first. */
    pastSessions: ({ workspace, person }: PersonKey, limit: number) =>
      rows('sessions', 'past sessions', [workspace, person, limit], (db) =>
        sessionsOf(db, workspace, person)
          .where('status', '=', sql.lit('ended'))
          .orderBy('ended_at', 'desc')
          .orderBy('id')
          .limit(limit),
      ),

    /** The practice of the same part of the same flow that its person ended last before a time. */
    practiceBefore: ({ workspace, person, id, flow, part }: Session, before: number) =>
      first('sessions', 'practice before', [workspace, person, flow, part, before, id], (db) =>
        sessionsOf(db, workspace, person)
          .where('flow', '=', flow)
          .where('part', '=', part)
          .where('ended_at', '<', before)
          .where('id', '!=', id)
          .where('status', '=', sql.lit('ended'))
          .orderBy('ended_at', 'desc')
          .orderBy('id')
          .limit(sql.lit(1)),
      ),

    /** Open ones of all people that nobody has touched since, the longest untouched first. */
    openSessionsUntouchedSince: (time: number, limit: number) =>
      rows('sessions', 'untouched open sessions', [time, limit], (db) =>
        untouched(db, time, limit).where('status', '=', sql.lit('open')),
      ),

    /** Any of all people. */
    sessionsUntouchedSince: (time: number, limit: number) =>
      rows('sessions', 'untouched sessions', [time, limit], (db) => untouched(db, time, limit)),

    turn: ({ workspace, session }: SessionPart, id: string) =>
      first('turns', 'turn', [workspace, session, id], (db) => turnsOf(db, workspace, session).where('id', '=', id)),

    /** The turns from the first one to the head, in that order; what was taken back is not among them. */
    path: async ({ workspace, id, head }: Pick<Session, 'workspace' | 'id' | 'head'>): Promise<Turn[]> =>
      head === null
        ? []
        : rows('turns', 'path', [workspace, id, head, workspace, id], (db) => pathTo(db, workspace, id, head)),

    /** In the order in which they arrived. */
    waitingLines: ({ workspace, session }: SessionPart): Promise<Line[]> =>
      rows('lines', 'waiting lines', [workspace, session], (db) =>
        linesOf(db, workspace, session).where('state', '=', sql.lit('waiting')),
      ),

    /** All of a session, in the order in which they arrived. */
    lines: ({ workspace, session }: SessionPart): Promise<Line[]> =>
      rows('lines', 'lines', [workspace, session], (db) => linesOf(db, workspace, session)),

    /** One message of a rep's, by its id. */
    line: ({ workspace, id }: Key): Promise<Line | undefined> =>
      first('lines', 'line', [workspace, id], (db) =>
        db.selectFrom('lines').selectAll().where('workspace', '=', workspace).where('id', '=', id),
      ),

    /** Whether the event was already taken, as a line or as anything else. */
    eventTaken: async ({ workspace, id }: Key): Promise<boolean> => {
      const taken = await first('events', 'event taken', [workspace, id, workspace, id], (db) =>
        db
          .selectFrom('events')
          .select(['workspace', 'id', 'at'])
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .unionAll(
            db
              .selectFrom('lines')
              .select(['workspace', 'id', 'at'])
              .where('workspace', '=', workspace)
              .where('id', '=', id),
          ),
      );
      return taken !== undefined;
    },

    /** The message of a conversation whose turn it is to be sent. */
    firstWaiting: async ({ workspace, conversation }: Pick<OutgoingMessage, 'workspace' | 'conversation'>) => {
      const message = await first('outgoing', 'first waiting', [workspace, conversation], (db) =>
        db
          .selectFrom('outgoing')
          .select('id')
          .where('workspace', '=', workspace)
          .where('conversation', '=', conversation)
          .where('state', '=', sql.lit('waiting'))
          .orderBy('seq')
          .orderBy('id')
          .limit(sql.lit(1)),
      );
      return message?.id;
    },

    disputes: ({ workspace, session }: SessionPart) =>
      rows('disputes', 'disputes', [workspace, session], (db) =>
        db
          .selectFrom('disputes')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('session', '=', session)
          .orderBy('at')
          .orderBy('criterion'),
      ),
  };
}

type Selects = Pick<Kysely<Schema>, 'selectFrom'>;

const sessionsOf = (db: Selects, workspace: string, person: string) =>
  db.selectFrom('sessions').selectAll().where('workspace', '=', workspace).where('person', '=', person);

const untouched = (db: Selects, time: number, limit: number) =>
  db.selectFrom('sessions').selectAll().where('touched_at', '<', time).orderBy('touched_at').limit(limit);

const turnsOf = (db: Selects, workspace: string, session: string) =>
  db.selectFrom('turns').selectAll().where('workspace', '=', workspace).where('session', '=', session);

/** `cross join` keeps SQLite from looking at every turn of the session for every step. */
const pathTo = (db: Kysely<Schema>, workspace: string, session: string, head: string) =>
  db
    .withRecursive('path', (cte) =>
      turnsOf(db, workspace, session)
        .where('id', '=', head)
        .unionAll(
          cte
            .selectFrom('path')
            .crossJoin('turns')
            .selectAll('turns')
            .where('turns.workspace', '=', workspace)
            .where('turns.session', '=', session)
            .whereRef('turns.id', '=', 'path.parent'),
        ),
    )
    .selectFrom('path')
    .selectAll()
    .orderBy('number');

const linesOf = (db: Selects, workspace: string, session: string) =>
  db
    .selectFrom('lines')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('session', '=', session)
    .orderBy('seq')
    .orderBy('at')
    .orderBy('id');
