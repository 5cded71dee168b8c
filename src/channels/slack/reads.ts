import { setTimeout as waited } from 'node:timers/promises';
import type { Logger } from 'pino';
import { DirectoryError } from '../../drills/directory.ts';
import { faultOf, type Fault } from './faults.ts';

/** As many as Slack gives at a time. */
const PAGE = 999;
/** When one question, with all its calls, has taken this long, Slack counts as out of reach. */
const PATIENCE_MS = 120_000;
const TRIES = 4;
const FIRST_WAIT_MS = 250;

/** Asks by a call that changes nothing. */
export interface Ask {
  <T>(call: () => Promise<T>): Promise<T>;
  /** null where Slack refuses with one of `absent`: what is asked about is not there. */
  <T>(call: () => Promise<T>, absent: readonly string[]): Promise<T | null>;
}

/**
 * For the calls of one question, all of them reads: it waits as long as Slack says, and asks again where an answer was
 * lost. Throws DirectoryError: `unreachable` where that would take over two minutes or does not help, `refused` for any
 * other refusal.
 */
export function patiently(log: Logger): Ask {
  const until = performance.now() + PATIENCE_MS;

  function ask<T>(call: () => Promise<T>): Promise<T>;
  function ask<T>(call: () => Promise<T>, absent: readonly string[]): Promise<T | null>;
  async function ask<T>(call: () => Promise<T>, absent: readonly string[] = []): Promise<T | null> {
    for (let tried = 1; ; tried++) {
      try {
        return await call();
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind === 'never' && absent.includes(fault.code)) return null;
        await waitedFor(fault, tried, error);
      }
    }
  }

  async function waitedFor(fault: Fault, tried: number, error: unknown): Promise<void> {
    const { kind, code } = fault;
    if (kind === 'bug') throw error;
    if (kind === 'never') throw new DirectoryError('refused', null, `Slack refuses to tell about people (${code}).`);
    const waitMs = waitOf(fault, tried);
    if (performance.now() + waitMs > until)
      throw new DirectoryError('unreachable', null, `Slack cannot be asked about people (${code}).`);
    log.warn({ code, waitMs }, 'Slack could not tell about people yet; it is asked again');
    await waited(waitMs, undefined, { ref: false });
  }

  return ask;
}

/** Milliseconds until the next try; Infinity: none. */
const waitOf = (fault: Fault, tried: number): number =>
  fault.kind === 'later' ? fault.afterMs : tried < TRIES ? FIRST_WAIT_MS * 2 ** (tried - 1) : Infinity;

interface Paged {
  response_metadata?: { next_cursor?: string };
}

/** The pages of a long answer, one after another. */
export async function* pagesOf<P extends Paged | null>(call: (page: { limit: number; cursor?: string }) => Promise<P>) {
  let cursor: string | undefined;
  do {
    const page: P = await call({ limit: PAGE, ...(cursor ? { cursor } : {}) });
    yield page;
    cursor = page?.response_metadata?.next_cursor || undefined;
  } while (cursor);
}
