import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** A bot in a process of its own, as `npm start` runs it, that can be killed and started again. */
export function botProcess(env: Record<string, string>) {
  let child: ChildProcess | undefined;
  let exited: Promise<void> = Promise.resolve();
  let log = '';

  return {
    start() {
      child = spawn(process.execPath, ['src/main.ts'], {
        cwd: ROOT,
        env: { PATH: process.env.PATH ?? '', LOG_LEVEL: 'warn', ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      exited = new Promise((resolve) => child!.once('exit', () => resolve()));
      for (const stream of [child.stdout!, child.stderr!])
        stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
    },
    /** kill -9: no handler runs, nothing is flushed. */
    async kill() {
      child?.kill('SIGKILL');
      await exited;
    },
    async stop() {
      child?.kill('SIGTERM');
      await exited;
    },
    log: () => log,
  };
}

export type Bot = ReturnType<typeof botProcess>;

export const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
