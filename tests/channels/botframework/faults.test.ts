import { HttpError } from '@microsoft/agents-hosting';
import { whatNow } from '../../../src/channels/botframework/faults.ts';

const answered = (status: number, headers: Record<string, string> = {}) =>
  new HttpError(
    'refused',
    { status, statusText: '', data: {}, headers: new Headers(headers), config: {} as never },
    {} as never,
  );
const network = new TypeError('fetch failed', { cause: new Error('ECONNREFUSED') });

test.each<[string, unknown, number, object]>([
  [
    'limited: as long as is said',
    answered(429, { 'retry-after': '7' }),
    1,
    { retryAfterMs: 7000, why: 'http_429', arrived: false },
  ],
  [
    'limited until a date that is past: at once',
    answered(429, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }),
    1,
    { retryAfterMs: 0, why: 'http_429', arrived: false },
  ],
  ['limited without a time: soon', answered(429), 1, { retryAfterMs: 5000, why: 'http_429', arrived: false }],
  ['refused for good: given up', answered(403), 1, { failed: 'http_403' }],
  ['trouble there: later', answered(503), 1, { retryAfterMs: 2000, why: 'http_503' }],
  ['trouble there for long: once a minute', answered(503), 30, { retryAfterMs: 60_000, why: 'http_503' }],
  [
    'wrong credentials: they may be set right',
    Object.assign(new Error('x'), { errorCode: 'invalid_client' }),
    50,
    { retryAfterMs: 60_000, why: 'invalid_client' },
  ],
  ['no network: later, however often', network, 50, { retryAfterMs: 60_000, why: 'TypeError' }],
  ['a mistake of ours: tried again', new RangeError('x'), 7, { retryAfterMs: 60_000, why: 'RangeError' }],
  ['a mistake of ours, again and again: given up', new RangeError('x'), 8, { failed: 'RangeError' }],
])('%s', (_what, error, attempts, delivery) => {
  expect(whatNow(error, attempts)).toEqual(delivery);
});
