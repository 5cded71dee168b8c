import type { Scorecard } from '../../src/scorecard/scorecard.ts';
import type { Session } from '../../src/store/schema.ts';
import type { Turn } from '../../src/session/turn.ts';
import type { Trainer } from '../../src/session/trainer.ts';
import { aRep, aTrainer, type Rep } from './rep.ts';

const CLUMSY = [
  '淑芬姐您好，我是點點的小陳，想了解早餐店怎麼點單，方便請教三分鐘嗎？不方便也沒關係',
  '十八年天天五點半開門，很不容易。現在早上最忙的時候大概怎麼跑？',
  '您應該是怕漏單被先生唸吧',
  '我們的平板功能很齊全，很多店都在用',
];

/** A practice said and ended; gives the ended session. */
async function practised(rep: Rep, trainer: Trainer, lines: readonly string[]): Promise<Session> {
  for (const line of lines) await rep.types(line);
  await rep.types('結束');
  return (await trainer.store.read.pastSessions(rep.from, 1))[0]!;
}

const turnsOf = async (trainer: Trainer, session: Session) =>
  (await trainer.store.read.path(session)).map((row) => row.body as Turn);

async function clumsy() {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  const first = await practised(rep, trainer, CLUMSY);
  const { fix } = first.scorecard as Scorecard;
  return { trainer, rep, first, fix: fix! };
}

describe('a moment tried again', () => {
  test('goes on from that turn, with everything before it as it was, and what could be said', async () => {
    const { trainer, rep, first, fix } = await clumsy();
    const begun = await rep.presses('rewind', `${first.id}/${fix.turn}`);
    expect(begun).toContain('從這一句再試一次');
    expect(begun).toContain(fix.quote);
    expect(begun).toContain(fix.better);
    const now = await rep.turns();
    const then = await turnsOf(trainer, first);
    expect(now.map((t) => t.number)).toEqual(then.filter((t) => t.number < fix.turn).map((t) => t.number));
    expect(now.at(-1)!.state).toEqual(then[fix.turn - 1]!.state);
    expect(await rep.open()).toMatchObject({ retry_of: first.id, retry_from: fix.turn, seed: first.seed });
  });

  test('the same line again gets the same answer: nothing but the rep’s line decides', async () => {
    const { trainer, rep, first, fix } = await clumsy();
    await rep.presses('rewind', `${first.id}/${fix.turn}`);
    await rep.types(fix.quote);
    const then = await turnsOf(trainer, first);
    expect((await rep.turns()).at(-1)!.customer).toEqual(then[fix.turn]!.customer);
  });

  test('keeps the first try as it was, and shows both side by side', async () => {
    const { trainer, rep, first, fix } = await clumsy();
    await rep.presses('rewind', `${first.id}/${fix.turn}`);
    await rep.types('原來是這樣，聽起來真的很忙。可以多說一點嗎？');
    const card = await rep.hears('結束');
    expect(card).toContain('同一個時刻，前後兩次');
    expect(card).toContain(`第一次「${fix.quote}」`);
    expect(card).toContain('這一次「原來是這樣，聽起來真的很忙。可以多說一點嗎？」');
    expect(card).toMatch(/ → /);
    expect(await trainer.store.read.session(first)).toEqual(first);
  });

  test('another practice that is open comes first; nobody else’s can be gone back to', async () => {
    const { trainer, rep, first, fix } = await clumsy();
    await rep.types('練習');
    expect(await rep.presses('rewind', `${first.id}/${fix.turn}`)).toContain('還開著');
    const stranger = aRep(trainer, 'U2');
    const refused = await stranger.presses('rewind', `${first.id}/${fix.turn}`);
    expect(refused).not.toContain('再試一次');
    expect(await stranger.open()).toBeUndefined();
  });

  test.each(['0', '99', 'x', ''])('a turn %s that never was is refused', async (turn) => {
    const { rep, first } = await clumsy();
    expect(await rep.presses('rewind', `${first.id}/${turn}`)).not.toContain('第一次說的是');
    expect(await rep.open()).toBeUndefined();
  });
});

describe('a moment tried again by a reader of Simplified', () => {
  async function again() {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.presses('set_language', 'zh-TW');
    await rep.presses('practise_part', 'press_hot_button');
    const first = await practised(rep, trainer, ['平板點單，廚房直接出單', '這樣就不用寫單，兩個人說說笑笑']);
    await rep.presses('set_language', 'zh-CN');
    const path = await turnsOf(trainer, first);
    return { rep, first, path, own: path.findIndex((turn) => turn.number > 0 && !turn.given) };
  }

  test('what a trainer wrote for the conversation is Simplified', async () => {
    const { rep, first, own } = await again();
    const begun = await rep.presses('rewind', `${first.id}/${own}`);
    expect(begun).toContain('你：谢谢您跟我说这个。我整理一下：早上一卡单就吵');
    expect(begun).toContain('淑芬姐：对，差不多就这样');
  });

  test('what the rep typed stays as it was typed', async () => {
    const { rep, first, own } = await again();
    const begun = await rep.presses('rewind', `${first.id}/${own + 1}`);
    expect(begun).toContain('你：平板點單，廚房直接出單');
    expect(begun).toContain('這樣就不用寫單，兩個人說說笑笑');
  });
});

describe('after the try', () => {
  test('a good conversation at each key is a tap away', async () => {
    const { rep, first } = await clumsy();
    const shown = await rep.presses('example', `${first.id}/press_hot_button`);
    expect(shown).toContain('按下關鍵按鈕：跟淑芬姐可以這樣聊');
    expect(shown).toContain('業務：您想要有說有笑的店');
    expect(shown).toContain('[融化冰塊]');
    const stranger = await rep.presses('example', 'nobody/press_hot_button');
    expect(stranger).not.toContain('可以這樣聊');
  });

  test('the bars go from last time to this time', async () => {
    const { trainer, rep } = await clumsy();
    await rep.types('練習');
    for (const line of CLUMSY.slice(0, 2)) await rep.types(line);
    const card = await rep.hears('結束');
    expect(card).toMatch(/融化冰塊 \S+ .+ → .+/);
    expect((await trainer.store.read.pastSessions(rep.from, 5)).length).toBe(2);
  });

  test('the picture of the last practices is promised as a file, and drawn when it is sent', async () => {
    const { trainer, rep } = await clumsy();
    const { fileOf } = await import('../../src/session/files.ts');
    expect(await rep.hears('進步')).toContain('progress.png');
    const png = await fileOf(trainer, 'progress', rep.from);
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
    const newcomer = aRep(trainer, 'U9');
    expect(await newcomer.hears('進步')).not.toContain('progress.png');
  });
});

describe('what belongs to the first try stays with it', () => {
  test('ended before a word, a second try leaves no scorecard', async () => {
    const { trainer, rep, first, fix } = await clumsy();
    await rep.presses('rewind', `${first.id}/${fix.turn}`);
    expect(await rep.hears('結束')).toContain('還沒開口');
    expect(await trainer.store.read.pastSessions(rep.from, 5)).toHaveLength(1);
  });

  test('its turns cannot be taken back', async () => {
    const { rep, first, fix } = await clumsy();
    await rep.presses('rewind', `${first.id}/${fix.turn}`);
    const before = await rep.turns();
    expect(await rep.hears('收回')).toContain('還沒有可以收回的話');
    expect(await rep.turns()).toEqual(before);
  });
});
