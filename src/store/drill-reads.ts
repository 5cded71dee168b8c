import { type Kysely, sql } from 'kysely';
import type { ReadRows } from './reads.ts';
import type {
  Assignment,
  AssignmentState,
  DrillPart,
  DueWork,
  Key,
  PersonKey,
  Round,
  RoundKey,
  Schema,
} from './schema.ts';

/** What can be asked about drills. */
export function drillReads(rows: ReadRows) {
  const of = ({ workspace, drill, round }: RoundKey) => [workspace, drill, round];

  return {
    drill: async ({ workspace, id }: Key) =>
      (
        await rows('drills', 'drill', [workspace, id], (db) =>
          db.selectFrom('drills').selectAll().where('workspace', '=', workspace).where('id', '=', id),
        )
      )[0],

    /** Those of a workspace that are set or were, the newest first. */
    drillsIn: (workspace: string, limit: number) =>
      rows('drills', 'in', [workspace, limit], (db) =>
        db
          .selectFrom('drills')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('status', '!=', sql.lit('draft'))
          .orderBy('seq', 'desc')
          .limit(limit),
      ),

    /** Of all workspaces, the newest first: for operators. */
    allDrills: (limit: number) =>
      rows('drills', 'all', [limit], (db) =>
        db
          .selectFrom('drills')
          .selectAll()
          .where('status', '!=', sql.lit('draft'))
          .orderBy('created_at', 'desc')
          .limit(limit),
      ),

    round: async ({ workspace, drill, round }: RoundKey): Promise<Round | undefined> =>
      (
        await rows('rounds', 'round', of({ workspace, drill, round }), (db) =>
          roundsOf(db, { workspace, drill }).where('number', '=', round),
        )
      )[0],

    rounds: ({ workspace, drill }: DrillPart) =>
      rows('rounds', 'of drill', [workspace, drill], (db) => roundsOf(db, { workspace, drill }).orderBy('number')),

    /** Those of a workspace that name somebody as left out or in their result; perhaps some that name a like id too. */
    roundsNaming: ({ workspace, person }: PersonKey): Promise<Round[]> => {
      const named = `%${JSON.stringify(person)}%`;
      return rows('rounds', 'naming', [workspace, named, named], (db) =>
        db
          .selectFrom('rounds')
          .selectAll()
          .where('workspace', '=', workspace)
          .where(sql<boolean>`(left_out like ${named} or result like ${named})`),
      );
    },

    assignment: async ({ workspace, drill, round, person }: RoundKey & { person: string }) =>
      (
        await rows('assignments', 'one', [workspace, drill, round, person], (db) =>
          assignmentsOf(db, { workspace, drill, round }).where('person', '=', person),
        )
      )[0],

    /** By name. */
    assignments: (key: RoundKey) =>
      rows('assignments', 'of round', of(key), (db) => assignmentsOf(db, key).orderBy('name').orderBy('person')),

    /** Those who have begun, are done or get nothing any more. By name. */
    assignmentsBegun: (key: RoundKey) =>
      rows('assignments', 'begun', of(key), (db) =>
        assignmentsOf(db, key)
          .where(sql<boolean>`state not in ('waiting', 'invited')`)
          .orderBy('name')
          .orderBy('person'),
      ),

    /** Whose next message is due, the longest due first. */
    assignmentsDue: (key: RoundKey, now: number, limit: number) =>
      rows('assignments', 'due', [...of(key), now, limit], (db) =>
        assignmentsOf(db, key).where('act_at', '<=', now).orderBy('act_at').orderBy('person').limit(limit),
      ),

    /** When the next message of a round is due after a time; null where none is to come. */
    nextActAfter: async (key: RoundKey, after: number): Promise<number | null> => {
      const next = await rows('assignments', 'next', [...of(key), after], (db) =>
        assignmentsOf(db, key).where('act_at', '>', after).orderBy('act_at').limit(sql.lit(1)),
      );
      return next[0]?.act_at ?? null;
    },

    /** How many are in each state. */
    countStates: async ({ workspace, drill, round }: RoundKey): Promise<Partial<Record<AssignmentState, number>>> => {
      const counted = (await rows('assignments', 'states', of({ workspace, drill, round }), (db) =>
        db
          .selectFrom('assignments')
          .select(['state', sql<number>`count(*)`.as('n')])
          .where('workspace', '=', workspace)
          .where('drill', '=', drill)
          .where('round', '=', round)
          .groupBy('state'),
      )) as unknown as { state: AssignmentState; n: number }[];
      return Object.fromEntries(counted.map(({ state, n }) => [state, n]));
    },

    /** What a person has been given and has not done, in rounds that are open; whose message did not arrive can do it too. */
    openAssignments: ({ workspace, person }: PersonKey): Promise<Assignment[]> =>
      rows('assignments', 'open of person', [workspace, person], (db) =>
        inTheirRounds(db, { workspace, person })
          .where(sql<boolean>`assignments.state in ('invited', 'started', 'unreachable')`)
          .where('rounds.state', '=', sql.lit('open'))
          .orderBy('rounds.due_at')
          .orderBy('assignments.drill'),
      ),

    /** All that a person was given, the oldest first. */
    assignmentsOf: ({ workspace, person }: PersonKey): Promise<Assignment[]> =>
      rows('assignments', 'all of person', [workspace, person], (db) =>
        inTheirRounds(db, { workspace, person }).orderBy('rounds.opens_at').orderBy('assignments.drill'),
      ),

    /** Assignments whose last message waits to be sent, or was given up. `cross join`: SQLite begins with those few messages. */
    unsent: (key: RoundKey, state: 'waiting' | 'failed', limit: number) =>
      rows('assignments', `message ${state}`, [...of(key), limit], (db) =>
        db
          .selectFrom('outgoing')
          .crossJoin('assignments')
          .selectAll('assignments')
          .whereRef('assignments.workspace', '=', 'outgoing.workspace')
          .whereRef('assignments.message', '=', 'outgoing.id')
          .where('assignments.workspace', '=', key.workspace)
          .where('assignments.drill', '=', key.drill)
          .where('assignments.round', '=', key.round)
          .where('assignments.state', '=', sql.lit('invited'))
          .where('outgoing.state', '=', sql.lit(state))
          .limit(limit),
      ),

    /** The finished tries of a drill's round, of one person or of all, in the order in which they ended. */
    tries: ({ workspace, drill, round }: RoundKey, person?: string) =>
      rows(
        'sessions',
        person ? 'tries of person' : 'tries',
        [workspace, drill, round, ...(person ? [person] : [])],
        (db) => {
          const all = db
            .selectFrom('sessions')
            .selectAll()
            .where('workspace', '=', workspace)
            .where('drill', '=', drill)
            .where('round', '=', round);
          const theirs = person ? all.where('person', '=', person) : all;
          return theirs.where('status', '=', sql.lit('ended')).orderBy('ended_at').orderBy('id');
        },
      ),

    /** How many finished tries each person has made of a round. */
    countTries: async ({ workspace, drill, round }: RoundKey): Promise<Map<string, number>> => {
      const counted = (await rows('sessions', 'count tries', of({ workspace, drill, round }), (db) =>
        db
          .selectFrom('sessions')
          .select(['person', sql<number>`count(*)`.as('n')])
          .where('workspace', '=', workspace)
          .where('drill', '=', drill)
          .where('round', '=', round)
          .where('status', '=', sql.lit('ended'))
          .groupBy('person'),
      )) as unknown as { person: string; n: number }[];
      return new Map(counted.map(({ person, n }) => [person, n]));
    },

    /** What was handed in, in that order. */
    handIns: ({ workspace, drill, round }: RoundKey) =>
      rows('hand_ins', 'of round', of({ workspace, drill, round }), (db) =>
        db
          .selectFrom('hand_ins')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('drill', '=', drill)
          .where('round', '=', round)
          .orderBy('at')
          .orderBy('id'),
      ),

    /** What one person has handed in, in that order. */
    handInsOf: ({ workspace, drill, round }: RoundKey, person: string) =>
      rows('hand_ins', 'of person', [workspace, drill, round, person], (db) =>
        db
          .selectFrom('hand_ins')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('drill', '=', drill)
          .where('round', '=', round)
          .where('person', '=', person)
          .orderBy('at')
          .orderBy('id'),
      ),

    /** Marks set by hand in a round, in that order. */
    setMarks: ({ workspace, drill, round }: RoundKey) =>
      rows('marks', 'of round', of({ workspace, drill, round }), (db) =>
        db
          .selectFrom('marks')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('drill', '=', drill)
          .where('round', '=', round)
          .orderBy('at')
          .orderBy('id'),
      ),

    setMark: async ({ workspace, id }: Key) =>
      (
        await rows('marks', 'one', [workspace, id], (db) =>
          db.selectFrom('marks').selectAll().where('workspace', '=', workspace).where('id', '=', id),
        )
      )[0],

    /** The mark of a person's that they appealed against last. */
    appealedLast: async ({ workspace, person }: PersonKey) =>
      (
        await rows('marks', 'appealed last', [workspace, person], (db) =>
          db
            .selectFrom('marks')
            .selectAll()
            .where('workspace', '=', workspace)
            .where('person', '=', person)
            .where('appealed_at', 'is not', null)
            .orderBy('appealed_at', 'desc')
            .limit(sql.lit(1)),
        )
      )[0],

    /** Whether leased work is still whose it was when it was leased: neither lost nor moved since. */
    holdsDue: async ({ workspace, id, owner }: Pick<DueWork, 'workspace' | 'id' | 'owner'>): Promise<boolean> => {
      const [held] = await rows('due', 'held', [workspace, id, owner], (db) =>
        db
          .selectFrom('due')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('id', '=', id)
          .where('owner', '=', owner),
      );
      return held !== undefined;
    },

    /** One message that was to be sent, by its id. */
    outgoing: async ({ workspace, id }: Key) =>
      (
        await rows('outgoing', 'one', [workspace, id], (db) =>
          db.selectFrom('outgoing').selectAll().where('workspace', '=', workspace).where('id', '=', id),
        )
      )[0],
  };
}

const roundsOf = (db: Kysely<Schema>, { workspace, drill }: DrillPart) =>
  db.selectFrom('rounds').selectAll().where('workspace', '=', workspace).where('drill', '=', drill);

const assignmentsOf = (db: Kysely<Schema>, { workspace, drill, round }: RoundKey) =>
  db
    .selectFrom('assignments')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('drill', '=', drill)
    .where('round', '=', round);

/** What a person was given, beside the rounds that it belongs to. */
export const inTheirRounds = (db: Kysely<Schema>, { workspace, person }: PersonKey) =>
  db
    .selectFrom('assignments')
    .innerJoin('rounds', (join) =>
      join
        .onRef('rounds.workspace', '=', 'assignments.workspace')
        .onRef('rounds.drill', '=', 'assignments.drill')
        .onRef('rounds.number', '=', 'assignments.round'),
    )
    .selectAll('assignments')
    .where('assignments.workspace', '=', workspace)
    .where('assignments.person', '=', person);
