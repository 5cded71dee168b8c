import { placeOf } from '../../src/flow/machine.ts';
import { materialOf } from '../../src/session/playing.ts';
import { aRep, aTrainer, textOf } from './rep.ts';

describe('a practice from the first word', () => {
  test('a newcomer is greeted, starts by a word, and sees everything before the first line', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    expect(await rep.hears('哈囉')).toContain('[開始練習]');
    const opening = await rep.hears('練習');
    for (const part of [
      '四把鑰匙',
      '林淑芬',
      '月繳 1,480 元',
      '只能減少漏單，不能保證零漏單',
      '先聊人，再談事',
      '主管看不到',
      '365 天',
      '說：',
      '[換客戶或難度]',
    ])
      expect(opening).toContain(part);
  });

  test.each(['練習', '练习', 'practice', 'Practice', ' 練習。'])('%s starts a practice', async (word) => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types(word);
    expect(await rep.open()).toMatchObject({
      status: 'open',
      persona: 'lin-shufen',
      difficulty: 'easy',
      coaching: 'live',
    });
  });

  test('the customer of one’s region is the first', async () => {
    const { trainer } = await aTrainer();
    const hongKong = aRep(trainer, 'U2', 'zh-HK');
    await hongKong.types('練習');
    expect(await hongKong.open()).toMatchObject({ persona: 'kelvin-chan' });
    const mainland = aRep(trainer, 'U3', 'zh-CN');
    await mainland.types('练习');
    expect(await mainland.open()).toMatchObject({ persona: 'zhou-guoqiang' });
  });

  test('the customer speaks under their own name, the coach in the same post when coaching is live', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    const [answer, ...more] = await rep.types('淑芬姐您好，我是點點的小陳，想了解早餐店點餐的情況');
    expect(more).toEqual([]);
    expect(answer!.speaker).toEqual({ name: '林淑芬', emoji: expect.stringMatching(/^:.+:$/) });
    expect(textOf(answer!)).toContain('教練｜融化冰塊');
  });

  test('without live coaching the coach is silent until the end', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.desk.started(rep.from, null, { coaching: 'at_end' });
    const [answer] = await rep.types('您好');
    expect(textOf(answer!)).not.toContain('教練');
  });

  test('one open practice per person: another start says so and offers to pause or end the first', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    const first = (await rep.open())!.id;
    const notice = await rep.hears('練習');
    expect(notice).toContain('[暫停那一場]');
    expect(notice).toContain('[結束那一場]');
    expect((await rep.open())!.id).toBe(first);
    await rep.presses('pause_first', first);
    await rep.types('練習');
    expect((await rep.open())!.id).not.toBe(first);
  });
});

describe('words for the coach', () => {
  const started = async () => {
    const { trainer, pass } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    await rep.types('淑芬姐您好，我是點點的小陳');
    return { trainer, pass, rep };
  };

  test.each([
    '提示',
    'hint',
    '標準',
    '标准',
    'criteria',
    '說明',
    'help',
    '紀錄',
    'history',
    '語言',
    '我的資料',
    'my data',
  ])('%s is never said to the customer', async (word) => {
    const { rep } = await started();
    await rep.types(word);
    expect((await rep.turns()).at(-1)!.number).toBe(1);
  });

  test.each(['說：提示', '說:結束', 'say: hint', '说：结束'])('%s is said to the customer', async (text) => {
    const { rep } = await started();
    await rep.types(text);
    const turn = (await rep.turns()).at(-1)!;
    expect(turn.number).toBe(2);
    expect(turn.rep[0]!.text).toBe(text.slice(text.search(/[:：]/) + 1).trim());
  });

  test('a sentence that holds such a word is a line', async () => {
    const { rep } = await started();
    await rep.types('我們先暫停一下這個話題好嗎');
    expect((await rep.turns()).at(-1)!.number).toBe(2);
  });

  test('a hint is for the moment, and the machine knows that it was given', async () => {
    const { trainer, rep } = await started();
    expect(await rep.hears('提示')).toContain('提示：');
    const session = (await rep.open())!;
    expect(placeOf((await materialOf(trainer, session)).machine, session.snapshot).coach).toBe('hinted');
  });

  test('a line taken back is set aside, kept, and another can be tried', async () => {
    const { trainer, rep } = await started();
    await rep.types('您一定是想多賺點錢吧');
    expect(await rep.hears('收回')).toContain('「您一定是想多賺點錢吧」');
    expect((await rep.turns()).at(-1)!.number).toBe(1);
    await rep.types('您店裡早上最忙的是什麼時候？');
    const session = (await rep.open())!;
    const lines = await trainer.store.read.lines({ workspace: 'T1', session: session.id });
    expect(lines.map((l) => l.text)).toEqual([
      '淑芬姐您好，我是點點的小陳',
      '您一定是想多賺點錢吧',
      '您店裡早上最忙的是什麼時候？',
    ]);
    expect((await rep.turns()).map((t) => t.rep.map((l) => l.text)).flat()).not.toContain('您一定是想多賺點錢吧');
  });

  test('one can go back to the very beginning and no further', async () => {
    const { rep } = await started();
    await rep.types('收回');
    expect(await rep.hears('收回')).toContain('還沒有可以收回的話');
  });

  test('paused, and days later it goes on where it was', async () => {
    const { pass, rep } = await started();
    await rep.types('暫停');
    expect(await rep.open()).toBeUndefined();
    pass(5 * 86_400_000);
    expect(await rep.hears('繼續')).toContain('淑芬姐剛才說');
    await rep.types('方便請教您三分鐘嗎？');
    expect((await rep.turns()).at(-1)!.number).toBe(2);
  });

  test('ended early, it is scored on what was said', async () => {
    const { rep } = await started();
    const card = await rep.hears('結束');
    expect(card).toContain('計分卡');
    expect(card).toContain('融化冰塊');
    expect(await rep.open()).toBeUndefined();
    expect(await rep.hears('紀錄')).toContain('先到這裡');
  });
});

describe('left alone', () => {
  test('a practice is paused and says so once', async () => {
    const { trainer, pass } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    const session = (await rep.open())!;
    pass(2 * 3_600_000);
    const told = await Promise.all([rep.desk.leftAlone(session), rep.desk.leftAlone(session)]);
    expect(told.flat()).toHaveLength(1);
    expect(await rep.open()).toBeUndefined();
    expect(await rep.hears('繼續')).toContain('接著來');
  });
});

describe('several messages in a row', () => {
  test('are one turn, quoted separately, each recognised by itself', async () => {
    const { trainer } = await aTrainer({ pauseMs: 1200 });
    const rep = aRep(trainer);
    await rep.types('練習');
    expect(await rep.types('淑芬姐您好')).toEqual([]);
    expect(await rep.types('我是點點的小陳')).toEqual([]);
    await rep.types('方便請教三分鐘嗎？');
    const session = (await rep.open())!;
    const [due] = await trainer.store.leaseDue({
      owner: 'x',
      now: trainer.now() + 1300,
      leaseMs: 1000,
      limit: 10,
      channels: ['slack'],
    });
    await rep.desk.answered(due!);
    const turn = (await rep.turns()).at(-1)!;
    expect(turn.number).toBe(1);
    expect(turn.rep.map((l) => l.text)).toEqual(['淑芬姐您好', '我是點點的小陳', '方便請教三分鐘嗎？']);
    expect(turn.rep.map((l) => l.understanding.moves[0])).toEqual(['greeting', 'self_introduction', 'ask_permission']);
    expect(
      await trainer.store.leaseDue({
        owner: 'x',
        now: trainer.now() + 99_999,
        leaseMs: 1000,
        limit: 10,
        channels: ['slack'],
      }),
    ).toEqual([]);
    expect(session.id).toBe((await rep.open())!.id);
  });

  test('a further line puts the answer off, and none is lost', async () => {
    const { trainer } = await aTrainer({ pauseMs: 1200 });
    const rep = aRep(trainer);
    await rep.types('練習');
    await rep.types('淑芬姐您好');
    const [due] = await trainer.store.leaseDue({
      owner: 'x',
      now: trainer.now() + 1300,
      leaseMs: 1000,
      limit: 10,
      channels: ['slack'],
    });
    await rep.types('我是點點的小陳');
    expect(await rep.desk.answered(due!)).toEqual([]);
    const [again] = await trainer.store.leaseDue({
      owner: 'x',
      now: trainer.now() + 1300,
      leaseMs: 1000,
      limit: 10,
      channels: ['slack'],
    });
    await rep.desk.answered(again!);
    expect((await rep.turns()).at(-1)!.rep).toHaveLength(2);
  });

  test('a word for the coach in the pause is answered after what was said before it', async () => {
    const { trainer } = await aTrainer({ pauseMs: 1200 });
    const rep = aRep(trainer);
    await rep.types('練習');
    await rep.types('淑芬姐您好，我是點點的小陳');
    await rep.types('提示');
    expect((await rep.turns()).at(-1)!.number).toBe(1);
  });
});

describe('one event, once', () => {
  test('a line delivered again is one line with one answer', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    const both = await Promise.all([rep.types('您好', 'E1'), rep.types('您好', 'E1')]);
    expect(both.flat()).toHaveLength(1);
    expect(await rep.types('您好', 'E1')).toEqual([]);
    expect((await rep.turns()).at(-1)!.number).toBe(1);
  });

  test('lines at the same moment are taken one after the other', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    const answers = await Promise.all(
      ['您好', '我是小陳', '方便請教嗎？', '您店裡忙嗎？'].map((text) => rep.types(text)),
    );
    expect(answers.flat()).toHaveLength(4);
    expect((await rep.turns()).map((t) => t.number)).toEqual([0, 1, 2, 3, 4]);
  });

  test('a button pressed twice acts once', async () => {
    const { trainer } = await aTrainer();
    const rep = aRep(trainer);
    await rep.types('練習');
    const id = (await rep.open())!.id;
    expect(await rep.presses('end', id, 'B1')).toContain('計分卡');
    expect(await rep.presses('end', id, 'B1')).toBe('');
    expect(await rep.presses('end', id)).toContain('已經結束');
  });
});

test('choices changed before a word was said begin anew; afterwards they do not', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  const first = (await rep.open())!.id;
  await rep.desk.started(rep.from, null, { persona: 'kelvin-chan' }, first);
  const second = (await rep.open())!;
  expect(second).toMatchObject({ persona: 'kelvin-chan' });
  await rep.types('您好');
  await rep.desk.started(rep.from, null, { persona: 'zhou-guoqiang' }, second.id);
  expect((await rep.open())!.id).toBe(second.id);
});

test('a practice ended without a word leaves no scorecard', async () => {
  const { trainer } = await aTrainer();
  const rep = aRep(trainer);
  await rep.types('練習');
  expect(await rep.hears('結束')).toContain('還沒開口');
  expect(await rep.hears('紀錄')).toContain('還沒有計分卡');
});
