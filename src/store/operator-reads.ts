import { sql } from 'kysely';
import { DRILL, dueIdOf } from './drill-writes.ts';
import type { ReadRows } from './reads.ts';
import type { Assignment, DueWork, Key, OutgoingMessage, Person, RoundKey } from './schema.ts';

/** Somebody the trainer knows, and when they practised last, or were met first. */
export type KnownPerson = Person & { seen: number };

/** What tells how a message fares; what it says is not read. */
const OF_MESSAGE = ['outgoing.id', 'outgoing.state', 'outgoing.due_at', 'outgoing.last_error', 'outgoing.at'] as const;

/** A message to somebody in a round that has not arrived. */
export type UnsentMessage = Pick<OutgoingMessage, 'id' | 'state' | 'due_at' | 'last_error' | 'at'> &
  Pick<Assignment, 'person' | 'name'>;

/** What whoever runs the trainer can ask, of whatever workspace. */
export function operatorReads(rows: ReadRows) {
  return {
    /** Those that have this id or number; a workspace has each number once. */
    drillsNamed: (which: string) => {
      const seq = /^\d{1,9}$/.test(which) ? Number(which) : 0;
      return rows('drills', 'named', [which, seq], (db) =>
        db
          .selectFrom('drills')
          .selectAll()
          .where((eb) => eb.or([eb('id', '=', which), eb('seq', '=', seq)]))
          .where('status', '!=', sql.lit('draft'))
          .orderBy('workspace'),
      );
    },

    /** What is due next of a drill; undefined where nothing is. */
    workOf: async ({ workspace, id }: Key): Promise<DueWork | undefined> =>
      (
        await rows('due', 'of drill', [workspace, dueIdOf(id)], (db) =>
          db
            .selectFrom('due')
            .selectAll()
            .where('workspace', '=', workspace)
            .where('id', '=', dueIdOf(id))
            .where('kind', '=', sql.lit(DRILL)),
        )
      )[0],

    /** The last messages to people in a round, as far as they wait or were given up, the longest waiting first. */
    unsentTo: async ({ workspace, drill, round }: RoundKey): Promise<UnsentMessage[]> =>
      (await rows('outgoing', 'unsent of round', [workspace, drill, round], (db) =>
        db
          .selectFrom('assignments')
          .innerJoin('outgoing', (join) =>
            join
              .onRef('outgoing.workspace', '=', 'assignments.workspace')
              .onRef('outgoing.id', '=', 'assignments.message'),
          )
          .select([...OF_MESSAGE, 'assignments.person', 'assignments.name'])
          .where('assignments.workspace', '=', workspace)
          .where('assignments.drill', '=', drill)
          .where('assignments.round', '=', round)
          .where(sql<boolean>`outgoing.state in ('waiting', 'failed')`)
          .orderBy('outgoing.at')
          .orderBy('outgoing.id'),
      )) as unknown as UnsentMessage[],

    /** Where there are people, by name. */
    workspaces: async (): Promise<string[]> => {
      const found = await rows('people', 'workspaces', [], (db) =>
        db.selectFrom('people').select('workspace').distinct().orderBy('workspace'),
      );
      return found.map(({ workspace }) => workspace);
    },

    /** Everybody of a workspace, who practised last first. */
    peopleKnown: async (workspace: string): Promise<KnownPerson[]> =>
      (await rows('people', 'known', [workspace], (db) =>
        db
          .selectFrom('people')
          .selectAll('people')
          .select((eb) =>
            sql<number>`coalesce(${eb
              .selectFrom('sessions')
              .select(sql`max(touched_at)`.as('last'))
              .whereRef('sessions.workspace', '=', 'people.workspace')
              .whereRef('sessions.person', '=', 'people.person')}, people.created_at)`.as('seen'),
          )
          .where('workspace', '=', workspace)
          .orderBy('seen', 'desc')
          .orderBy('person'),
      )) as unknown as KnownPerson[],
  };
}
