import { faultOf } from '../../../src/channels/slack/faults.ts';

const platform = (error: string) => ({ code: 'slack_webapi_platform_error', data: { error } });

test.each<[unknown, string, string]>([
  [{ code: 'slack_webapi_rate_limited_error', retryAfter: 7 }, 'later', 'ratelimited'],
  [{ code: 'slack_webapi_request_error' }, 'unclear', 'no_answer'],
  [{ code: 'slack_webapi_http_error', statusCode: 503 }, 'unclear', 'http_503'],
  [platform('internal_error'), 'unclear', 'internal_error'],
  [platform('<html>Bad gateway</html>'), 'unclear', 'unreadable_answer'],
  [platform('channel_not_found'), 'never', 'channel_not_found'],
  [platform('account_inactive'), 'never', 'account_inactive'],
  [platform('token_revoked'), 'never', 'token_revoked'],
  [platform('not_in_channel'), 'never', 'not_in_channel'],
  [platform('invalid_blocks'), 'never', 'invalid_blocks'],
  [new TypeError('a mistake of ours'), 'bug', 'TypeError'],
])('%j is %s: %s', (error, kind, code) => {
  expect(faultOf(error)).toMatchObject({ kind, code });
});
