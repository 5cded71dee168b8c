import { type Kysely, sql } from 'kysely';
import type { Write } from './engine.ts';
import type {
  Assignment,
  Changes,
  Drill,
  DueWork,
  Key,
  NewRow,
  PersonKey,
  Round,
  RoundState,
  Schema,
  SetMark,
} from './schema.ts';
import type { Statements } from './statements.ts';

const one = (query: Write['query']): Write => ({ query, expect: 1 });

/** Changes of a drill, a round, an assignment; each is a conflict where somebody was faster. */
export const drillWrites = (db: Kysely<Schema>, { insert, update, remove }: Statements) => ({
  insertDrill: (row: NewRow<'drills'>): Write => one(insert('drills', row)),

  /** Changes the drill as it was read; its version rises by one. */
  updateDrill: ({ workspace, id, version }: Pick<Drill, 'workspace' | 'id' | 'version'>, changes: Changes<'drills'>) =>
    one(update('drills', { workspace, id, version }, changes, { version: sql`version + 1` })),

  /** With all that hangs on it. */
  deleteDrill: ({ workspace, id }: Key): Write => ({ query: remove('drills', { workspace, id }) }),

  insertRound: (row: NewRow<'rounds'>): Write => one(insert('rounds', row)),

  /** Changes a round that is in the state in which it was read. */
  updateRound: (
    { workspace, drill, number, state }: Pick<Round, 'workspace' | 'drill' | 'number' | 'state'>,
    changes: Changes<'rounds'> & { state?: RoundState },
  ): Write => one(update('rounds', { workspace, drill, number, state }, changes)),

  insertAssignment: (row: NewRow<'assignments'>): Write => one(insert('assignments', row)),

  /** Changes the assignment as it was read; its version rises by one. */
  updateAssignment: (
    { workspace, drill, round, person, version }: AssignmentRead,
    changes: Changes<'assignments'>,
  ): Write =>
    one(update('assignments', { workspace, drill, round, person, version }, changes, { version: sql`version + 1` })),

  /** Who has not done it when the round ends has missed it. */
  missRest: ({ workspace, drill, number }: Pick<Round, 'workspace' | 'drill' | 'number'>): Write => ({
    query: update(
      'assignments',
      { workspace, drill, round: number, state: ['waiting', 'invited', 'started'] },
      { state: 'missed', act: null, act_at: null },
      { version: sql`version + 1` },
    ),
  }),

  /** A conflict where this try was handed in already. */
  insertHandIn: (row: NewRow<'hand_ins'>): Write => one(insert('hand_ins', row)),

  updateHandIn: ({ workspace, id }: Key, changes: Changes<'hand_ins'>): Write =>
    one(update('hand_ins', { workspace, id }, changes)),

  /** A conflict where it was taken back already. */
  deleteHandIn: ({ workspace, id }: Key): Write => one(remove('hand_ins', { workspace, id })),

  insertMark: (row: NewRow<'marks'>): Write => one(insert('marks', row)),

  /** What its person says to it; said again, the later words stay. */
  appeal: ({ workspace, id }: Pick<SetMark, 'workspace' | 'id'>, appeal: string, appealed_at: number): Write =>
    one(update('marks', { workspace, id }, { appeal, appealed_at })),

  /** Of what somebody was told, what has these words in it and is settled keeps no longer what it said. */
  outgoingEmptied: ({ workspace, person }: PersonKey, words: string): Write => ({
    query: db
      .updateTable('outgoing')
      .set({ payload: '{}' } as never)
      .where('workspace', '=', workspace)
      .where('person', '=', person)
      .where('state', '!=', sql.lit('waiting'))
      .where(sql<boolean>`payload like ${`%${pattern(words)}%`} escape '!'`)
      .compile(),
  }),

  /**
   * A drill's work, due at a time or earlier if it was due earlier already. Whoever is at it now finds a conflict when
   * finishing, and looks again.
   */
  drillDue: (drill: DrillWork, due_at: number): Write => one(dueAt(db, drill, dueIdOf(drill.id), due_at)),

  /** What is to be told of a drill apart from its course, as `mark/ID`, at a time or earlier if it was due earlier already. */
  tellDue: (drill: DrillWork, tells: string, due_at: number): Write =>
    one(dueAt(db, drill, tellIdOf(drill.id, tells), due_at)),

  /** What was to be told is told no more; a conflict where it was told already. */
  noTellDue: ({ workspace, id }: Key, tells: string): Write =>
    one(remove('due', { workspace, id: tellIdOf(id, tells) })),

  /** Leased work goes on at another time; a conflict where the lease was lost or the work was moved meanwhile. */
  moveDue: ({ workspace, id, owner }: Pick<DueWork, 'workspace' | 'id' | 'owner'>, due_at: number): Write =>
    one(update('due', { workspace, id, owner }, { due_at, owner: null, leased_until: null })),

  /** A drill that no longer runs has no work. */
  noDrillDue: ({ workspace, id }: Key): Write => ({ query: remove('due', { workspace, id: dueIdOf(id) }) }),

  /**
   * Drafts made before a time; and drills that ended before another one, what was handed in and marked before it, and who was
   * to practise in rounds that were due before it, those of drills that go on too.
   */
  deleteOldDrills: (draftsBefore: number, before: number): Write[] =>
    [
      db.deleteFrom('drills').where('status', '=', sql.lit('draft')).where('created_at', '<', draftsBefore),
      db.deleteFrom('drills').where('status', '=', sql.lit('ended')).where('ended_at', '<', before),
      db.deleteFrom('hand_ins').where('at', '<', before),
      db.deleteFrom('marks').where('at', '<', before),
      db.deleteFrom('assignments').where(inRoundsDue(before)),
    ].map((query) => ({ query: query.compile() })),
});

/** As it stands in JSON text. */
const pattern = (words: string): string => JSON.stringify(words).slice(1, -1).replaceAll(/[!%_]/g, '!$&');

const inRoundsDue = (before: number) =>
  sql<boolean>`(workspace, drill, round) in (select workspace, drill, number from rounds where due_at < ${before})`;

type DrillWork = Pick<Drill, 'workspace' | 'id' | 'channel'>;

const dueAt = (db: Kysely<Schema>, { workspace, channel }: DrillWork, id: string, due_at: number): Write['query'] =>
  db
    .insertInto('due')
    .values({ workspace, id, kind: DRILL, channel, session: null, payload: '{}', due_at } as never)
    .onConflict((conflict) =>
      conflict.columns(['workspace', 'id']).doUpdateSet({
        due_at: sql`case when due.due_at < excluded.due_at then due.due_at else excluded.due_at end`,
        owner: null,
        leased_until: null,
      }),
    )
    .compile();

type AssignmentRead = Pick<Assignment, 'workspace' | 'drill' | 'round' | 'person' | 'version'>;

/** The kind of a drill's due work, and its id: one for each drill. */
export const DRILL = 'drill';
export const dueIdOf = (drill: string): string => `${DRILL}/${drill}`;
/** What is told of a drill apart from its course is due work of its own. */
const tellIdOf = (drill: string, tells: string): string => `${dueIdOf(drill)}/${tells}`;
export const drillOfDue = (id: string): string => id.split('/')[1]!;
export const tellsOfDue = (id: string): string => id.split('/').slice(2).join('/');
