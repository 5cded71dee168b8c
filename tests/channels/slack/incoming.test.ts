import { whatCame, type MessageEvent } from '../../../src/channels/slack/incoming.ts';

const line: MessageEvent = { channel: 'D1', channel_type: 'im', user: 'U1', text: '早安', ts: '1.1' };
const who = { person: 'U1', conversation: 'D1' };

describe('what a message event is', () => {
  test.each<[string, Partial<MessageEvent>, unknown]>([
    ['a line', {}, { ...who, kind: 'message', text: '早安', message: '1.1', files: false }],
    [
      'typed signs, as typed',
      { text: '1 &lt; 2 &amp;&amp; 3 &gt; 2' },
      { ...who, kind: 'message', text: '1 < 2 && 3 > 2', message: '1.1', files: false },
    ],
    ['a typed entity', { text: '&amp;lt;' }, { ...who, kind: 'message', text: '&lt;', message: '1.1', files: false }],
    [
      'a broadcast, as typed',
      { text: '<!channel> 大家' },
      { ...who, kind: 'message', text: '@channel 大家', message: '1.1', files: false },
    ],
    [
      'a mention and a link, as Slack sends them',
      { text: '<@U2> <https://a.example>' },
      { ...who, kind: 'message', text: '<@U2> <https://a.example>', message: '1.1', files: false },
    ],
    [
      'a file with words',
      { subtype: 'file_share', files: [{}] },
      { ...who, kind: 'message', text: '早安', message: '1.1', files: true },
    ],
    ['nothing', { text: undefined }, { ...who, kind: 'message', text: '', message: '1.1', files: false }],
    ['a reply in a thread', { thread_ts: '1.0' }, { ...who, kind: 'thread' }],
    [
      'an edit',
      { subtype: 'message_changed', message: { ...line, text: '晚安' }, previous_message: line },
      { ...who, kind: 'edited' },
    ],
    ['a link preview, which is no edit', { subtype: 'message_changed', message: line, previous_message: line }, null],
    [
      'an update of the bot’s',
      { subtype: 'message_changed', message: { ...line, bot_id: 'B1' }, previous_message: { ...line, text: '' } },
      null,
    ],
    ['a deletion', { subtype: 'message_deleted', previous_message: line }, { ...who, kind: 'deleted' }],
    ['a deletion of the bot’s', { subtype: 'message_deleted', previous_message: { ...line, bot_id: 'B1' } }, null],
    ['another bot', { bot_id: 'B2' }, null],
    ['a bot message', { subtype: 'bot_message' }, null],
    ['a channel', { channel_type: 'channel' }, null],
  ])('%s', (_what, event, came) => {
    expect(whatCame({ ...line, ...event })).toEqual(came);
  });
});
