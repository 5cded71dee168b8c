import {
  authorizeJWT,
  CloudAdapter,
  createOutboundHostValidator,
  getAuthConfigWithDefaults,
  type AuthConfiguration,
} from '@microsoft/agents-hosting';
import { Activity } from '@microsoft/agents-activity';
import type { RequestHandler } from 'express';
import type { BotFrameworkSettings } from '../../config.ts';
import type { Address } from './activity.ts';

/** How long one call may take; the outbox tries again. */
const TIMEOUT_MS = 10_000;

/** Bot Framework did not answer in time: what was sent may have arrived. */
export class NoAnswerError extends Error {
  readonly code = 'E_NO_ANSWER';
}

export interface Connector {
  /** Refuses requests without a token that Bot Framework has signed for this app; null where unsigned ones are taken. */
  authorize: RequestHandler | null;
  /** Whether answers may go to this address: Bot Framework's hosts, in the local mode this machine. */
  answersTo: (url: string) => boolean;
  /** Whether a person's file may be written to this address. */
  writesTo: (url: string) => boolean;
  /** Sends an activity into a conversation, asked or unasked; gives its id. Throws HttpError, NoAnswerError, or an auth error. */
  send: (to: Address, activity: object) => Promise<string | null>;
}

const THIS_MACHINE = ['127.0.0.1', 'localhost'];
/** The SDK's own list has hosts where anybody can have a place of their own, so answers go to these only. */
const ANSWERS = ['botframework.com', 'smba.trafficmanager.net'];
/** Where Teams keeps the files of its people. */
const FILES = ['sharepoint.com', 'svc.ms'];

/** The way to Bot Framework and back, with tokens where an app is registered. */
export function createConnector(settings: BotFrameworkSettings): Connector {
  const local = settings.mode === 'local';
  const auth = local ? {} : authOf(settings);
  const only = (hosts: string[]) =>
    createOutboundHostValidator({ enabled: true, includeDefaultMicrosoftHosts: false, hosts });
  const hosts = only(local ? THIS_MACHINE : ANSWERS);
  const files = only(local ? THIS_MACHINE : FILES);
  const isSafe = (url: string) => local || url.startsWith('https:');
  const adapter = new CloudAdapter(auth, undefined, undefined, undefined, hosts);
  // By default the adapter would tell people in English that the agent has a bug; whoever sends decides what a fault means.
  adapter.onTurnError = async (_context, error) => {
    throw error;
  };
  const identity = local ? {} : { aud: settings.appId };

  return {
    authorize: local ? null : authorizeJWT(getAuthConfigWithDefaults(auth)),
    answersTo: (url) => hosts.isAllowed(url) && isSafe(url),
    writesTo: (url) => files.isAllowed(url) && isSafe(url),
    async send(to, activity) {
      let id: string | undefined;
      const sending = adapter.continueConversation(identity, to, async (context) => {
        // The context's own way answers to an activity, and here there is none to answer to.
        const [sent] = await adapter.sendActivities(context, [Activity.fromObject(addressed(to, activity))]);
        id = sent?.id;
      });
      await inTime(sending);
      return id ?? null;
    },
  };
}

const authOf = (settings: Extract<BotFrameworkSettings, { mode: 'registered' }>): AuthConfiguration => ({
  clientId: settings.appId,
  clientSecret: settings.secret,
  tenantId: settings.tenant,
  ...(settings.signer.authority ? { authorityEndpoint: settings.signer.authority } : {}),
  validateIssuer: true,
});

const addressed = ({ channelId, serviceUrl, conversation, agent, user }: Address, activity: object) => ({
  ...activity,
  channelId,
  serviceUrl,
  conversation,
  from: { ...agent, role: 'bot' },
  recipient: user,
});

function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswerError('Bot Framework did not answer in time.')), TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
