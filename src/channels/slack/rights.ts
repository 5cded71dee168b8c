import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Managers } from '../../drills/settings.ts';
import { groupsIn, peopleIn } from './groups.ts';
import { userOf } from './members.ts';
import { patiently, type Ask } from './reads.ts';

const KEPT_MS = 30_000;

interface Asked {
  client: webApi.WebClient;
  managers: Managers;
  log: Logger;
}

interface Rights extends Asked {
  now: () => number;
}

/**
 * Says whether somebody may set drills, asked of Slack each time; who has left may not. Only who is in a user group is
 * kept, for 30 seconds, since Slack answers that 20 times a minute; so long somebody may still act who was taken out.
 * `stillMay` keeps the whole answer as long: it is asked for what goes out by itself, every few seconds. Both throw
 * DirectoryError.
 */
export function createRights({ client, managers, log, now }: Rights) {
  const group = keptFor(now, (handle: string, ask: Ask) => peopleOf({ client, log }, ask, handle));
  return { mayManage, stillMay: keptFor(now, mayManage) };

  async function mayManage(person: string): Promise<boolean> {
    const ask = patiently(log);
    const user = await userOf(client, ask, person);
    if (!user || user.deleted) return false;
    if (managers.admins && (user.is_admin || user.is_owner)) return true;
    if (managers.people.includes(person)) return true;
    for (const handle of managers.groups) if ((await group(handle, ask)).includes(person)) return true;
    return false;
  }
}

/** Answers to questions by a name, each asked again after 30 seconds; a question that failed, at once. */
function keptFor<A extends unknown[], T>(now: () => number, asked: (name: string, ...how: A) => Promise<T>) {
  const kept = new Map<string, { at: number; answer: Promise<T> }>();
  return (name: string, ...how: A): Promise<T> => {
    const known = kept.get(name);
    if (known && Math.abs(now() - known.at) < KEPT_MS) return known.answer;
    const answer = asked(name, ...how);
    kept.set(name, { at: now(), answer });
    answer.catch(() => kept.delete(name));
    return answer;
  };
}

/**
 * Whether there is anybody who may set drills; where not, the log says so, for nobody else is there to be told. Admins there
 * always are. Throws DirectoryError.
 */
export async function anybodyMay({ client, managers, log }: Asked): Promise<boolean> {
  if (managers.admins) return true;
  const ask = patiently(log);
  const works = async (person: string) => (await userOf(client, ask, person))?.deleted === false;
  for (const person of managers.people) if (await works(person)) return true;
  for (const group of managers.groups)
    for (const person of await peopleOf({ client, log }, ask, group)) if (await works(person)) return true;
  log.error(
    { code: 'E_NOBODY_MAY', groups: managers.groups, people: managers.people },
    'Nobody may set drills: Slack has nobody in what DRILL_MANAGERS names. Correct it (admins, @handle or S… of a user group, U… of a person, with commas) and start again.',
  );
  return false;
}

/** Who is in a group of DRILL_MANAGERS, by its id or `@handle`; nobody where Slack does not have it. */
async function peopleOf({ client, log }: Pick<Asked, 'client' | 'log'>, ask: Ask, group: string) {
  const id = group.startsWith('@') ? await idOf(client, ask, group) : group;
  const people = id ? await peopleIn(client, ask, id) : null;
  if (!people) log.warn({ group }, 'DRILL_MANAGERS names a user group that Slack does not have');
  return people ?? [];
}

async function idOf(client: webApi.WebClient, ask: Ask, mention: string): Promise<string | undefined> {
  const groups = await groupsIn(client, ask);
  return groups.find(({ handle }) => `@${handle}`.toLowerCase() === mention)?.id;
}
