import { type Kysely, sql } from 'kysely';
import type { ReadRows } from './reads.ts';
import type { AnyTables, PersonKey, RoundKey, Schema } from './schema.ts';

/** What can be asked about the drills that somebody has set or is co-owner of. Drafts are none yet. */
export const ownerReads = (rows: ReadRows) => ({
  /** Those that somebody has set or is co-owner of, the newest first; all of them, or those that have not ended. */
  drillsOf: ({ workspace, person }: PersonKey, limit: number, which: 'all' | 'unfinished' = 'all') =>
    rows('drills', `owned ${which}`, [workspace, person, JSON.stringify(person), limit], (db) => {
      const all = ownedBy(db, { workspace, person }).selectAll();
      const some = which === 'all' ? all : all.where('status', '!=', sql.lit('ended'));
      return some.orderBy('seq', 'desc').limit(limit);
    }),

  /** How many those are. */
  countDrillsOf: async ({ workspace, person }: PersonKey): Promise<number> => {
    const counted = (await rows('drills', 'count owned', [workspace, person, JSON.stringify(person)], (db) =>
      ownedBy(db, { workspace, person }).select(sql<number>`count(*)`.as('n')),
    )) as unknown as { n: number }[];
    return counted[0]!.n;
  },

  /** By the number that people call it by. */
  drillNumbered: async (workspace: string, seq: number) =>
    (
      await rows('drills', 'numbered', [workspace, seq], (db) =>
        db
          .selectFrom('drills')
          .selectAll()
          .where('workspace', '=', workspace)
          .where('seq', '=', seq)
          .where('status', '!=', sql.lit('draft')),
      )
    )[0],

  /**
   * What those who have handed in to a round handed in before a time to all rounds that somebody has set or is co-owner of,
   * the newest first.
   */
  handInsBefore: (round: RoundKey, viewer: string, before: number, limit: number) =>
    rows('hand_ins', 'before', [...seenBy(round, viewer), before, limit], (db) =>
      seenOfPeopleIn(db, 'hand_ins', round, viewer)
        .where('at', '<', before)
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit),
    ),

  /** The marks set by hand before a time in what is handed in by those people to those rounds, in that order. */
  setMarksBefore: (round: RoundKey, viewer: string, before: number) =>
    rows('marks', 'before', [...seenBy(round, viewer), before], (db) =>
      seenOfPeopleIn(db, 'marks', round, viewer).where('at', '<', before).orderBy('at').orderBy('id'),
    ),
});

/** Co-owners are kept as JSON text; a name in its quotes stands in no other one. `replace` is the same on both databases. */
const ownedBy = (db: Kysely<Schema>, { workspace, person }: PersonKey) =>
  db
    .selectFrom('drills')
    .where('workspace', '=', workspace)
    .where('status', '!=', sql.lit('draft'))
    .where(sql<boolean>`(owner = ${person} or replace(co_owners, ${JSON.stringify(person)}, '') != co_owners)`);

const seenBy = ({ workspace, drill, round }: RoundKey, viewer: string) => [
  workspace,
  workspace,
  viewer,
  JSON.stringify(viewer),
  workspace,
  drill,
  round,
];

/** Rows of those who handed in to a round, of all the drills that somebody may see. */
const seenOfPeopleIn = (
  db: Kysely<Schema>,
  table: 'hand_ins' | 'marks',
  { workspace, drill, round }: RoundKey,
  viewer: string,
) =>
  (db as unknown as AnyTables)
    .selectFrom<string>(table)
    .selectAll()
    .where('workspace', '=', workspace)
    .where('drill', 'in', ownedBy(db, { workspace, person: viewer }).select('id'))
    .where(
      'person',
      'in',
      db
        .selectFrom('hand_ins')
        .select('person')
        .where('workspace', '=', workspace)
        .where('drill', '=', drill)
        .where('round', '=', round),
    );
