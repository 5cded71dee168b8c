import type { webApi } from '@slack/bolt';
import type { From, Trainer } from '../../session/trainer.ts';
import { calledOf, type User } from './members.ts';

export interface Who {
  workspace: string;
  person: string;
}

/** Whether a conversation is told by the id of whose direct message it is. */
export const isPerson = (conversation: string): boolean => /^[UW]/.test(conversation);

/** Nobody is kept waiting longer than this for a first guess of their language, or for what they are called. */
const ASKED_MS = 1000;

/** Who somebody is to the use cases, and where they are spoken to: always their direct message. */
export function createPeople(client: webApi.WebClient, trainer: Trainer) {
  const from = ({ workspace, person }: Who, conversation: string): From => {
    let asked: Promise<User | undefined> | undefined;
    const user = () => (asked ??= userInTime(person));
    return {
      workspace,
      person,
      channel: 'slack',
      conversation,
      locale: async () => (await user())?.locale,
      name: async () => calledOf(await user()),
    };
  };

  async function userInTime(person: string): Promise<User | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ASKED_MS)));
    const answer = client.users.info({ user: person, include_locale: true }).then(
      ({ user }) => user,
      () => undefined,
    );
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  return {
    from,
    /** From a command or the Home tab: the direct message may have to be opened first. */
    async inDm(who: Who): Promise<From> {
      const known = await trainer.store.read.person(who);
      const dm = known?.channel === 'slack' ? known.conversation : null;
      return from(who, dm ?? (await openDm(who.person)));
    },
  };

  async function openDm(person: string): Promise<string> {
    const { channel } = await client.conversations.open({ users: person });
    return channel!.id!;
  }
}

export type People = ReturnType<typeof createPeople>;
