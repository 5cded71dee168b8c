import { HttpError } from '@microsoft/agents-hosting';
import { codeOf } from '../../log.ts';
import type { Delivery } from '../../jobs/outbox.ts';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const LATER_MS = 5000;
/** Refused for what it is: sent again it would be refused again. */
const REFUSED = [400, 403, 404, 405, 410, 413];
/** A mistake of ours may be mended by the next start; after this many tries the message is given up. */
const TRIES_OF_A_BUG = 8;

/**
 * What becomes of a message that was not sent. Refused by the conversation or as too large: given up. Limited: when Bot
 * Framework says. A mistake of our own: given up after some tries, for others wait behind it. All else, wrong credentials
 * too, is tried again, ever later: nothing that is to be said is lost by an outage.
 */
export function whatNow(error: unknown, attempts: number): Delivery {
  if (!(error instanceof HttpError)) {
    const why = whyOf(error);
    return isBug(error) && attempts >= TRIES_OF_A_BUG ? { failed: why } : { retryAfterMs: waitMs(attempts), why };
  }
  const why = `http_${error.status}`;
  if (error.status === 429) return { retryAfterMs: retryAfterMs(error), why, arrived: false };
  return REFUSED.includes(error.status) ? { failed: why } : { retryAfterMs: waitMs(attempts), why };
}

/** What no other service can be the cause of. Where the network fails, `fetch` says a TypeError with a cause. */
const isBug = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === 'ZodError' ||
    [RangeError, ReferenceError, SyntaxError, TypeError].some((kind) => error instanceof kind)) &&
  error.cause === undefined;

/** Retry-After: seconds, or a date. */
function retryAfterMs({ response }: HttpError): number {
  const header = response.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : LATER_MS;
}

const waitMs = (attempts: number) => Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);

/** MSAL names what is the matter in a field of its own. */
const whyOf = (error: unknown) => (error as { errorCode?: string } | null)?.errorCode ?? codeOf(error);
