import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { codeOf } from '../log.ts';

/** More than anybody types: Teams says a message once as text and once more as HTML. */
export const LARGEST_BODY = '256kb';

const HANG_UP_MS = 1000;

/** Listens; gives the port and how to end. */
export async function listen(
  app: Express,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; hangUp: () => Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const opened = app.listen(port, host, (error?: Error) => (error ? reject(error) : resolve(opened)));
  });
  return { port: (server.address() as AddressInfo).port, hangUp: () => closed(server) };
}

/** A port that a setting names is somebody else's. The message says which, and what to do. */
export class PortTakenError extends Error {
  readonly code = 'E_PORT_TAKEN';

  constructor(setting: string, port: number) {
    super(
      `E_PORT_TAKEN: ${setting} ${port} is taken by another process. End that one, or set ${setting} to a free port.`,
    );
  }
}

export const isTaken = (error: unknown): boolean => (error as { code?: string } | null)?.code === 'EADDRINUSE';

/** Lets requests under way finish; connections that are only kept open are cut. */
export async function closed(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  const timer = setTimeout(() => server.closeAllConnections(), HANG_UP_MS);
  server.closeIdleConnections();
  await ended;
  clearTimeout(timer);
}

/** A page of the web that somebody looks at must not reach this machine's own services under a name of its own. */
export const onThisMachine: RequestHandler = (request, response, next) => {
  if (['127.0.0.1', 'localhost'].includes(request.hostname)) next();
  else response.status(403).end();
};

/** What cannot be read is the sender's fault and says so; all else is ours, whatever status an error of another service bears. */
export const troubled =
  (log: Logger, ours: number): ErrorRequestHandler =>
  (error: { status?: number; expose?: boolean }, _request, response, _next) => {
    const theirs = error.expose === true && error.status !== undefined && error.status < 500;
    if (!theirs) log.error({ code: codeOf(error) }, 'a request failed');
    response.status(theirs ? error.status! : ours).end();
  };
