import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { BotFrameworkSettings } from '../../config.ts';
import { codeOf } from '../../log.ts';
import { activityIn, isPersonal, isServed, type Activity } from './activity.ts';
import type { Connector } from './connector.ts';

/** What answers a request: a status, and for an invoke a body. */
export interface Answer {
  status: number;
  body?: object;
}

interface Serving {
  settings: BotFrameworkSettings;
  connector: Connector;
  log: Logger;
  /** Takes an activity whose sender was checked. Resolves when it is committed. */
  take: (activity: Activity) => Promise<Answer>;
}

/** More than anybody types: Teams sends a message as text and once more as HTML. */
const LARGEST = '256kb';

/** `/api/messages`: only what Bot Framework has signed is read at all; in the local mode, what this machine sends itself. */
export function createServer({ settings, connector, log, take }: Serving): Express {
  const app = express();
  app.disable('x-powered-by');
  const guard = connector.authorize ?? onThisMachine;
  app.post('/api/messages', guard, express.json({ limit: LARGEST }), async (request, response) => {
    const activity = activityIn(request.body);
    const refusal = refusalOf(activity, { settings, connector, claims: claimsOf(request) });
    if (refusal) {
      log.warn({ code: refusal.why, channel: activity?.channelId }, 'a request is refused');
      response.status(refusal.status).end();
      return;
    }
    const { status, body } = isPersonal(activity!) ? await take(activity!) : { status: 200 };
    response.status(status);
    if (body) response.json(body);
    else response.end();
  });
  app.use(troubled(log));
  return app;
}

interface Asked {
  settings: BotFrameworkSettings;
  connector: Connector;
  claims: Claims;
}

/** What a token says of where answers go. */
interface Claims {
  serviceurl?: unknown;
}

/** The guard keeps a token's claims with the request. */
const claimsOf = (request: Request): Claims => (request as { user?: Claims }).user ?? {};

function refusalOf(activity: Activity | null, { settings, connector, claims }: Asked) {
  if (!activity) return { status: 400, why: 'no_activity' };
  const { serviceUrl } = activity;
  if (!connector.isAllowed(serviceUrl)) return { status: 403, why: 'service_url_not_allowed' };
  if (typeof claims.serviceurl === 'string' && hostOf(claims.serviceurl) !== hostOf(serviceUrl))
    return { status: 403, why: 'service_url_not_claimed' };
  if (!isServed(activity, settings)) return { status: 403, why: 'tenant_not_served' };
  return null;
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : null);

/** A page of the web that somebody looks at must not be able to speak for them. */
const onThisMachine: RequestHandler = (request, response, next) => {
  if (['127.0.0.1', 'localhost'].includes(request.hostname)) next();
  else response.status(403).end();
};

/** A body that cannot be read is the sender's fault; all else is ours. */
const troubled =
  (log: Logger): ErrorRequestHandler =>
  (error: { status?: number }, _request, response, _next) => {
    const status = error.status ?? 500;
    if (status >= 500) log.error({ code: codeOf(error) }, 'an activity could not be taken');
    response.status(status).end();
  };
