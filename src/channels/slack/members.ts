import type { webApi } from '@slack/bolt';
import type { Member } from '../../drills/drill.ts';
import { inLots } from '../lots.ts';
import { pagesOf, type Ask } from './reads.ts';

/** Up to so many are asked for one by one, a hundred a minute; for more the workspace is listed, a page at a time. */
const FEW = 40;
const AT_ONCE = 4;

/** What is read of Slack's user. */
export interface User {
  id?: string;
  name?: string;
  real_name?: string;
  profile?: { display_name?: string; real_name?: string };
  tz?: string;
  locale?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_workflow_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
}

const NOBODY = ['user_not_found', 'user_not_visible'];

/** Somebody as they are now; null for nobody. */
export async function userOf(client: webApi.WebClient, ask: Ask, person: string): Promise<User | null> {
  const answer = await ask(() => client.users.info({ user: person, include_locale: true }), NOBODY);
  return answer?.user ?? null;
}

/** Everybody who is named, in that order. */
export async function membersOf(client: webApi.WebClient, ask: Ask, people: readonly string[]): Promise<Member[]> {
  const users = people.length > FEW ? await listed(client, ask, people) : new Map<string, User>();
  // People of another workspace are on no list, so they are asked for even of many.
  const unlisted = people.filter((person) => !users.has(person));
  for (const lot of inLots(unlisted, () => 1, AT_ONCE))
    for (const user of await Promise.all(lot.map((person) => userOf(client, ask, person))))
      if (user) users.set(user.id!, user);
  return people.map((person) => toMember(person, users.get(person) ?? null));
}

/** Those of the workspace who are wanted; it is listed until all are found. */
async function listed(client: webApi.WebClient, ask: Ask, people: readonly string[]): Promise<Map<string, User>> {
  const wanted = new Set(people);
  const found = new Map<string, User>();
  const pages = pagesOf((page) => ask(() => client.users.list({ ...page, include_locale: true })));
  for await (const { members = [] } of pages) {
    for (const user of members) if (wanted.has(user.id!)) found.set(user.id!, user);
    if (found.size === wanted.size) break;
  }
  return found;
}

/** What somebody is called: as they want to be, else by their real name. */
export const calledOf = (user: User | null | undefined): string | undefined =>
  user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name || undefined;

/** Somebody as drills know them. */
export const toMember = (person: string, user: User | null): Member => ({
  person,
  name: calledOf(user) ?? person,
  zone: user?.tz || null,
  locale: user?.locale || null,
  why: whyOf(user),
});

/** `is_app_user` is not looked at: it says that somebody has authorised the app, not that they are one. */
function whyOf(user: User | null): Member['why'] {
  if (!user) return 'unknown';
  if (user.deleted) return 'left';
  if (user.is_bot || user.is_workflow_bot || user.id === 'USLACKBOT') return 'bot';
  return user.is_restricted || user.is_ultra_restricted || user.is_stranger ? 'guest' : null;
}
