import type { AddressInfo } from 'node:net';
import {
  App,
  HTTPReceiver,
  SocketModeReceiver,
  webApi,
  type Logger as BoltLogger,
  type ReceiverEvent,
} from '@slack/bolt';
import type { Logger } from 'pino';
import type { SlackSettings } from '../../config.ts';
import { closed, isTaken, PortTakenError } from '../http.ts';
import { faultOf } from './faults.ts';
import { createFetch } from './fetch.ts';
import { codeOf } from '../../log.ts';
import { boltLogger } from './logger.ts';

/** Slack refuses a token. The message says which, and what to do. */
export class SlackRefusedError extends Error {
  readonly code = 'E_SLACK_REFUSED';
}

/** How long one call may take; the outbox tries again. */
const TIMEOUT_MS = 10_000;
const fetch = createFetch(TIMEOUT_MS);
const HANG_UP_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** Calls are never repeated by the client itself: whoever calls knows whether that is safe. */
export const createClient = (token: string, slackApiUrl: string | undefined, log: Logger) =>
  new webApi.WebClient(token, clientOptions(slackApiUrl, boltLogger(log)));

const clientOptions = (slackApiUrl: string | undefined, logger: BoltLogger): webApi.WebClientOptions => ({
  ...(slackApiUrl ? { slackApiUrl } : {}),
  logger,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  fetch,
});

/** The app around a receiver whose events are acked only after their listeners are through, and not when one fails. */
export function createApp(settings: SlackSettings, bot: Bot, slackApiUrl: string | undefined, log: Logger) {
  const logger = boltLogger(log);
  const receiver = settings.mode === 'http' ? overHttp(settings, logger) : overSocket(settings, slackApiUrl, logger);
  const app = new App({
    receiver,
    token: settings.botToken,
    ...bot,
    convoStore: false,
    clientOptions: clientOptions(slackApiUrl, logger),
    logger,
  });
  app.error(async (error) => {
    log.error({ code: codeOf(error) }, 'an event could not be taken; Slack delivers it again');
    throw error;
  });
  return { app, listen: () => listen(receiver, settings) };
}

const overHttp = ({ signingSecret }: { signingSecret: string }, logger: BoltLogger) =>
  new HTTPReceiver({ signingSecret, logger, processBeforeResponse: true });

/** Bolt acks an event before its listeners run; here the ack is kept until they are through. */
function overSocket({ appToken }: { appToken: string }, slackApiUrl: string | undefined, logger: BoltLogger) {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions: clientOptions(slackApiUrl, logger) },
    processEventErrorHandler: async () => false,
  });
  const init = receiver.init.bind(receiver);
  receiver.init = (app) => init({ processEvent: (event: ReceiverEvent) => ackedAfter(app, event) } as App);
  return receiver;
}

async function ackedAfter(app: App, event: ReceiverEvent): Promise<void> {
  let acked: { response: Parameters<ReceiverEvent['ack']>[0] } | undefined;
  await app.processEvent({ ...event, ack: async (response) => void (acked = { response }) });
  if (acked) await event.ack(acked.response);
}

/** How it is listened, and how that ends. */
interface Line {
  /** Over HTTP the port. */
  port: number | null;
  hangUp: () => Promise<void>;
}

/** Starts to receive. Throws SlackRefusedError where the app token is no good. */
async function listen(receiver: HTTPReceiver | SocketModeReceiver, settings: SlackSettings): Promise<Line> {
  if (receiver instanceof SocketModeReceiver) return listenToSocket(receiver);
  const { host, port } = settings as Extract<SlackSettings, { mode: 'http' }>;
  const server = await receiver.start({ host, port }).catch((error: unknown) => {
    throw isTaken(error) ? new PortTakenError('PORT', port) : error;
  });
  return { port: (server.address() as AddressInfo).port, hangUp: () => closed(server) };
}

async function listenToSocket(receiver: SocketModeReceiver): Promise<Line> {
  try {
    await receiver.start();
  } catch (error) {
    throw refused('SLACK_APP_TOKEN', faultOf(error).code);
  }
  return { port: null, hangUp: () => atMost(HANG_UP_MS, receiver.client.disconnect()) };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const enough = new AbortController();
  await Promise.race([work.then(() => enough.abort()), waited(ms, enough.signal)]);
}

export interface Bot {
  botId: string;
  botUserId: string;
}

/** Who the bot is, and the workspace's address. Trouble with the network passes, so it is asked again and again; a refused token does not. */
export async function identify(
  client: webApi.WebClient,
  log: Logger,
  stopped: AbortSignal,
): Promise<Bot & { url: string | null }> {
  for (let tried = 0; !stopped.aborted; tried++) {
    try {
      const { bot_id, user_id, url } = await client.auth.test();
      return { botId: bot_id!, botUserId: user_id!, url: url ?? null };
    } catch (error) {
      const fault = faultOf(error);
      if (fault.kind === 'never') throw refused('SLACK_BOT_TOKEN', fault.code);
      const waitMs = fault.kind === 'later' ? fault.afterMs : Math.min(1000 * 2 ** tried, LONGEST_WAIT_MS);
      log.warn({ code: fault.code, waitMs }, 'Slack cannot be reached; it is tried again');
      await waited(waitMs, stopped);
    }
  }
  throw new SlackRefusedError('Stopped before Slack answered.');
}

const refused = (name: string, code: string) =>
  new SlackRefusedError(
    `Slack refuses ${name} (${code}). Copy it again from the app's pages on api.slack.com/apps, and check that the app is installed in the workspace.`,
  );

const waited = (ms: number, stopped: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(done, ms);
    stopped.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      stopped.removeEventListener('abort', done);
      resolve();
    }
  });
