import type { OutgoingMessage } from '../../session/trainer.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { DirectoryError } from '../directory.ts';
import { inRound, reachOwner, type Drilling, type InRound } from '../drilling.ts';
import { peopleIn } from '../manage/people.ts';
import type { PersonInRound } from '../results.ts';
import { resultMessage } from '../say/results.ts';
import { roundSaid } from '../say/seen.ts';
import { teamResult, type TeamResult } from '../team-result.ts';
import { boardFor } from './board.ts';
import type { WentOn } from './go-on.ts';
import type { StoredResult } from './result.ts';
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
  const owner = await reachOwner(drilling, drill);
  // The most improved of one is nobody.
  const improved = team.handedIn > 1 && team.mostImproved ? { ...team.mostImproved, agreed: null } : null;
  const result: StoredResult = { team, language: owner.voice.language, improved };
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
      messages: [...board.messages, ...posts(at, team, owner, place)],
    },
    next: now(),
  };
}

const missedNow = (person: PersonInRound): PersonInRound =>
  ['waiting', 'invited', 'started'].includes(person.state) ? { ...person, state: 'missed' } : person;

/** The result, where the drill was set; to its owner where that cannot be. Nothing where nobody was given anything. */
function posts(
  at: InRound,
  result: TeamResult,
  owner: { to: OutgoingMessage['to']; voice: Voice },
  place: string | null,
): OutgoingMessage[] {
  const { channel, owner: person } = at.drill;
  if (result.counts.assigned === 0) return [];
  const message = resultMessage(owner.voice, { ...roundSaid(owner.voice, at), result });
  if (place !== null) return [{ message, to: { channel, conversation: place }, of: null }];
  return person === '' ? [] : [{ message, to: owner.to!, of: person }];
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
