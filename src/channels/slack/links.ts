import type { Message } from '../../session/message.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { Trainer } from '../../session/trainer.ts';

/** The address of each line's message, by the line's id; lines without one are not in it. */
export type Links = ReadonlyMap<string, string>;

/**
 * Finds the messages that a message quotes, as far as they are in the conversation that it goes to: nobody else is led to
 * them. An address is the workspace's, `archives`, the conversation and the message's time without its point; it needs no
 * call.
 */
export function createLinks({ store }: Trainer, workspaceUrl: () => string | null) {
  return async ({ workspace, conversation }: Outgoing, message: Message): Promise<Links> => {
    const url = workspaceUrl();
    if (!url) return new Map();
    const rows = await Promise.all(quotedIn(message).map((id) => store.read.line({ workspace, id })));
    const lines = rows.filter((row) => row !== undefined);
    const here = await spokenIn(workspace, conversation, new Set(lines.map(({ session }) => session)));
    return new Map(
      lines.flatMap(({ id, session, message: ts }) =>
        ts && here.has(session) ? [[id, `${url}archives/${conversation}/p${ts.replace('.', '')}`] as const] : [],
      ),
    );
  };

  /** Which of some practices were in a conversation. */
  async function spokenIn(workspace: string, conversation: string, ids: ReadonlySet<string>): Promise<Set<string>> {
    const sessions = await Promise.all([...ids].map((id) => store.read.session({ workspace, id })));
    return new Set(sessions.flatMap((one) => (one?.conversation === conversation ? [one.id] : [])));
  }
}

const quotedIn = ({ parts }: Message): string[] => [
  ...new Set(
    parts
      .flatMap((part) => (part.type === 'list' ? part.items : []))
      .flatMap((item) => (typeof item === 'object' && typeof item.line === 'string' ? [item.line] : [])),
  ),
];
