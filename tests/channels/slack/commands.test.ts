import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(async () => {
  await stopWithoutComplaint(bot);
});

describe('/practice alone', () => {
  test('opens a form that can be sent as it is', async () => {
    const rep = bot.rep();
    const { ackMs } = await rep.command('/practice');
    expect(ackMs).toBeLessThan(3000);
    await rep.waitForModal();
    expect(rep.modalText()).toContain('林淑芬｜47 歲，台中北屯「阿宏早餐」，開了 18 年');
    expect(rep.modalText()).toContain('(x) 好聊');
    expect(await rep.submitView()).toMatchObject({ ok: true });
    expect((await rep.waitForReply()).text).toContain('跟林淑芬聊');
  });

  test('remembers the last choices', async () => {
    const rep = bot.rep();
    await rep.command('/practice');
    await rep.waitForModal();
    await rep.submitView({ 跟誰聊: /Kelvin/, 難度: '難聊', 教練: '聊完再看' });
    expect((await rep.waitForReply()).text).toContain('難度：難聊　教練：聊完再看');
    await rep.dm('結束');
    await rep.waitForReply();
    await rep.command('/practice', '開始');
    await rep.waitForModal();
    expect(rep.modalText()).toMatch(
      /\[▾ 陳家俊 Kelvin｜.*\n練哪一段: .*整套流程\]\n難度: .*\(x\) 難聊\n教練: .*\(x\) 聊完再看/,
    );
  });

  test('with a practice open says so, and offers to pause or end that one', async () => {
    const rep = bot.rep();
    await rep.dm('練習');
    await rep.waitForReply();
    await rep.command('/practice');
    await rep.waitForModal();
    await rep.submitView({ 跟誰聊: /Kelvin/ });
    expect((await rep.waitForReply()).text).toContain('你跟淑芬姐的練習還開著');
    await rep.clickButton('暫停那一場');
    expect((await rep.waitForReply()).text).toContain('先停在這裡');
  });

  test('in a channel leads to the direct message; nobody else sees anything', async () => {
    const rep = bot.rep();
    const { message } = await rep.command('/practice', '', { channel: 'general' });
    expect(message).toMatchObject({ _ephemeral: rep.id, text: expect.stringContaining('私訊') as string });
    await rep.waitForModal();
    await rep.submitView();
    expect((await rep.waitForReply()).text).toContain('跟林淑芬聊');
    expect(bot.rep('alice').messages({ channel: 'general' })).toEqual([]);
  });
});

describe('/practice with a word', () => {
  test.each([
    ['help', '# 說明'],
    ['說明', '# 說明'],
    ['帮助', '# 說明'],
    ['criteria', '# 計分看這幾項'],
    ['history', '# 之前的計分卡'],
    ['紀錄', '# 之前的計分卡'],
    ['language', '介面和客戶的話'],
    ['my-data', '這裡還沒有你的資料'],
    ['我的資料', '這裡還沒有你的資料'],
    ['hint', '現在沒有進行中的練習'],
    ['back', '現在沒有進行中的練習'],
    ['Pause', '現在沒有進行中的練習'],
    ['end', '現在沒有進行中的練習'],
    ['resume', '沒有暫停中的練習'],
    ['practice', '# 開始練習'],
  ])('%s', async (word, text) => {
    const { message } = await bot.rep().command('/practice', word);
    expect(message).toBeUndefined();
    expect((await bot.rep().waitForReply()).text).toContain(text);
  });

  test('that it does not know names the ones it does, for the person only', async () => {
    const { message } = await bot.rep().command('/practice', 'foo *bar* <!channel>', { channel: 'general' });
    expect(bot.rep().text(message)).toMatch(/^沒有「foo \*bar\* <!channel>」這個指令。可以用的有：練習、提示、/);
    expect(message._ephemeral).toBe(bot.rep().id);
  });

  test('given when nothing can be stored gets a plain answer', async () => {
    bot.trainer.store.read.person = () => Promise.reject(new Error('gone'));
    const { message, failed } = await bot.rep().command('/practice', 'help');
    expect(failed).toBeUndefined();
    expect(message._ephemeral).toBe(bot.rep().id);
  });
});

describe('one’s own data', () => {
  test('come as a file of what is stored, and can be deleted', async () => {
    const rep = bot.rep();
    for (const text of ['練習', '早安 <b>', '結束']) {
      await rep.dm(text);
      await rep.waitForReply();
    }
    await rep.command('/practice', 'my-data');
    const file = await rep.waitForReply({ match: 'my-data.json' });
    const stored = bot.sim.callsFor('files.completeUploadExternal');
    expect(stored).toHaveLength(1);
    expect(file.message.files[0]).toMatchObject({ name: 'my-data.json', ims: [file.channel] });

    await rep.clickButton('刪掉我的資料');
    expect((await rep.waitForReply()).text).toContain('都刪掉了');
    await bot.sim.settle();
    const left = await bot.trainer.store.read.personData({ workspace: 'T0ACMESALES', person: rep.id });
    expect(left).toMatchObject({ person: undefined, sessions: [], turns: [], lines: [] });
  });
});
