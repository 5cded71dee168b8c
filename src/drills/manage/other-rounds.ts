import type { Trainer } from '../../session/trainer.ts';
import type { Drill, RoundKey } from '../../store/schema.ts';
import type { OneRound } from '../before.ts';
import { stepOf } from '../drill.ts';
import { roundValue, specOf } from '../drilling.ts';
import { handedInOf, overrideOf } from './stored.ts';

/** How many hand-ins to other rounds are looked at. */
const LOOKED_AT = 20_000;

/**
 * What those who have handed in to a round have handed in to other rounds with the same flow, of drills that the viewer may
 * see: by person.
 */
export async function otherRounds(
  { store, now }: Trainer,
  drill: Drill,
  round: number,
  viewer: string,
): Promise<Map<string, OneRound[]>> {
  const { read } = store;
  const key: RoundKey = { workspace: drill.workspace, drill: drill.id, round };
  const until = now() + 1;
  const [handIns, marks] = await Promise.all([
    read.handInsBefore(key, viewer, until, LOOKED_AT),
    read.setMarksBefore(key, viewer, until),
  ]);
  const ids = [...new Set([drill.id, ...handIns.map((row) => row.drill)])];
  const found = await Promise.all(ids.map((id) => read.drill({ workspace: drill.workspace, id })));
  const drills = new Map(found.map((one, i) => [ids[i], one ?? drill]));
  const flowOf = (of: RoundKey) => stepOf(specOf(drills.get(of.drill)!), of.round).flow;
  const others = handIns.filter((row) => roundValue(row) !== roundValue(key) && flowOf(row) === flowOf(key));
  const set = Map.groupBy(marks, rowOf);
  const rounds = [...Map.groupBy(others, rowOf)].map(([of, rows]) => ({
    person: rows[0]!.person,
    handIns: rows.map((row) => handedInOf({ person: row.person, name: '' }, row)),
    overrides: (set.get(of) ?? []).map((mark) => overrideOf(drills.get(mark.drill)!, mark)),
  }));
  return Map.groupBy(rounds, ({ person }) => person);
}

const rowOf = (row: RoundKey & { person: string }): string => `${roundValue(row)}/${row.person}`;
