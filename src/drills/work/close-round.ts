import type { OutgoingMessage } from '../../session/trainer.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { Drill, Round } from '../../store/schema.ts';
import { DirectoryError, type Directory } from '../directory.ts';
import { inRound, reach, reachOwner, roundValue, type Drilling, type InRound } from '../drilling.ts';
import { peopleIn } from '../manage/people.ts';
import type { PersonInRound } from '../results.ts';
import { askConsent } from '../say/improved.ts';
import { resultMessage } from '../say/results.ts';
import { roundSaid } from '../say/seen.ts';
import { teamResult, type TeamResult } from '../team-result.ts';
import { boardFor } from './board.ts';
import type { WentOn } from './go-on.ts';
import type { StoredResult } from './result.ts';
import { changed } from './run.ts';

/**
 * The round is over: who has not done it has missed it, the result is kept and posted where the drill was set, or to its owner
 * where the bot may not post there. Whoever improved most is asked whether that may be told.
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
  const improved = team.mostImproved && { ...team.mostImproved, agreed: null };
  const result: StoredResult = { team, language: owner.voice.language, improved };
  const board = await boardFor(drilling, at, people);
  return {
    decision: {
      writes: [
        store.write.missRest(round),
        store.write.updateRound(round, { state: 'closed', closed_at: now(), result }),
        ...changed(drilling, drill, board),
      ],
      messages: [...board.messages, ...(await posts(drilling, at, team, owner)), ...(await asked(drilling, at, team))],
    },
    next: now(),
  };
}

const missedNow = (person: PersonInRound): PersonInRound =>
  ['waiting', 'invited', 'started'].includes(person.state) ? { ...person, state: 'missed' } : person;

/** The result, where the drill was set; to its owner where that cannot be. Nothing where nobody was given anything. */
async function posts(
  { directoryOf }: Drilling,
  at: InRound,
  result: TeamResult,
  owner: { to: OutgoingMessage['to']; voice: Voice },
): Promise<OutgoingMessage[]> {
  const { channel, workspace, place } = at.drill;
  if (result.counts.assigned === 0) return [];
  const message = resultMessage(owner.voice, { ...roundSaid(owner.voice, at), result });
  const mayPost = place !== null && (await canPost(directoryOf(channel), workspace, place));
  if (mayPost) return [{ message, to: { channel, conversation: place } }];
  return at.drill.owner === '' ? [] : [{ message, to: owner.to! }];
}

/** Where the channel will not tell, it counts as no. Throws DirectoryError where it cannot be asked now. */
async function canPost(directory: Directory | undefined, workspace: string, place: string): Promise<boolean> {
  try {
    return (await directory?.canPost(workspace, place)) ?? false;
  } catch (error) {
    if (error instanceof DirectoryError && error.code !== 'unreachable') return false;
    throw error;
  }
}

/** Only the one person is asked, and only where there is a channel that could be told. */
async function asked(
  drilling: Drilling,
  { drill, round, spec }: InRound,
  { mostImproved }: TeamResult,
): Promise<OutgoingMessage[]> {
  if (!mostImproved || drill.place === null) return [];
  const { to, voice } = await reach(drilling, drill, { person: mostImproved.person, locale: null });
  const value = roundValue({ drill: drill.id, round: round.number });
  return [{ message: askConsent(voice, { drill: spec.name, value }), to }];
}
