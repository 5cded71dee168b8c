import express, { type Express, type Request } from 'express';
import type { Logger } from 'pino';
import type { BotFrameworkSettings } from '../../config.ts';
import { LARGEST_BODY, onThisMachine, troubled } from '../http.ts';
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

/** `/api/messages`: only what Bot Framework has signed is read at all; in the local mode, what this machine sends itself. */
export function createServer({ settings, connector, log, take }: Serving): Express {
  const app = express();
  app.disable('x-powered-by');
  const guard = connector.authorize ?? onThisMachine;
  app.post('/api/messages', guard, express.json({ limit: LARGEST_BODY }), async (request, response) => {
    const activity = activityIn(request.body);
    if (!activity) {
      response.status(400).end();
      return;
    }
    const why = refusalOf(activity, { settings, connector, claims: claimsOf(request) });
    if (why) {
      log.warn({ code: why }, 'a request is refused');
      response.status(403).end();
      return;
    }
    const { status, body } = isPersonal(activity) ? await take(activity) : { status: 200 };
    response.status(status);
    if (body) response.json(body);
    else response.end();
  });
  app.use(troubled(log, 500));
  return app;
}

interface Asked {
  settings: BotFrameworkSettings;
  connector: Connector;
  claims: Claims;
}

/** What a token says of who has signed it, and of where answers go. */
interface Claims {
  iss?: unknown;
  serviceurl?: unknown;
}

/** The guard keeps a token's claims with the request. */
const claimsOf = (request: Request): Claims => (request as { user?: Claims }).user ?? {};

/** Why an activity is not taken, though its token is good; null where it is. */
function refusalOf(activity: Activity, { settings, connector, claims }: Asked): string | null {
  const { serviceUrl } = activity;
  if (settings.mode === 'registered') {
    if (claims.iss !== settings.signer.issuer) return 'signed_by_another';
    if (hostOf(claims.serviceurl) !== hostOf(serviceUrl)) return 'service_url_not_claimed';
  }
  if (!connector.answersTo(serviceUrl)) return 'service_url_not_allowed';
  return isServed(activity, settings) ? null : 'tenant_not_served';
}

const hostOf = (url: unknown) => (typeof url === 'string' && URL.canParse(url) ? new URL(url).hostname : null);
