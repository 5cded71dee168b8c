import { createLinks } from '../../../src/channels/slack/links.ts';
import type { Outgoing } from '../../../src/session/carry-out.ts';
import type { Message } from '../../../src/session/message.ts';
import { ACME } from './acme.ts';
import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => stopWithoutComplaint(bot));

test('a quoted line is linked to in the conversation that it was said in, and nowhere else', async () => {
  const rep = bot.rep();
  for (const text of ['練習', '早安，方便聊兩分鐘嗎？', '結束']) {
    await rep.dm(text);
    await rep.waitForReply();
  }
  const { outgoing, lines } = await bot.trainer.store.read.personData({ workspace: ACME, person: rep.id });
  const card = outgoing.at(-1)! as unknown as Outgoing;
  const linkTo = createLinks(bot.trainer, () => 'https://acme.slack.com/');
  expect([...(await linkTo(card, card.payload as Message)).keys()]).toEqual([lines[0]!.id]);
  expect((await linkTo({ ...card, conversation: 'D0BOSS00001' }, card.payload as Message)).size).toBe(0);
});
