import type { webApi } from '@slack/bolt';
import type { From, Trainer } from '../../session/trainer.ts';

export interface Who {
  workspace: string;
  person: string;
}

/** Whether a conversation is told by the id of whose direct message it is. */
export const isPerson = (conversation: string): boolean => /^[UW]/.test(conversation);

/** Somebody new is not kept waiting longer than this for a first guess of their language. */
const LOCALE_MS = 1000;

/** Who somebody is to the use cases, and where they are spoken to: always their direct message. */
export function createPeople(client: webApi.WebClient, trainer: Trainer) {
  const from = ({ workspace, person }: Who, conversation: string): From => {
    let asked: Promise<string | undefined> | undefined;
    return { workspace, person, channel: 'slack', conversation, locale: () => (asked ??= localeOf(person)) };
  };

  async function localeOf(person: string): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), LOCALE_MS)));
    const answer = client.users.info({ user: person, include_locale: true }).then(
      ({ user }) => user?.locale,
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
