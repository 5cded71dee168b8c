/** What became of a call to Slack that did not go well. `applied` may be true even so, where it never answered. */
export type Fault =
  /** Slack took nothing and says when to come again. */
  | { kind: 'later'; afterMs: number; code: string }
  | { kind: 'unclear'; code: string }
  | { kind: 'never'; code: string }
  /** No answer of Slack's at all: a mistake of our own. */
  | { kind: 'bug'; code: string };

/** Refusals of Slack that pass by themselves. */
const PASSING = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'team_added_to_org',
];

/** Reads an error of the WebClient. Codes only: what was sent is in none of them. */
export function faultOf(error: unknown): Fault {
  const { code, retryAfter, statusCode, data } = error as {
    code?: string;
    retryAfter?: number;
    statusCode?: number;
    data?: { error?: unknown };
  };
  switch (code) {
    case 'slack_webapi_rate_limited_error':
      return { kind: 'later', afterMs: (retryAfter ?? 1) * 1000, code: 'ratelimited' };
    case 'slack_webapi_request_error':
      return { kind: 'unclear', code: 'no_answer' };
    case 'slack_webapi_http_error':
      return { kind: 'unclear', code: `http_${statusCode ?? 'error'}` };
    case 'slack_webapi_platform_error':
      return refusal(String(data?.error));
    default:
      return { kind: 'bug', code: code ?? (error instanceof Error ? error.name : 'unknown') };
  }
}

function refusal(code: string): Fault {
  if (!/^[a-z_]{1,80}$/.test(code)) return { kind: 'unclear', code: 'unreadable_answer' };
  return PASSING.includes(code) ? { kind: 'unclear', code } : { kind: 'never', code };
}
