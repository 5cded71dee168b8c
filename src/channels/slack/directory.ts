import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import { DirectoryError, type Directory } from '../../drills/directory.ts';
import type { Audience } from '../../drills/drill.ts';
import type { Managers } from '../../drills/settings.ts';
import { groupsIn, peopleIn } from './groups.ts';
import { membersOf, toMember, userOf } from './members.ts';
import { pagesOf, patiently, type Ask } from './reads.ts';
import { createRights } from './rights.ts';

interface Knowing {
  client: webApi.WebClient;
  managers: Managers;
  /** The bot's own id among the people, as soon as Slack has said it: it is in channels, but in no audience. */
  self: () => string | null;
  log: Logger;
  now: () => number;
}

/** The people of the one workspace that the client's token is for. */
export function createDirectory({ client, managers, self, log, now }: Knowing): Directory {
  const { mayManage, stillMay } = createRights({ client, managers, log, now });
  return {
    async members(_workspace, audience) {
      const ask = patiently(log);
      const people = await everybodyIn(client, ask, audience);
      return membersOf(
        client,
        ask,
        people.filter((person) => person !== self()),
      );
    },

    member: async (_workspace, person) => toMember(person, await userOf(client, patiently(log), person)),

    mayManage: (_workspace, person) => mayManage(person),

    stillMay: (_workspace, person) => stillMay(person),

    async called(_workspace, { groups, channels, people }) {
      const ask = patiently(log);
      return [
        ...(await groupNames(client, ask, groups)),
        ...(await channelNames(client, ask, channels)),
        ...(await membersOf(client, ask, people)).map(({ name }) => name),
      ];
    },

    groups: () => groupsIn(client, patiently(log)),

    async canPost(_workspace, conversation) {
      if (/^[DUW]/.test(conversation)) return true;
      const channel = await channelOf(client, patiently(log), conversation);
      return channel !== null && channel.is_member === true && channel.is_archived !== true;
    },
  };
}

/** The ids of an audience, each once. */
async function everybodyIn(client: webApi.WebClient, ask: Ask, audience: Audience): Promise<string[]> {
  const everybody = new Set(audience.people);
  for (const group of audience.groups) {
    const people = await peopleIn(client, ask, group);
    if (!people) throw new DirectoryError('no_such_group', group, `There is no user group ${group} in use.`);
    for (const person of people) everybody.add(person);
  }
  for (const channel of audience.channels)
    for await (const person of inChannel(client, ask, channel)) everybody.add(person);
  return [...everybody];
}

/** The members of a public channel, or of a private one that the bot is in; of any other Slack says that it is not there. */
async function* inChannel(client: webApi.WebClient, ask: Ask, channel: string) {
  for await (const page of pagesOf((at) => ask(() => client.conversations.members({ channel, ...at }), NOT_SEEN))) {
    if (!page) throw new DirectoryError('not_in_channel', channel, `The bot is not in ${channel}, or it is none.`);
    yield* page.members ?? [];
  }
}

const NOT_SEEN = ['channel_not_found', 'not_in_channel'];

/** What Slack tells of a channel; null where the bot does not see it. */
async function channelOf(client: webApi.WebClient, ask: Ask, channel: string) {
  const answer = await ask(() => client.conversations.info({ channel }), NOT_SEEN);
  return answer?.channel ?? null;
}

async function groupNames(client: webApi.WebClient, ask: Ask, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const groups = await groupsIn(client, ask, true);
  return ids.map((id) => `@${groups.find((group) => group.id === id)?.handle ?? id}`);
}

async function channelNames(client: webApi.WebClient, ask: Ask, ids: readonly string[]): Promise<string[]> {
  const names: string[] = [];
  for (const id of ids) names.push(`#${(await channelOf(client, ask, id))?.name ?? id}`);
  return names;
}
