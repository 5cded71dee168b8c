import { jest } from '@jest/globals';
import { createDeliver } from '../../../src/channels/slack/deliver.ts';
import { createLog } from '../../../src/log.ts';

/** A post in doubt is looked for among all that was said since it was committed, not only in the newest page. */
test('a post that much was said after is still found, and not posted again', async () => {
  const committed = Date.UTC(2026, 0, 5);
  const later = Array.from({ length: 200 }, (_, i) => ({ ts: `${committed / 1000 + 5 + i}.000100` }));
  const there = {
    ts: `${committed / 1000 + 1}.000100`,
    metadata: { event_type: 'practice_message', event_payload: { id: 'm1' } },
  };
  const asked: { oldest: string; cursor?: string }[] = [];
  const history = async (query: { oldest: string; cursor?: string }) => {
    asked.push(query);
    return query.cursor ? { messages: [there] } : { messages: later, response_metadata: { next_cursor: 'more' } };
  };
  const apiCall = jest.fn();
  const client = { conversations: { history }, apiCall } as never;
  const deliver = createDeliver({
    client,
    log: createLog('silent'),
    file: async () => '',
    linkTo: async () => new Map(),
    onTheWayMs: 0,
  });
  const payload = { language: 'zh-TW', speaker: null, summary: '嗯', parts: [{ type: 'text', text: '嗯' }] };
  const message = {
    workspace: 'T',
    id: 'm1',
    channel: 'slack',
    conversation: 'D',
    session: null,
    turn: null,
    attempts: 2,
    at: committed,
  };

  expect(await deliver({ ...message, payload }, true)).toEqual({ sent: there.ts });
  expect(apiCall).not.toHaveBeenCalled();
  expect(Number(asked[0]!.oldest)).toBeLessThan(committed / 1000);
});
