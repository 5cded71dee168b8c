import { DirectoryError } from '../directory.ts';
import { specOf, type Drilling, type InRound } from '../drilling.ts';
import type { PersonInRound } from '../results.ts';

/**
 * How many have come to the groups and channels of a drill since its round began, and could practise: this round is not theirs.
 * 0 where only people are named, the round is not open, or the channel cannot tell now.
 */
export async function joinedSince(
  { directoryOf }: Drilling,
  { drill, round }: InRound,
  people: readonly PersonInRound[],
): Promise<number> {
  const { audience } = specOf(drill);
  const directory = directoryOf(drill.channel);
  if (round.state !== 'open' || !directory || audience.groups.length + audience.channels.length === 0) return 0;
  const known = new Set(people.map(({ person }) => person));
  try {
    const now = await directory.members(drill.workspace, audience);
    return now.filter(({ person, why }) => why === null && !known.has(person)).length;
  } catch (error) {
    if (error instanceof DirectoryError) return 0;
    throw error;
  }
}
