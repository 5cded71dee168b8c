import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The result of a round keeps people by their ids alone, and what a drill's message shows is kept as a digest: neither is
 * found when somebody has all that is stored about them deleted.
 */
export const resultsWithoutNames: Migration = {
  async up(db: Kysely<unknown>) {
    const { rows } = await sql<Kept>`
      select workspace, drill, number, result from rounds where result is not null`.execute(db);
    for (const { workspace, drill, number, result } of rows)
      await sql`
        update rounds set result = ${JSON.stringify(withoutNames(JSON.parse(result) as Result))}
        where workspace = ${workspace} and drill = ${drill} and number = ${number}`.execute(db);
    await sql`update drills set board_shown = null`.execute(db);
  },
};

interface Kept {
  workspace: string;
  drill: string;
  number: number;
  result: string;
}

interface Result {
  team?: { mostImproved?: Named | null };
  improved?: Named | null;
}

type Named = { name?: string } | null;

/** As it is kept from now on. */
function withoutNames(result: Result): Result {
  const { team, improved } = result;
  return {
    ...result,
    ...(team ? { team: { ...team, mostImproved: nameless(team.mostImproved) } } : {}),
    improved: nameless(improved),
  };
}

function nameless(somebody: Named | undefined): Named {
  if (!somebody) return null;
  const { name: _, ...rest } = somebody;
  return rest;
}
