import express, { type RequestHandler, type Response, type Router } from 'express';
import { broughtSchema, type Brought } from '../cards/came.ts';
import { LARGEST_BODY } from '../http.ts';
import { personOf } from './person.ts';
import type { News } from './transcript.ts';

/** What the page does, by its conversation. Each resolves when it is committed. */
export interface Doings {
  /** A page was opened; `locale` is what the browser asks for. */
  opened: (conversation: string, locale: string | undefined) => Promise<void>;
  brought: (conversation: string, activity: Brought, locale: string | undefined) => Promise<string>;
  news: (conversation: string, watermark: string | undefined, ended: AbortSignal) => Promise<News>;
}

/** A held request is answered before the client gives up on it (20 s). */
const HELD_MS = 15_000;
/** Web Chat renews a token now and then; the page's own never runs out. */
const EXPIRES_S = 3600;

/**
 * The few endpoints of Direct Line 3.0 that Web Chat uses. The token is the page's own secret: who has it is in its
 * conversation, and in no other. What is new is waited for, so nothing is asked in vain.
 */
export function directLine({ opened, brought, news }: Doings, stopping: AbortSignal): Router {
  const router = express.Router();
  router.use(withToken, express.json({ limit: LARGEST_BODY }));

  router.param('id', (_request, response, next, id) => {
    if (id === response.locals.person) next();
    else refuse(response);
  });

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
    const { data: activity } = broughtSchema.safeParse(request.body);
    if (activity) response.json({ id: await brought(request.params.id, activity, request.acceptsLanguages()[0]) });
    else response.status(400).json({ error: { code: 'BadArgument' } });
  });
  return router;
}

const refuse = (response: Response) => void response.status(403).json({ error: { code: 'BadTokenRequest' } });

/** Only with a token; whose it is stands in `locals.person`. */
export const withToken: RequestHandler = (request, response, next) => {
  const token = /^Bearer ([\w-]{32,128})$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) {
    refuse(response);
    return;
  }
  response.locals.person = personOf(token);
  response.locals.token = token;
  next();
};
