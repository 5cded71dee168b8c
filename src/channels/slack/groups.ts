import type { webApi } from '@slack/bolt';
import type { Group } from '../../drills/directory.ts';
import type { Ask } from './reads.ts';

/** The workspace's user groups; `all`: those too that are switched off. */
export async function groupsIn(client: webApi.WebClient, ask: Ask, all = false): Promise<Group[]> {
  const { usergroups = [] } = await ask(() => client.usergroups.list({ include_disabled: all }));
  return usergroups.map(({ id, handle, name }) => ({ id: id!, handle: handle!, name: name! }));
}

/** Who is in a user group; null where there is none in use with this id. */
export async function peopleIn(client: webApi.WebClient, ask: Ask, group: string): Promise<readonly string[] | null> {
  const answer = await ask(() => client.usergroups.users.list({ usergroup: group }), ['no_such_subteam']);
  return answer && (answer.users ?? []);
}
