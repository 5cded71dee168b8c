import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

const HANG_UP_MS = 1000;

/** Listens; gives the port and how to end: requests under way finish, connections that are only kept open are cut. */
export async function listen(
  app: Express,
  { host, port }: { host: string; port: number },
): Promise<{ port: number; hangUp: () => Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const opened = app.listen(port, host, (error?: Error) => (error ? reject(error) : resolve(opened)));
  });
  return { port: (server.address() as AddressInfo).port, hangUp: () => closed(server) };
}

async function closed(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => server.close(() => resolve()));
  const timer = setTimeout(() => server.closeAllConnections(), HANG_UP_MS);
  server.closeIdleConnections();
  await ended;
  clearTimeout(timer);
}
