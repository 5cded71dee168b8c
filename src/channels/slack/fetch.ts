import { Agent, request, type Dispatcher } from 'undici';
import type { webApi } from '@slack/bolt';

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

/**
 * A `fetch` for Slack's client that gives up after `timeoutMs`. The usual one makes web streams of every answer, and with
 * a timeout keeps each call in memory until that has run out: a tenth of a turn's cost. Files, which are rare, go by the usual one.
 */
export function createFetch(timeoutMs: number): Fetch {
  const dispatcher = new Agent({
    connect: { timeout: timeoutMs },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  return async (url, init) => {
    if (typeof init?.body !== 'string')
      return globalThis.fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
    const { statusCode, headers, body } = await request(String(url), {
      dispatcher,
      method: init.method as Dispatcher.HttpMethod,
      headers: init.headers as Record<string, string>,
      body: init.body,
    });
    return asResponse(String(url), statusCode, headers, Buffer.from(await body.arrayBuffer()));
  };
}

/** As much of a Response as Slack's client and Bolt's `respond` read. */
function asResponse(url: string, status: number, headers: Dispatcher.ResponseData['headers'], body: Buffer): Response {
  const response: Pick<Response, 'url' | 'ok' | 'status' | 'statusText' | 'headers' | 'text' | 'arrayBuffer'> = {
    url,
    ok: status >= 200 && status < 300,
    status,
    statusText: '',
    headers: new Headers(Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)])),
    text: async () => body.toString('utf8'),
    arrayBuffer: async () => new Uint8Array(body).buffer,
  };
  return response as Response;
}
