import type { OutgoingMessage } from '../../session/trainer.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { DirectoryError } from '../directory.ts';
import { inRound, reachManager, type Drilling, type InRound } from '../drilling.ts';
import { peopleIn } from '../manage/people.ts';
import type { PersonInRound } from '../results.ts';
import { resultMessage } from '../say/results.ts';
import { roundSaid } from '../say/seen.ts';
import { FEWEST, teamResult, type TeamResult } from '../team-result.ts';
import { boardFor } from './board.ts';
import type { WentOn } from './go-on.ts';
import type { StoredResult } from './result.ts';
import { readerOf } from './rights.ts';
import { changed } from './run.ts';
import { tellsImproved } from './tell.ts';

/**
 * The round is over: who has not done it has missed it, the result is kept and posted where the drill was set, or to its owner
 * where the bot may not post there. Whoever improved most is to be asked whether the channel may be told.
 */
export async function closeRound(drilling: Drilling, drill: Drill, round: Round): Promise<WentOn> {
  const { store, now } = drilling;
  const closed = { ...round, state: 'closed' as const };
  const found = await inRound(drilling, drill, round.number);
  if (!found)
    return {
      decision: { writes: [store.write.updateRound(round, { state: 'closed', closed_at: now() })], messages: [] },
      next: now(),
    };
  const at = { ...found, round: closed };
  const people = (await peopleIn(drilling, drill, round.number)).map(missedNow);
  const team = teamResult(at.flow, people);
  const { voice } = await reachManager(drilling, drill, drill.owner);
  // The most improved of one is nobody, and of two it would say something of the other.
  const several = team.handedIn > 1 && team.counts.assigned >= FEWEST;
  const improved = several && team.mostImproved ? { person: team.mostImproved.person, agreed: null } : null;
  const result: StoredResult = { team, language: voice.language, improved };
  const board = await boardFor(drilling, at, people);
  const place = (await mayPost(drilling, drill)) ? drill.place : null;
  const asks = improved && place !== null ? [store.write.tellDue(drill, tellsImproved(round.number), now())] : [];
  return {
    decision: {
      writes: [
        store.write.missRest(round),
        store.write.updateRound(round, { state: 'closed', closed_at: now(), result }),
        ...changed(drilling, drill, board),
        ...asks,
      ],
      messages: [...board.messages, ...(await posts(drilling, at, team, { voice, place }))],
    },
    next: now(),
  };
}

const missedNow = (person: PersonInRound): PersonInRound =>
  ['waiting', 'invited', 'started'].includes(person.state) ? { ...person, state: 'missed' } : person;

/** The result, where the drill was set; where that cannot be, to who may see it. Nothing where nobody was given anything. */
async function posts(
  drilling: Drilling,
  at: InRound,
  result: TeamResult,
  { voice, place }: { voice: Voice; place: string | null },
): Promise<OutgoingMessage[]> {
  if (result.counts.assigned === 0) return [];
  const unposted = place === null && at.drill.place !== null;
  const saidIn = (of: Voice) => resultMessage(of, { ...roundSaid(of, at), result }, { unposted });
  if (place !== null)
    return [{ message: saidIn(voice), to: { channel: at.drill.channel, conversation: place }, of: null }];
  const person = await readerOf(drilling, at.drill);
  if (person === null) return [];
  const reader = await reachManager(drilling, at.drill, person);
  return [{ message: saidIn(reader.voice), to: reader.to, of: person }];
}

/** Whether the bot can post where the drill was set. Throws DirectoryError where that cannot be known now. */
async function mayPost({ directoryOf }: Drilling, { channel, workspace, place }: Drill): Promise<boolean> {
  if (place === null) return false;
  try {
    return (await directoryOf(channel)?.canPost(workspace, place)) ?? false;
  } catch (error) {
    if (error instanceof DirectoryError && error.code !== 'unreachable') return false;
    throw error;
  }
}
