import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Managers } from '../../drills/settings.ts';
import { groupsIn, peopleIn } from './groups.ts';
import { userOf } from './members.ts';
import { patiently, type Ask } from './reads.ts';

const KEPT_MS = 30_000;

interface Rights {
  client: webApi.WebClient;
  managers: Managers;
  log: Logger;
  now: () => number;
}

/**
 * Says whether somebody may set drills, asked of Slack each time; who has left may not. Only who is in a user group is
 * kept, for 30 seconds, since Slack answers that 20 times a minute; so long somebody may still act who was taken out.
 * Throws DirectoryError.
 */
export function createRights({ client, managers, log, now }: Rights) {
  const kept = new Map<string, { at: number; people: Promise<readonly string[]> }>();

  return async function mayManage(person: string): Promise<boolean> {
    const ask = patiently(log);
    const user = await userOf(client, ask, person);
    if (!user || user.deleted) return false;
    if (managers.admins && (user.is_admin || user.is_owner)) return true;
    if (managers.people.includes(person)) return true;
    for (const group of managers.groups) if ((await keptPeople(ask, group)).includes(person)) return true;
    return false;
  };

  function keptPeople(ask: Ask, group: string): Promise<readonly string[]> {
    const known = kept.get(group);
    if (known && now() - known.at < KEPT_MS) return known.people;
    const people = peopleNow(ask, group);
    kept.set(group, { at: now(), people });
    people.catch(() => kept.delete(group));
    return people;
  }

  async function peopleNow(ask: Ask, group: string): Promise<readonly string[]> {
    const id = group.startsWith('@') ? await idOf(ask, group) : group;
    const people = id ? await peopleIn(client, ask, id) : null;
    if (!people) log.warn({ group }, 'DRILL_MANAGERS names a user group that Slack does not have');
    return people ?? [];
  }

  async function idOf(ask: Ask, mention: string): Promise<string | undefined> {
    const groups = await groupsIn(client, ask);
    return groups.find(({ handle }) => `@${handle}`.toLowerCase() === mention)?.id;
  }
}
