import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import { codeOf } from '../../log.ts';
import type { Trainer } from '../../session/trainer.ts';
import { directLine, onlyOwn, type Doings } from './direct-line.ts';
import { fromOf } from './person.ts';
import { pageState } from './state.ts';

interface Serving {
  trainer: Trainer;
  doings: Doings;
  stopping: AbortSignal;
  log: Logger;
}

const folder = (name: string) => fileURLToPath(new URL(`${name}/`, import.meta.url));
const DAY_MS = 86_400_000;

/** Web Chat fills empty style elements through the CSSOM: the hash is the empty text's. Nothing is fetched from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page, Web Chat's script, and the endpoints that they use; for this machine's browsers only. */
export function createServer({ trainer, doings, stopping, log }: Serving): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(onThisMachine, guarded);
  app.use('/v3/directline', directLine(doings, stopping));
  app.get('/state', onlyOwn, async (request, response) => {
    const from = fromOf(response.locals.person as string, request.acceptsLanguages()[0]);
    response.set('cache-control', 'no-store').json(await pageState(trainer, from));
  });
  app.use('/vendor', express.static(folder('vendor'), { maxAge: DAY_MS, immutable: true }));
  app.use(express.static(folder('page'), { cacheControl: false }));
  app.use(troubled(log));
  return app;
}

/** Somebody else's page must not speak to this one under a name of its own. */
const onThisMachine: RequestHandler = (request, response, next) => {
  if (['127.0.0.1', 'localhost'].includes(request.hostname)) next();
  else response.status(403).end();
};

const guarded: RequestHandler = (_request, response, next) => {
  response.set({
    'content-security-policy': POLICY,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  next();
};

/** The page tries again what failed here; what cannot be read would fail again. */
const troubled =
  (log: Logger): ErrorRequestHandler =>
  (error: { status?: number }, _request, response, _next) => {
    const status = error.status ?? 503;
    if (status >= 500) log.error({ code: codeOf(error) }, 'a request of the page failed');
    response.status(status).json({ error: { code: status >= 500 ? 'ServiceError' : 'BadArgument' } });
  };
