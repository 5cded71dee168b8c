import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDesk } from '../../../src/session/desk.ts';
import { said, startBot, TENANT, type Bot } from './bot.ts';
import { startService } from './service.ts';

const who = { workspace: `msteams/${TENANT}`, person: 'aad-ya-ting' };

/** The state of each message of the rep's, and what was the matter with it. */
const states = async ({ trainer }: Bot) =>
  (await trainer.store.read.personData(who)).outgoing.map(({ state, last_error }) => [state, last_error]);

async function until(bot: Bot, is: (states: unknown[][]) => boolean) {
  for (;;) {
    const now = await states(bot);
    if (is(now)) return now;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('what is to be said', () => {
  let bot: Bot;
  beforeEach(async () => void (bot = await startBot()));
  afterEach(() => bot.stop());

  test('goes into its conversation, from the bot to the rep, and its id is kept', async () => {
    const rep = bot.rep();
    await rep.says('練習');
    expect(bot.service.sent[0]).toMatchObject({
      conversation: 'a:ya-ting',
      activity: { from: { id: '28:bot' }, recipient: { id: '29:ya-ting' }, locale: 'zh-TW', summary: '開始練習' },
    });
    await until(bot, (all) => all.every(([state]) => state === 'sent'));
    expect((await bot.trainer.store.read.personData(who)).outgoing[0]!.message).toBe('sent-1');
  });

  test('is said unasked too: a practice left alone is paused, and says so', async () => {
    const rep = bot.rep();
    await rep.says('練習');
    await until(bot, (all) => all.every(([state]) => state === 'sent'));
    const session = await bot.trainer.store.read.openSession(who);
    const outside = createDesk(bot.trainer, () => undefined);
    await outside.leftAlone(session!);
    while (rep.messages().length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said(rep.messages().slice(1))).toContain('暫停');
  });

  test('waits as long as Bot Framework says', async () => {
    bot.service.trouble({ status: 429, headers: { 'retry-after': '0' } });
    expect(said(await bot.rep().says('練習'))).toContain('跟林淑芬聊');
    expect(await until(bot, (all) => all.every(([state]) => state === 'sent'))).toHaveLength(1);
  });

  test.each([403, 404, 413])(
    'is given up where it is refused for good (%s), and what comes later is sent',
    async (status) => {
      const rep = bot.rep();
      bot.service.trouble({ status });
      await rep.brings({ text: '練習' }, 0);
      await until(bot, ([first]) => first?.[0] === 'failed');
      expect(said(await rep.says('說明'))).toContain('提示');
      expect(await states(bot)).toEqual([
        ['failed', `http_${status}`],
        ['sent', null],
      ]);
    },
  );

  test.each([500, 502, 503, 401])('is kept and tried again after %s', async (status) => {
    bot.service.trouble({ status });
    await bot.rep().brings({ text: '練習' }, 0);
    expect(await until(bot, ([first]) => first?.[1] !== null)).toEqual([['waiting', `http_${status}`]]);
  });

  test('is several cards where one would be more than Teams takes, and none of it is lost', async () => {
    const rep = bot.rep();
    await rep.says('練習');
    const lines = Array.from(
      { length: 8 },
      (_, i) => `第 ${i} 句，早上最忙的時候怎麼跑？${'您別急，慢慢說，我聽著。'.repeat(60)}`,
    );
    for (const line of lines) await rep.says(line);
    await rep.says('結束');
    const cards = await rep.presses('看細節', 2);
    await until(bot, (all) => all.every(([state]) => state === 'sent'));
    const session = (await bot.trainer.store.read.pastSessions(who, 1))[0]!;
    const card = session.scorecard as { criteria: { evidence: { quote: string }[] }[] };
    const quotes = card.criteria.flatMap(({ evidence }) => evidence.map(({ quote }) => quote));
    expect(quotes.length).toBeGreaterThan(3);
    for (const quote of quotes) expect(said(cards)).toContain(quote);
  }, 20_000);

  test('of a message with a file only that is sent again which was not sent', async () => {
    const rep = bot.rep();
    await rep.says('練習');
    bot.service.trouble(null, { status: 429, headers: { 'retry-after': '0' } });
    const [card, file] = await rep.says('我的資料', 2);
    await until(bot, (all) => all.every(([state]) => state === 'sent'));
    expect([said([card!]), said([file!])]).toEqual([expect.stringContaining('我的資料'), 'my-data.json']);
    expect(rep.messages()).toHaveLength(3);
  });
});

describe('after a restart', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'teams-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('what was not sent is sent to where the rep was reached', async () => {
    const databaseUrl = `sqlite:${join(folder, 'trainer.sqlite')}`;
    const service = await startService();
    service.trouble({ status: 500 });
    const before = await startBot({ databaseUrl, service });
    await before.rep().brings({ text: '練習' }, 0);
    await until(before, ([first]) => first?.[1] !== null);
    await before.stop();
    expect(service.sent).toEqual([]);

    const after = await startBot({ databaseUrl, service });
    const rep = after.rep();
    while (rep.messages().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said(rep.messages())).toContain('跟林淑芬聊');
    await after.stop();
    await service.stop();
  }, 20_000);
});
