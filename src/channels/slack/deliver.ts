// oxlint-disable unicorn/require-post-message-target-origin -- Slack's posts, not a window's
import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Deliver } from '../../jobs/outbox.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { FileOf, Message, Part } from '../../session/message.ts';
import { alreadyThere, metadataOf, nothingYet, type There } from './already-there.ts';
import type { Links } from './links.ts';
import { isPerson } from './people.ts';
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

/** A message to be sent; `edits` is Slack's id of an earlier one whose place it takes. */
type Sending = Outgoing & { edits?: string | null };

const LONGEST_WAIT_MS = 60_000;
/** A mistake of ours may be mended by the next start; after this many tries the message is given up, and the log says so. */
const TRIES_OF_A_BUG = 8;

/**
 * Posts a message with its id in the metadata; after a doubt only what the conversation does not show yet. A file comes
 * as a post of its own, made when it is sent. What takes the place of an earlier message is one page, without files. A
 * conversation may be a person's id: Slack posts into their direct message then.
 */
export function createDeliver({ client, log, file, linkTo, onTheWayMs }: Delivering): Deliver {
  return async (outgoing: Sending, doubtful) => {
    let there = nothingYet();
    try {
      const message = outgoing.payload as Message;
      const pages = toPages(message, await linkTo(outgoing, message));
      if (outgoing.edits) return { sent: await replace(outgoing.conversation, outgoing.edits, pages[0]!) };
      if (doubtful) there = await alreadyThere(client, await placeOf(outgoing.conversation), outgoing);
      const sent = await postAll(outgoing, message, pages, there);
      await sendFiles(outgoing, message, there);
      return { sent };
    } catch (error) {
      return whatNow(error, outgoing, doubtful || there.pages.size > 0);
    }
  };

  async function postAll(
    outgoing: Outgoing,
    message: Message,
    pages: readonly Page[],
    there: There,
  ): Promise<string | null> {
    for (const [i, page] of pages.entries()) {
      const ts = there.pages.get(i) ?? (await post(outgoing, message, page, i));
      there.pages.set(i, ts);
    }
    return there.pages.get(0) ?? null;
  }

  async function post({ conversation, id }: Outgoing, { speaker }: Message, { blocks, text }: Page, page: number) {
    // As text, which is how blocks travel: of an object the client makes a copy for its log with every post, even when it is off.
    const posted = await client.apiCall('chat.postMessage', {
      channel: conversation,
      blocks: JSON.stringify(blocks),
      text,
      metadata: metadataOf(id, page),
      unfurl_links: false,
      unfurl_media: false,
      ...(speaker ? { username: speaker.name, icon_emoji: speaker.emoji } : {}),
    });
    return (posted as { ts?: string }).ts!;
  }

  /** Twice does what once does, so a doubt needs no look. The metadata stays that of the first post. */
  async function replace(conversation: string, ts: string, { blocks, text }: Page): Promise<string> {
    const channel = await placeOf(conversation);
    await client.apiCall('chat.update', { channel, ts, blocks: JSON.stringify(blocks), text });
    return ts;
  }

  async function sendFiles({ workspace, conversation }: Outgoing, { parts }: Message, there: There) {
    for (const { name, of } of parts.filter(isFile).filter((one) => !there.files.has(one.name))) {
      const made = await file(of, { workspace, person: await personIn(conversation) });
      const to = { channel_id: await placeOf(conversation), filename: name, title: name };
      await client.filesUploadV2(typeof made === 'string' ? { ...to, content: made } : { ...to, file: made });
    }
  }

  /** Whose direct message a conversation is. */
  async function personIn(conversation: string): Promise<string> {
    if (isPerson(conversation)) return conversation;
    const { channel } = await client.conversations.open({ channel: conversation, return_im: true });
    return (channel as { user: string }).user;
  }

  /** The conversation's own id, which all but a post needs. */
  async function placeOf(conversation: string): Promise<string> {
    if (!isPerson(conversation)) return conversation;
    const { channel } = await client.conversations.open({ users: conversation });
    return channel!.id!;
  }

  /** Of what may be there already in part, a refusal to take more says nothing: the next attempt looks. */
  function whatNow(error: unknown, { id, attempts }: Outgoing, inPart: boolean) {
    const fault = faultOf(error);
    const about = { id, code: fault.code, attempts };
    if (fault.kind === 'never' || (fault.kind === 'bug' && attempts >= TRIES_OF_A_BUG)) {
      log.error(about, 'a message could not be sent and is given up');
      return { failed: fault.code };
    }
    log.warn(about, 'a message could not be sent yet');
    if (fault.kind === 'later')
      return { retryAfterMs: fault.afterMs, why: fault.code, ...(inPart ? {} : { arrived: false as const }) };
    return { retryAfterMs: Math.min(onTheWayMs * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS), why: fault.code };
  }
}

const isFile = (part: Part) => part.type === 'file';
