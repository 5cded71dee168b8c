import type { Scorecard } from '../../scorecard/scorecard.ts';
import { notice } from '../../session/say/notices.ts';
import { saying, type Decision, type Trainer } from '../../session/trainer.ts';
import type { RoundKey } from '../../store/schema.ts';
import { inRound, type InRound } from '../drilling.ts';
import { exampleLines } from '../examples.ts';
import { tableOf, type PersonInRound } from '../results.ts';
import { drillName } from '../say/names.ts';
import { seenOf } from '../say/seen.ts';
import { viewMessage } from '../say/results.ts';
import type { TeamResult } from '../team-result.ts';
import type { Managing } from './door.ts';
import { joinedSince } from './joined.ts';
import { peopleIn } from './people.ts';

/** People and keys of a round, the weakest point of the team, and a picture. A drill whose first round has not begun says so. */
export async function show({ drilling, from, voice, drill }: Managing, number: number): Promise<Decision> {
  const at = await inRound(drilling, drill, number);
  if (!at) return saying(notice(voice, 'drills:manage.notBegun', { name: drillName(voice, drilling.content, drill) }));
  const people = await peopleIn(drilling, drill, number, from.person || drill.owner);
  const seen = seenOf(voice, at, people);
  const lines = await weakLines(drilling, at, seen.result, people);
  const rows = tableOf(at.flow, people);
  const joined = await joinedSince(drilling, at, people);
  const picture = `drill_picture/${drill.id}/${number}` as const;
  return saying(viewMessage(voice, { ...seen, rows, lines, joined, picture }));
}

/** Lines where the weakest criterion was not met, without names, where conversations were handed in. */
async function weakLines(
  { store }: Trainer,
  { drill, round, spec }: InRound,
  { weakest }: TeamResult,
  people: readonly PersonInRound[],
): Promise<string[]> {
  if (!weakest || spec.handIn !== 'transcript') return [];
  const key: RoundKey = { workspace: drill.workspace, drill: drill.id, round: round.number };
  const handIns = (await store.read.handIns(key)).map(({ person, lines, card }) => ({
    person,
    transcript: lines !== null,
    criteria: (card as Scorecard).criteria,
  }));
  return exampleLines(
    weakest.criterion,
    handIns,
    people.map(({ name }) => name),
  );
}
