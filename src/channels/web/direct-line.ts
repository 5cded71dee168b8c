import express, { type RequestHandler, type Router } from 'express';
import type { Brought } from '../cards/came.ts';
import { personOf } from './person.ts';
import type { News } from './transcript.ts';

/** What the page does, by its conversation. Each resolves when it is committed. */
export interface Doings {
  /** A page was opened; `locale` is what the browser asks for. */
  opened: (conversation: string, locale: string | undefined) => Promise<void>;
  brought: (conversation: string, activity: Brought & object, locale: string | undefined) => Promise<string>;
  news: (conversation: string, watermark: string | undefined, ended: AbortSignal) => Promise<News>;
}

/** A held request is answered before the client gives up on it (20 s). */
const HELD_MS = 15_000;
const LARGEST = '256kb';
/** Web Chat renews a token now and then; the page's own never runs out. */
const EXPIRES_S = 3600;

/**
 * The few endpoints of Direct Line 3.0 that Web Chat uses. The token is the page's own secret: who has it is in its
 * conversation, and in no other. What is new is waited for, so nothing is asked in vain.
 */
export function directLine({ opened, brought, news }: Doings, stopping: AbortSignal): Router {
  const router = express.Router();
  router.use(onlyOwn, express.json({ limit: LARGEST }));

  const conversation = (of: string, token: string) => ({ conversationId: of, token, expires_in: EXPIRES_S });

  router.post('/tokens/refresh', (_request, response) => {
    response.json(conversation(response.locals.person, response.locals.token));
  });
  router.post('/conversations', async (request, response) => {
    await opened(response.locals.person, request.acceptsLanguages()[0]);
    response.status(201).json(conversation(response.locals.person, response.locals.token));
  });
  router.get('/conversations/:id', (request, response) => {
    response.json(conversation(request.params.id, response.locals.token));
  });
  router.get('/conversations/:id/activities', async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const ended = AbortSignal.any([gone.signal, stopping, AbortSignal.timeout(HELD_MS)]);
    const { watermark } = request.query;
    response.json(await news(request.params.id, typeof watermark === 'string' ? watermark : undefined, ended));
  });
  router.post('/conversations/:id/activities', async (request, response) => {
    const activity: unknown = request.body;
    if (isActivity(activity)) {
      response.json({ id: await brought(request.params.id, activity, request.acceptsLanguages()[0]) });
    } else response.status(400).json({ error: { code: 'BadArgument' } });
  });
  return router;
}

const isActivity = (body: unknown): body is Brought & object =>
  typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string';

/** Only with a token, and only in the token's own conversation. */
export const onlyOwn: RequestHandler = (request, response, next) => {
  const token = /^Bearer ([\w-]{32,128})$/.exec(request.headers.authorization ?? '')?.[1];
  const person = token && personOf(token);
  const asked = /^\/conversations\/([^/]+)/.exec(request.path)?.[1];
  if (!person || (asked !== undefined && asked !== person)) {
    response.status(403).json({ error: { code: 'BadTokenRequest' } });
    return;
  }
  response.locals.person = person;
  response.locals.token = token;
  next();
};
