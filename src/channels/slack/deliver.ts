// oxlint-disable unicorn/require-post-message-target-origin -- Slack's posts, not a window's
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Deliver } from '../../jobs/outbox.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { FileOf, Message, Part } from '../../session/message.ts';
import type { Links } from './links.ts';
import { toPages, type Page } from './blocks.ts';
import { faultOf } from './faults.ts';

interface Delivering {
  client: webApi.WebClient;
  log: Logger;
  /** Makes a file for whoever is spoken to in a conversation. */
  file: (of: FileOf, whose: { workspace: string; person: string }) => Promise<string | Buffer>;
  /** Where the messages are that a message quotes. */
  linkTo: (outgoing: Outgoing, message: Message) => Promise<Links>;
  /** How long a post whose answer was lost may still take to appear: it is not tried again before. */
  onTheWayMs: number;
}

const EVENT_TYPE = 'practice_message';
/** A post cannot be older than its commit; clocks may differ by this much. */
const CLOCKS_APART_MS = 60_000;
const PAGE = 200;
const LONGEST_WAIT_MS = 60_000;
/** A mistake of ours may be mended by the next start; after this many tries the message is given up, and the log says so. */
const TRIES_OF_A_BUG = 8;

/**
 * Posts a message with its id in the metadata; after a doubt only what the conversation does not show yet. A file comes
 * as a post of its own, made when it is sent.
 */
export function createDeliver({ client, log, file, linkTo, onTheWayMs }: Delivering): Deliver {
  return async (outgoing, doubtful) => {
    try {
      const message = outgoing.payload as Message;
      const pages = toPages(message, await linkTo(outgoing, message));
      const there = doubtful ? await alreadyThere(outgoing) : nothingThere;
      const sent = await postAll(outgoing, message, pages, there);
      await sendFiles(outgoing, message, there);
      return { sent };
    } catch (error) {
      return whatNow(error, outgoing);
    }
  };

  async function postAll(
    outgoing: Outgoing,
    message: Message,
    pages: readonly Page[],
    there: There,
  ): Promise<string | null> {
    let first: string | null = null;
    for (const [i, page] of pages.entries()) {
      const ts = there.pages.get(i) ?? (await post(outgoing, message, page, i));
      first ??= ts;
    }
    return first;
  }

  async function post({ conversation, id }: Outgoing, { speaker }: Message, { blocks, text }: Page, page: number) {
    // As text, which is how blocks travel: of an object the client makes a copy for its log with every post, even when it is off.
    const posted = await client.apiCall('chat.postMessage', {
      channel: conversation,
      blocks: JSON.stringify(blocks),
      text,
      metadata: { event_type: EVENT_TYPE, event_payload: page === 0 ? { id } : { id, page } },
      unfurl_links: false,
      unfurl_media: false,
      ...(speaker ? { username: speaker.name, icon_emoji: speaker.emoji } : {}),
    });
    return (posted as { ts?: string }).ts ?? null;
  }

  async function sendFiles(outgoing: Outgoing, { parts }: Message, there: There) {
    for (const { name, of } of parts.filter(isFile).filter((one) => !there.files.has(one.name))) {
      const made = await file(of, { workspace: outgoing.workspace, person: await personIn(outgoing.conversation) });
      const to = { channel_id: outgoing.conversation, filename: name, title: name };
      await client.filesUploadV2(typeof made === 'string' ? { ...to, content: made } : { ...to, file: made });
    }
  }

  /** Whose direct message a conversation is. */
  async function personIn(conversation: string): Promise<string> {
    const { channel } = await client.conversations.open({ channel: conversation, return_im: true });
    return (channel as { user: string }).user;
  }

  /** All that was posted since the message was committed, however much was said meanwhile. Oldest first. */
  async function since({ conversation, at }: Outgoing): Promise<Posted[]> {
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

  async function alreadyThere(outgoing: Outgoing): Promise<There> {
    const { id } = outgoing;
    const pages = new Map<number, string>();
    const files = new Set<string>();
    for (const { metadata, ts, files: shared, bot_id } of await since(outgoing)) {
      if (metadata?.event_type === EVENT_TYPE && metadata.event_payload?.id === id)
        pages.set(metadata.event_payload.page ?? 0, ts);
      if (pages.size > 0 && bot_id) for (const { name } of shared ?? []) if (name) files.add(name);
    }
    return { pages, files };
  }

  function whatNow(error: unknown, { id, attempts }: Outgoing) {
    const fault = faultOf(error);
    const about = { id, code: fault.code, attempts };
    if (fault.kind === 'never' || (fault.kind === 'bug' && attempts >= TRIES_OF_A_BUG)) {
      log.error(about, 'a message could not be sent and is given up');
      return { failed: fault.code };
    }
    log.warn(about, 'a message could not be sent yet');
    if (fault.kind === 'later') return { retryAfterMs: fault.afterMs, why: fault.code, arrived: false as const };
    return { retryAfterMs: Math.min(onTheWayMs * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS), why: fault.code };
  }
}

const isFile = (part: Part) => part.type === 'file';

/** What of a message the conversation shows already. */
interface There {
  pages: Map<number, string>;
  files: Set<string>;
}

const nothingThere: There = { pages: new Map(), files: new Set() };

interface Posted {
  ts: string;
  bot_id?: string;
  metadata?: { event_type?: string; event_payload?: { id?: string; page?: number } };
  files?: { name?: string }[];
}
