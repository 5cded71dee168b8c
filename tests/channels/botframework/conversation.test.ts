import { said, startBot, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => void (bot = await startBot()));
afterEach(() => bot.stop());

test('look', async () => {
  const rep = bot.rep();
  console.log(said(await rep.brings({ type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], text: undefined })));
  console.log(said(await rep.presses('開始')));
  console.log(JSON.stringify((await rep.says('淑芬姐您好，我是點點的小陳'))[0], null, 1).slice(0,3000));
  console.log(said(await rep.says('結束')));
  console.log(bot.log());
});
