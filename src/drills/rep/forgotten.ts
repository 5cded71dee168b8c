import type { Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Drill, PersonKey, Round } from '../../store/schema.ts';
import type { LeftOut } from '../drill.ts';
import type { StoredResult } from '../due/result.ts';
import { touched } from './touched.ts';

/**
 * What drills still keep of somebody who has all that is stored about them deleted, beside what is theirs alone: that a round
 * left them out, or that they improved most in it, and their name in what managers were told. The team's figures stay.
 */
export async function forgotten(trainer: Trainer, key: PersonKey): Promise<Write[]> {
  const { read, write } = trainer.store;
  const [rounds, assignments] = await Promise.all([read.roundsNaming(key), read.assignmentsOf(key)]);
  const without = rounds.map((round) =>
    write.updateRound(round, {
      left_out: leftOutOf(round).filter(({ person }) => person !== key.person),
      result: resultWithout(round, key.person),
    }),
  );
  const named = [
    ...assignments,
    ...rounds.flatMap((round) =>
      leftOutOf(round).flatMap(({ person, name }) => (person === key.person ? [{ drill: round.drill, name }] : [])),
    ),
  ];
  return [...without, ...(await toldOf(trainer, key, named)), ...(await shownAnew(trainer, rounds))];
}

/** What the managers of somebody's drills were told of them by name is not kept any more. */
async function toldOf(
  { store }: Trainer,
  { workspace, person }: PersonKey,
  named: readonly { drill: string; name: string }[],
): Promise<Write[]> {
  const ids = [...new Set(named.map(({ drill }) => drill))];
  const drills = await Promise.all(ids.map((id) => store.read.drill({ workspace, id })));
  const managers = new Set(drills.flatMap((drill) => (drill ? managersOf(drill) : [])));
  const names = new Set(named.map(({ name }) => name));
  return [...managers]
    .filter((manager) => manager !== person)
    .flatMap((manager) => [...names].map((name) => store.write.outgoingEmptied({ workspace, person: manager }, name)));
}

/** The message that shows how an open round goes names them no more. */
async function shownAnew(trainer: Trainer, rounds: readonly Round[]): Promise<Write[]> {
  const open = rounds.filter(({ state }) => state === 'open');
  const drills = await Promise.all(open.map(({ workspace, drill: id }) => trainer.store.read.drill({ workspace, id })));
  return drills.flatMap((drill) => (drill ? [touched(trainer, drill)] : []));
}

const managersOf = ({ owner, co_owners }: Drill): string[] => [owner, ...(co_owners as string[])];

const leftOutOf = (round: Round) => round.left_out as LeftOut[];

function resultWithout({ result: kept }: Round, person: string): StoredResult | null {
  const result = kept as StoredResult | null;
  if (!result) return null;
  const { team, improved } = result;
  return {
    ...result,
    team: { ...team, mostImproved: team.mostImproved?.person === person ? null : team.mostImproved },
    improved: improved?.person === person ? null : improved,
  };
}
