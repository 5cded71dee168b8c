import { fileURLToPath } from 'node:url';
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Trainer } from '../../session/trainer.ts';
import { onThisMachine, troubled } from '../http.ts';
import { directLine, withToken, type Doings } from './direct-line.ts';
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

/** Where the page is, and by which name. */
export const HOST = '127.0.0.1';

/** Web Chat fills empty style elements through the CSSOM: the hash is the empty text's. Nothing is fetched from elsewhere. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  ['img-src', "'self'", 'data:', 'blob:'].join(' '),
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page, Web Chat's script, and the endpoints that they use; for this machine's browsers only. */
export function createServer({ trainer, doings, stopping, log }: Serving): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(onThisMachine, underOneName, guarded);
  app.use('/v3/directline', directLine(doings, stopping));
  app.get('/state', withToken, async (request, response) => {
    const from = fromOf(response.locals.person as string, request.acceptsLanguages()[0]);
    response.set('cache-control', 'no-store').json(await pageState(trainer, from));
  });
  app.use('/vendor', express.static(folder('vendor'), { maxAge: DAY_MS, immutable: true }));
  app.use(express.static(folder('page'), { cacheControl: false }));
  // The page tries again what failed here.
  app.use(troubled(log, 503));
  return app;
}

/** A browser keeps a page's secret for each name that the page has: under another one the conversation would be gone. */
const underOneName: RequestHandler = (request, response, next) => {
  const { method, hostname, originalUrl, socket } = request;
  if (method === 'GET' && hostname !== HOST) response.redirect(`http://${HOST}:${socket.localPort}${originalUrl}`);
  else next();
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
