import type { Drill } from '../../store/schema.ts';
import { DirectoryError } from '../directory.ts';
import type { Drilling } from '../drilling.ts';

type Owned = Pick<Drill, 'owner' | 'co_owners'>;

/** Who may be told by itself how a drill goes, the first one first: `nearest` where it is theirs, its owner, its co-owners. */
export function mayRead({ owner, co_owners }: Owned, nearest: string = owner): string[] {
  const all = [owner, ...(co_owners as string[])].filter((person) => person !== '');
  return [...new Set([nearest, ...all])].filter((person) => all.includes(person));
}

/**
 * Who is told: the first of them who may set drills now, as the channel tells; null: nobody. Where the channel does not know its
 * people, the first. Throws DirectoryError where it cannot be asked now.
 */
export async function readerOf(
  { directoryOf }: Pick<Drilling, 'directoryOf'>,
  drill: Owned & Pick<Drill, 'workspace' | 'channel'>,
  nearest?: string,
): Promise<string | null> {
  const people = mayRead(drill, nearest);
  const directory = directoryOf(drill.channel);
  if (!directory) return people[0] ?? null;
  try {
    for (const person of people) if (await directory.stillMay(drill.workspace, person)) return person;
    return null;
  } catch (error) {
    if (error instanceof DirectoryError && error.code !== 'unreachable') return null;
    throw error;
  }
}

/** The same, where what is not told now is told later: undefined where it cannot be asked now. */
export const readerNow = (...of: Parameters<typeof readerOf>): Promise<string | null | undefined> =>
  readerOf(...of).catch((error: unknown) => {
    if (error instanceof DirectoryError) return undefined;
    throw error;
  });
