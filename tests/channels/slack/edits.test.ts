import type { Message, Part } from '../../../src/session/message.ts';
import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

/** Messages to somebody by their id, and messages that take the place of earlier ones, as the outbox hands them over. */

const YA_TING = 'U0YATING001';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});

const message = (summary: string, ...parts: Part[]): Message => ({
  language: 'zh-TW',
  speaker: null,
  summary,
  parts: [{ type: 'text', text: summary }, ...parts],
});

const outgoing = (id: string, payload: Message, more: { edits?: string; conversation?: string } = {}) => ({
  workspace: 'T0ACMESALES',
  id,
  channel: 'slack',
  conversation: YA_TING,
  session: null,
  turn: null,
  payload,
  attempts: 1,
  at: Date.now(),
  ...more,
});

type Row = ReturnType<typeof outgoing>;

/** Tries as the outbox does until it is sent or given up; gives that and how often it took. */
async function delivered(row: Row) {
  let doubtful = false;
  for (let attempts = 1; ; attempts++) {
    const delivery = await bot.channel.deliver({ ...row, attempts }, doubtful);
    if (!('retryAfterMs' in delivery)) return { ...delivery, attempts };
    doubtful = delivery.arrived !== false;
  }
}

const sentId = async (row: Row): Promise<string> => ((await delivered(row)) as { sent: string }).sent;
const fault = (method: string, kind: string, more: object = {}) =>
  bot.sim.faults.inject({ method, kind, times: 1, ...more });
const shown = () =>
  bot
    .rep()
    .messages()
    .map(({ text }: { text: string }) => text);

describe('a post to a person', () => {
  afterEach(() => stopWithoutComplaint(bot));

  test('comes in their direct message', async () => {
    expect(await delivered(outgoing('m1', message('你好')))).toMatchObject({ attempts: 1 });
    expect(shown()).toEqual(['你好']);
  });

  test('whose answer was lost is looked for there, and not doubled', async () => {
    fault('chat.postMessage', 'lost_response');
    const { sent } = (await delivered(outgoing('m1', message('你好')))) as { sent: string };
    expect(bot.rep().messages()).toMatchObject([{ text: '你好', ts: sent }]);
  });

  test('in doubt is not doubled where Slack has no time to show what is there', async () => {
    fault('chat.postMessage', 'lost_response');
    fault('conversations.open', 'ratelimited');
    fault('conversations.history', 'ratelimited');
    expect(await delivered(outgoing('m1', message('你好')))).toMatchObject({ attempts: 4 });
    expect(shown()).toEqual(['你好']);
  });

  test('of several pages is not begun again where Slack takes the second one later', async () => {
    fault('chat.postMessage', 'ratelimited', { after: 1 });
    await delivered(outgoing('m1', message('長', { type: 'text', text: '好'.repeat(13_000) })));
    expect(shown()).toHaveLength(2);
    expect(
      shown()
        .join('')
        .match(/[長好]/g)!.length,
    ).toBe(13_001);
  });

  test('brings its files too, once', async () => {
    fault('files.completeUploadExternal', 'lost_response');
    await delivered(outgoing('m1', message('檔案', { type: 'file', name: 'my-data.json', of: 'my_data' })));
    expect(shown()).toEqual(['檔案', expect.stringContaining('my-data.json')]);
  });
});

describe('a message in the place of an earlier one', () => {
  afterEach(() => stopWithoutComplaint(bot));

  test.each(['nothing', 'lost_response', 'http_503', 'ratelimited', 'reset'])(
    'stands there once, and nothing is posted (%s goes wrong)',
    async (kind) => {
      const edits = await sentId(outgoing('m1', message('兩個人交了')));
      if (kind !== 'nothing') fault('chat.update', kind);
      expect(await sentId(outgoing('m2', message('三個人交了'), { edits }))).toBe(edits);
      expect(bot.rep().messages()).toMatchObject([{ text: '三個人交了', ts: edits }]);
      expect(bot.sim.callsFor('chat.postMessage')).toHaveLength(1);
      expect(bot.sim.callsFor('conversations.history')).toEqual([]);
    },
  );

  test('is still found by the id of the first, so that is not posted again either', async () => {
    const first = outgoing('m1', message('一'));
    const edits = await sentId(first);
    await delivered(outgoing('m2', message('二'), { edits }));
    expect(await bot.channel.deliver({ ...first, attempts: 2 }, true)).toEqual({ sent: edits });
    expect(shown()).toEqual(['二']);
  });

  test('stands in a conversation that is given by its own id as well', async () => {
    const edits = await sentId(outgoing('m1', message('一')));
    const conversation = bot.rep().messages()[0]!.channel as string;
    await delivered(outgoing('m2', message('二'), { edits, conversation }));
    expect(shown()).toEqual(['二']);
  });

  test('is one page without files, however long, and its notification fits whatever it says', async () => {
    const edits = await sentId(outgoing('m1', message('一')));
    const long = message('&'.repeat(2000), { type: 'text', text: '好'.repeat(13_000) });
    long.parts.push({ type: 'file', name: 'my-data.json', of: 'my_data' });
    expect(await delivered(outgoing('m2', long, { edits }))).toEqual({ sent: edits, attempts: 1 });
    expect(bot.rep().messages()).toHaveLength(1);
  });
});

test('a message whose place is gone is given up', async () => {
  const edits = await sentId(outgoing('m1', message('一')));
  bot.sim.world.find(bot.sim.world.im(bot.sim.world.team('T0ACMESALES'), YA_TING), edits)._deleted = true;
  expect(await delivered(outgoing('m2', message('二'), { edits }))).toMatchObject({ failed: 'message_not_found' });
  expect(shown()).toEqual([]);
  await bot.stop();
});
