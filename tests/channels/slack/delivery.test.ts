import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
  await bot.rep().dm('練習');
  await bot.rep().waitForReply();
});
afterEach(async () => {
  await stopWithoutComplaint(bot);
});

const said = () =>
  bot
    .rep()
    .messages({ from: 'bot' })
    .map((m: { text: string }) => m.text);
const post = (fault: object) => bot.sim.faults.inject({ method: 'chat.postMessage', times: 1, ...fault });

describe('a post that goes wrong is posted once in the end', () => {
  test.each([
    ['Slack is busy', { kind: 'ratelimited' }],
    ['Slack has a fault', { kind: 'http_503' }],
    ['the connection breaks before', { kind: 'reset' }],
    ['the connection breaks after it was applied', { kind: 'lost_response' }],
    ['the answer cannot be read', { kind: 'malformed' }],
    ['Slack says that it failed inside', { kind: 'error', error: 'internal_error' }],
  ])(
    '%s',
    async (_what, fault) => {
      post(fault);
      await bot.rep().dm('淑芬姐早安');
      await bot.rep().waitForReply({ timeout: 9000 });
      await bot.allSent();
      expect(said()).toHaveLength(2);
      await bot.rep().dm('提示');
      await bot.rep().waitForReply();
      expect(said()).toHaveLength(3);
    },
    20_000,
  );
});

test('while one waits, those after it keep their order', async () => {
  post({ kind: 'http_503' });
  const rep = bot.rep();
  await rep.dm('淑芬姐早安');
  await rep.dm('提示');
  await rep.waitForReply({ match: /^提示/, timeout: 9000 });
  expect(said().map((text: string) => text.slice(0, 2))).toEqual(['# ', expect.any(String), '提示']);
}, 20_000);

test('what Slack will never take is given up, logged by its code only', async () => {
  post({ kind: 'error', error: 'channel_not_found' });
  const rep = bot.rep();
  await rep.dm('秘密的話');
  await bot.sim.settle();
  await rep.dm('提示');
  expect((await rep.waitForReply()).text).toMatch(/^提示/);
  expect(bot.log()).toContain('"code":"channel_not_found"');
  expect(bot.log()).not.toMatch(/秘密|xoxb/);
});

test('each post bears its outgoing id', () => {
  const [call] = bot.sim.callsFor('chat.postMessage');
  expect(call.args.metadata).toEqual({
    event_type: 'practice_message',
    event_payload: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string },
  });
});

test('a data file whose answer was lost is sent once', async () => {
  bot.sim.faults.inject({ method: 'files.completeUploadExternal', kind: 'lost_response', times: 1 });
  const rep = bot.rep();
  await rep.command('/practice', 'my-data');
  await rep.waitForReply({ match: 'my-data.json', timeout: 9000 });
  await bot.allSent();
  expect(said().filter((text: string) => text.includes('(file: my-data.json)'))).toHaveLength(1);
  expect(said().filter((text: string) => text.includes('# 我的資料'))).toHaveLength(1);
}, 20_000);

test('typing is shown only while an answer takes long, and not after it', async () => {
  const rep = bot.rep();
  await rep.dm('淑芬姐早安');
  await rep.waitForReply();
  expect(bot.sim.callsFor('assistant.threads.setStatus')).toEqual([]);

  const { commit } = bot.trainer.store;
  const { promise: gate, resolve: release } = Promise.withResolvers<void>();
  bot.trainer.store.commit = async (writes) => gate.then(() => commit(writes));
  const sending = rep.dm('方便聊兩分鐘嗎？');
  await bot.sim.waitFor(() => rep.status === '淑芬姐正在輸入…');
  release();
  await sending;
  await bot.sim.settle();
  expect(rep.status).toBe('');
});
