import type { Message } from '../../session/message.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { Trainer } from '../../session/trainer.ts';

/** The address of each line's message, by the line's id; lines without one are not in it. */
export type Links = ReadonlyMap<string, string>;

/**
 * Finds the messages that a message quotes. An address is the workspace's, `archives`, the conversation and the message's
 * time without its point; it needs no call.
 */
export function createLinks({ store }: Trainer, workspaceUrl: () => string | null) {
  return async ({ workspace, conversation }: Outgoing, message: Message): Promise<Links> => {
    const url = workspaceUrl();
    if (!url) return new Map();
    const rows = await Promise.all(quotedIn(message).map((id) => store.read.line({ workspace, id })));
    return new Map(
      rows.flatMap((row) =>
        row?.message ? [[row.id, `${url}archives/${conversation}/p${row.message.replace('.', '')}`] as const] : [],
      ),
    );
  };
}

const quotedIn = ({ parts }: Message): string[] => [
  ...new Set(
    parts
      .flatMap((part) => (part.type === 'list' ? part.items : []))
      .flatMap((item) => (typeof item === 'object' && typeof item.line === 'string' ? [item.line] : [])),
  ),
];
