import { HttpError } from '@microsoft/agents-hosting';
import type { Delivery } from '../../jobs/outbox.ts';

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;
const LATER_MS = 5000;
/** Refused for what it is: sent again it would be refused again. */
const REFUSED = [400, 403, 404, 405, 410, 413];

/**
 * What becomes of a message that was not sent. Refused by the conversation or as too large: given up. Limited: when Bot
 * Framework says. All else, wrong credentials too, is tried again, ever later: nothing that is to be said is lost by an outage.
 */
export function whatNow(error: unknown, attempts: number): Delivery {
  if (error instanceof HttpError) {
    const why = `http_${error.status}`;
    if (error.status === 429) return { retryAfterMs: retryAfterMs(error), why, arrived: false };
    if (REFUSED.includes(error.status)) return { failed: why };
    return { retryAfterMs: waitMs(attempts), why };
  }
  return { retryAfterMs: waitMs(attempts), why: codeOf(error) };
}

/** Retry-After: seconds, or a date. */
function retryAfterMs({ response }: HttpError): number {
  const header = response.headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : LATER_MS;
}

const waitMs = (attempts: number) => Math.min(FIRST_WAIT_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS);

function codeOf(error: unknown): string {
  const { errorCode, code, name } = (error ?? {}) as { errorCode?: string; code?: string | number; name?: string };
  return String(errorCode ?? code ?? name ?? 'unknown');
}
