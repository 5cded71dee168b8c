import type { webApi } from '@slack/bolt';
import type { Outgoing } from '../../session/carry-out.ts';

/** What of a message a conversation shows already: its pages with their ids, and its files by name. */
export interface There {
  pages: Map<number, string>;
  files: Set<string>;
}

export const nothingYet = (): There => ({ pages: new Map(), files: new Set() });

const EVENT_TYPE = 'practice_message';
/** A post cannot be older than its commit; clocks may differ by this much. */
const CLOCKS_APART_MS = 60_000;
const PAGE = 200;

/** How a post bears the id of its message, and which page of it it is. */
export const metadataOf = (id: string, page: number) => ({
  event_type: EVENT_TYPE,
  event_payload: page === 0 ? { id } : { id, page },
});

/** Looks for a message's posts in a conversation, after a doubt. A person's id is none: Slack shows no history by it. */
export async function alreadyThere(
  client: webApi.WebClient,
  conversation: string,
  { id, at }: Outgoing,
): Promise<There> {
  const { pages, files } = nothingYet();
  for (const { metadata, ts, files: shared, bot_id } of await since(client, conversation, at)) {
    if (metadata?.event_type === EVENT_TYPE && metadata.event_payload?.id === id)
      pages.set(metadata.event_payload.page ?? 0, ts);
    if (pages.size > 0 && bot_id) for (const { name } of shared ?? []) if (name) files.add(name);
  }
  return { pages, files };
}

/** All that was posted since a message was committed, however much was said meanwhile. Oldest first. */
async function since(client: webApi.WebClient, conversation: string, at: number): Promise<Posted[]> {
  const found: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.conversations.history({
      channel: conversation,
      oldest: String((at - CLOCKS_APART_MS) / 1000),
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    });
    found.push(...(page.messages ?? []));
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return found.toReversed() as Posted[];
}

interface Posted {
  ts: string;
  bot_id?: string;
  metadata?: { event_type?: string; event_payload?: { id?: string; page?: number } };
  files?: { name?: string }[];
}
