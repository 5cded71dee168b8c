import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

export interface Sent {
  conversation: string;
  authorization: string | undefined;
  activity: {
    type: string;
    text?: string;
    summary?: string;
    locale?: string;
    from: { id: string };
    recipient: { id: string };
    attachments?: { contentType: string; name?: string; contentUrl?: string; content?: Record<string, unknown> }[];
    suggestedActions?: { actions: { type: string; title: string; value: string }[] };
  };
}

/** What the service answers once, instead of taking a post. */
export interface Trouble {
  status: number;
  headers?: Record<string, string>;
}

/** What Teams takes in one message; pictures and files have limits of their own. */
const LARGEST = 28_000;

const isTooLarge = (activity: Sent['activity']) =>
  (activity.attachments ?? []).every(({ content }) => content !== undefined) &&
  Buffer.byteLength(JSON.stringify(activity)) > LARGEST;

/** The service that Bot Framework is to a bot: it takes what the bot sends into conversations. */
export async function startService() {
  const sent: Sent[] = [];
  const troubles: (Trouble | null)[] = [];
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  app.post('/v3/conversations/:id/activities', (request, response) => {
    const trouble = troubles.shift();
    if (trouble) {
      response
        .status(trouble.status)
        .set(trouble.headers ?? {})
        .json({ error: {} });
      return;
    }
    if (isTooLarge(request.body as Sent['activity'])) {
      response.status(413).end();
      return;
    }
    const { authorization } = request.headers;
    sent.push({ conversation: request.params.id, authorization, activity: request.body as Sent['activity'] });
    response.json({ id: `sent-${sent.length}` });
  });
  const server = await new Promise<Server>((resolve) => {
    const opened = app.listen(0, '127.0.0.1', () => resolve(opened));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent,
    /** The next posts are answered with these; null: taken. */
    trouble: (...next: (Trouble | null)[]) => void troubles.push(...next),
    /** What was sent into a conversation, without the signs of typing. */
    messagesIn: (conversation: string) =>
      sent
        .filter((one) => one.conversation === conversation && one.activity.type === 'message')
        .map((one) => one.activity),
    stop: () => new Promise<void>((resolve) => void (server.closeAllConnections(), server.close(() => resolve()))),
  };
}

export type Service = Awaited<ReturnType<typeof startService>>;
