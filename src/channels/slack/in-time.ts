import type { Logger } from 'pino';
import { codeOf } from '../../log.ts';

/** Slack waits three seconds for an ack, and the way to it and back takes some of them. */
const IN_TIME_MS = 2000;

/**
 * Waits for work only as long as Slack waits for an ack: what comes of it, or undefined where it goes on afterwards. Throws
 * what the work throws in time; what it throws later is for the log.
 */
export function createInTime(log: Logger) {
  return async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
    let isLate = false;
    let timer: NodeJS.Timeout | undefined;
    const over = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        isLate = true;
        resolve(undefined);
      }, IN_TIME_MS);
    });
    try {
      return await Promise.race([work, over]);
    } finally {
      clearTimeout(timer);
      if (isLate) work.catch((error: unknown) => log.error({ code: codeOf(error) }, 'work after the ack failed'));
    }
  };
}

export type InTime = ReturnType<typeof createInTime>;
