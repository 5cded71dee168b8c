import { inOtherLanguage, whatCame, type MessageEvent } from '../../../src/channels/slack/incoming.ts';
import { createPressIds } from '../../../src/channels/slack/press-once.ts';

const line: MessageEvent = { channel: 'D1', channel_type: 'im', user: 'U1', text: '早安', ts: '1.1' };
const who = { person: 'U1', conversation: 'D1' };

describe('what a message event is', () => {
  test.each<[string, Partial<MessageEvent>, unknown]>([
    ['a line', {}, { ...who, kind: 'message', text: '早安', ts: '1.1', files: false }],
    [
      'typed signs, as typed',
      { text: '1 &lt; 2 &amp;&amp; 3 &gt; 2' },
      { ...who, kind: 'message', text: '1 < 2 && 3 > 2', ts: '1.1', files: false },
    ],
    ['a typed entity', { text: '&amp;lt;' }, { ...who, kind: 'message', text: '&lt;', ts: '1.1', files: false }],
    [
      'a broadcast, as typed',
      { text: '<!channel> 大家' },
      { ...who, kind: 'message', text: '@channel 大家', ts: '1.1', files: false },
    ],
    [
      'a mention and a link, as Slack sends them',
      { text: '<@U2> <https://a.example>' },
      { ...who, kind: 'message', text: '<@U2> <https://a.example>', ts: '1.1', files: false },
    ],
    [
      'a file with words',
      { subtype: 'file_share', files: [{}] },
      { ...who, kind: 'message', text: '早安', ts: '1.1', files: true },
    ],
    ['nothing', { text: undefined }, { ...who, kind: 'message', text: '', ts: '1.1', files: false }],
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

describe('another language', () => {
  test.each([
    ['Good morning, how are you doing today?', true],
    ['What would you say matters most to you here', true],
    ['おはようございますありがとう', true],
    ['안녕하세요 오늘도 수고 많으십니다 사장님', true],
    ['Guten Morgen, haben Sie kurz Zeit?', true],
    ['OK', false],
    ['Hi Kelvin', false],
    ['早安 how are you doing today my friend', false],
    ['<https://example.com/a/very/long/path|a b c d e f g>', false],
    [':smile: :tada: :wave: :ok_hand: :100: :fire:', false],
    ['😀😀😀😀😀😀', false],
    ['123 456 789 012 345 678', false],
    ['', false],
  ])('%j: %s', (text, other) => {
    expect(inOtherLanguage(text)).toBe(other);
  });
});

describe('a button pressed again', () => {
  const press = { workspace: 'T1', person: 'U1', place: '1.1', actionId: 'hint', value: 's1', at: '1700000009.9' };
  const ids = (...presses: Partial<typeof press>[]) => {
    const idOf = createPressIds();
    return new Set(presses.map((p) => idOf({ ...press, ...p }))).size;
  };

  test.each<[string, Partial<typeof press>, number]>([
    ['at once is the same press', { at: '1700000010.2' }, 1],
    ['later is another', { at: '1700000030.0' }, 2],
    ['in another message is another', { place: '1.2' }, 2],
    ['by somebody else is another', { person: 'U2' }, 2],
    ['for something else is another', { value: 's2' }, 2],
  ])('%s', (_what, second, distinct) => {
    expect(ids({}, second)).toBe(distinct);
  });

  test('takes a line back once only, however late', () => {
    expect(ids({ actionId: 'take_back' }, { actionId: 'take_back', at: '1700009999.0' })).toBe(1);
  });
});
