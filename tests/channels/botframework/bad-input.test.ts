import { said, startBot, TENANT, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => void (bot = await startBot()));
afterEach(() => bot.stop());

const html = { contentType: 'text/html', content: '<div>淑芬姐早安</div>' };

test('that Teams says a message once more as HTML makes no file of it', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  expect(said(await rep.brings({ text: '淑芬姐早安', attachments: [html] }))).toMatch(/^林淑芬\n/);
});

test.each<[string, object, string]>([
  [
    'a picture',
    { text: '', attachments: [{ contentType: 'image/png', contentUrl: 'https://x.example/a.png' }] },
    '文字',
  ],
  ['another language', { text: 'Good morning, how are you doing today?' }, '中文'],
  ['nothing at all', { text: '   ' }, '淑芬姐'],
  ['far too much', { text: '好'.repeat(4001) }, '4,000'],
  ['an edit', { type: 'messageUpdate', channelData: { eventType: 'editMessage' }, text: '改' }, '收回'],
  ['a deletion', { type: 'messageDelete' }, '收回'],
])('%s is answered kindly, and the customer hears none of it', async (_what, activity, word) => {
  const rep = bot.rep();
  await rep.says('練習');
  const answer = said(await rep.brings(activity));
  expect(answer).toMatch(/^教練\n/);
  expect(answer).toContain(word);
});

test.each<[string, object]>([
  ['a team’s channel', { conversation: { id: '19:x', conversationType: 'channel', isGroup: true } }],
  ['a group', { conversation: { id: '19:y', conversationType: 'groupChat', isGroup: true } }],
  ['a sign of typing', { type: 'typing', text: undefined }],
  ['a reaction', { type: 'messageReaction', text: undefined }],
  ['an event of a client', { type: 'event', name: 'webchat/join', text: undefined }],
  ['a button of another bot', { value: { something: 'else' }, text: undefined }],
  ['a button with a name of ours that is none', { value: { action: 'constructor' }, text: undefined }],
])('%s is taken and leads to nothing', async (_what, activity) => {
  const rep = bot.rep();
  await rep.brings({ text: '練習', ...activity }, 0);
  const { outgoing, person } = await bot.trainer.store.read.personData({
    workspace: `msteams/${TENANT}`,
    person: 'aad-ya-ting',
  });
  expect({ outgoing, person, sent: bot.service.sent }).toEqual({ outgoing: [], person: undefined, sent: [] });
});

test('what a channel says nothing to may be null', async () => {
  const nulls = {
    locale: null,
    name: null,
    replyToId: null,
    membersAdded: null,
    attachments: null,
    entities: null,
    value: null,
  };
  expect(said(await bot.rep().brings({ ...nulls, text: '練習', channelData: { tenant: null } }))).toContain('林淑芬');
});

test.each<[string, string, number]>([
  ['no JSON', '{', 400],
  ['no activity', '{"type":"message"}', 400],
  ['a list', '[]', 400],
  ['too much', JSON.stringify({ text: 'x'.repeat(300_000) }), 413],
])('%s is refused', async (_what, body, status) => {
  const sent = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  expect((await fetch(bot.url, sent)).status).toBe(status);
});

test('what the bot is asked to do at once and cannot, it says that it cannot', async () => {
  const invoke = bot.rep().activity({ type: 'invoke', name: 'adaptiveCard/action', value: {} });
  expect((await bot.post(invoke)).status).toBe(501);
});

test('somebody whose line cannot be kept is told', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  await bot.trainer.store.close();
  expect((await bot.post(rep.activity({ text: '淑芬姐早安' }))).status).toBe(500);
  expect(said(rep.messages())).toContain('存不了資料');
});
