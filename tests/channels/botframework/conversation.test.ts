import { actionsIn, said, startBot, textIn, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => void (bot = await startBot()));
afterEach(() => bot.stop());

const LINES = [
  '淑芬姐您好，我是點點的小陳。一間店開十八年，真不容易',
  '想請教三分鐘，方便嗎？',
  '最忙的時候大概怎麼跑？',
];

test('who adds the bot is greeted once, and starts with a button', async () => {
  const rep = bot.rep();
  const arrives = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] };
  expect(said(await rep.brings(arrives))).toContain('來練一場銷售對話');
  expect(said(await rep.presses('開始練習'))).toContain('跟林淑芬聊');
  expect(said(await rep.brings(arrives, 0))).toBe('');
});

test('a whole practice: the customer answers, the coach notes, the scorecard quotes the rep', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  for (const line of LINES) expect(said(await rep.says(line))).toMatch(/林淑芬\n[^\n]+\n教練｜/);
  const card = said(await rep.says('結束'));
  for (const part of ['計分卡', '融化冰塊', '得到承諾', '下次先改這一件']) expect(card).toContain(part);
  const details = said(await rep.presses('看細節'));
  for (const line of LINES) expect(details).toContain(line);
});

test('customer and coach are told apart: a face and a name, or the coach’s label', async () => {
  const rep = bot.rep();
  const [opening] = await rep.says('練習');
  const [answer] = await rep.says(LINES[0]!);
  const cardOf = (activity: typeof opening) => JSON.stringify(activity!.attachments![0]!.content);
  expect(textIn(opening!.attachments![0]!.content)).toMatch(/^教練\n/);
  expect(textIn(answer!.attachments![0]!.content)).toMatch(/^林淑芬\n/);
  expect(cardOf(answer)).toContain('"url":"data:image/png;base64,');
  expect(cardOf(opening)).not.toContain('data:image/png');
});

test('under each answer the next things to say to the coach are suggested as words, and work', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  const [answer] = await rep.says(LINES[0]!);
  const { actions } = answer!.suggestedActions!;
  expect(actions.map(({ title }) => title)).toEqual(['提示', '收回這句', '暫停', '結束']);
  expect(actions.every(({ type }) => type === 'imBack')).toBe(true);
  const [hint] = await rep.says(actions[0]!.value);
  expect(said([hint!])).toContain('提示：');
  expect(hint!.suggestedActions).toEqual(answer!.suggestedActions);
  expect(said(await rep.says(actions[1]!.value))).toContain(LINES[0]!);
  expect(said(await rep.says(actions[2]!.value))).toContain('先停在這裡');
  expect(said(await rep.presses('繼續'))).toContain('融化冰塊');
  expect(actionsIn(answer!.attachments![0]!.content)).toEqual([]);
});

test('customer, part, level and coaching are chosen in a form, which starts the practice', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  const form = await rep.presses('換客戶或難度');
  const fields = JSON.stringify(form[0]!.attachments![0]!.content);
  for (const id of ['customer', 'part', 'difficulty', 'coaching']) expect(fields).toContain(`"id":"${id}"`);
  const [send] = actionsIn(form[0]!.attachments![0]!.content);
  const chosen = { customer: 'four-keys/kelvin-chan', part: 'whole', difficulty: 'hard', coaching: 'at_end' };
  const opened = said(await rep.brings({ value: { ...send!.data, ...chosen } }));
  expect(opened).toContain('Kelvin');
  expect(opened).toContain('難聊');
  expect(said(await rep.says('Kelvin你好'))).not.toContain('教練｜');
});

test.each([
  ['zh-CN', '来练一场销售对话'],
  ['zh-HK', '銷售對話'],
  ['en-US', 'practice'],
])('the language follows the activity: %s', async (locale, text) => {
  expect(said(await bot.rep('somebody', { locale }).says('hi')).toLowerCase()).toContain(text);
});

test('the language may stand in what Teams says of the client instead', async () => {
  const entities = [{ type: 'clientInfo', locale: 'zh-CN', country: 'CN' }];
  const rep = bot.rep('xiao-min', { locale: undefined, entities });
  expect(said(await rep.says('你好'))).toContain('来练一场销售对话');
});

test('greeted before the language is known, a rep is greeted in their own when they write', async () => {
  const rep = bot.rep('xiao-min');
  await rep.brings({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], locale: undefined });
  expect(said(await rep.brings({ text: '你好', locale: 'zh-CN' }))).toContain('来练一场销售对话');
});

test('a rep’s words are shown as they were written, whatever Markdown would make of them', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  const line = '**淑芬姐** 您好 _我是_ [小陳](https://a.example) #1 <b>點點</b> & `平板`';
  await rep.says(line);
  const details = await rep.says('結束').then(() => rep.presses('看細節'));
  expect(said(details)).toContain(line);
  const blocks = JSON.stringify(details).match(/"type":"TextBlock","text":"[^"]*"/g) ?? [];
  expect(blocks.filter((block) => block.includes('小陳'))).toEqual([]);
});

test('several short messages are one turn, with a sign that the customer types meanwhile', async () => {
  await bot.stop();
  bot = await startBot({ pauseMs: 300 });
  const rep = bot.rep();
  await rep.says('練習');
  await rep.says('淑芬姐您好', 0);
  const answers = await rep.says('我是點點的小陳');
  expect(answers).toHaveLength(1);
  const typing = () => bot.service.sent.filter(({ activity }) => activity.type === 'typing').length;
  expect(typing()).toBeGreaterThan(0);
  const before = typing();
  await rep.says('提示');
  expect(typing()).toBe(before);
});

test('a double press is one', async () => {
  const rep = bot.rep();
  await rep.brings({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }] });
  const data = actionsIn(rep.messages().at(-1)!.attachments![0]!.content)[2]!.data;
  await Promise.all([rep.brings({ value: data, replyToId: 'm1' }), rep.brings({ value: data, replyToId: 'm1' })]);
  expect(rep.messages()).toHaveLength(2);
});

test('an activity that is delivered again is taken once', async () => {
  const rep = bot.rep();
  await rep.says('練習');
  const again = rep.activity({ text: LINES[0]! });
  for (let i = 0; i < 3; i++) expect((await bot.post(again)).status).toBe(200);
  const data = await bot.trainer.store.read.personData({
    workspace: `msteams/${again.conversation.tenantId}`,
    person: 'aad-ya-ting',
  });
  expect(data.lines).toHaveLength(1);
});
