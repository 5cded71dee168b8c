import { handsIn, HELLO, practises, presses, PUSHY, tries } from './practising.ts';
import { aSchedule, aSpec, aTeam, member, WORKSPACE, type ATeam } from './team.ts';
import { toPages } from '../../src/channels/slack/blocks.ts';
import { textOf } from '../session/rep.ts';
import { validateMessageBlocks } from '../slack-sim/src/blockkit/validate.mjs';
import { wall } from './world.ts';

const ME = member('U1', { name: '小美' });
const TAIPEI = 'Asia/Taipei';

/** What a rep was sent by itself, as the day and time on their wall. */
const heard = (team: ATeam) =>
  team.pushedTo('U1').map(({ at, text }) => {
    const { date, time } = wall(at, TAIPEI);
    return `${date} ${time} ${text.split('\n')[0]}`;
  });

const INVITED = '2026-01-05 17:00 練習任務：四把鑰匙';
const reminded = (when: string) => `${when} 「四把鑰匙」還沒開始，1/9（五）18:00 截止。現在有空練幾分鐘嗎？`;

describe('who does nothing', () => {
  test('is reminded less and less often', async () => {
    const team = await aTeam([ME]);
    await team.sets(aSpec());
    await team.until('2026-01-09T18:00+08:00');
    expect(heard(team)).toEqual([INVITED, reminded('2026-01-06 17:00'), reminded('2026-01-08 17:00')]);
  });

  test('is not reminded where the drill has no reminders', async () => {
    const team = await aTeam([ME]);
    await team.sets(aSpec({ reminders: false }));
    await team.until('2026-01-09T18:00+08:00');
    expect(heard(team)).toEqual([INVITED]);
  });
});

describe('who puts it off', () => {
  test('for an hour hears again then, within their hours', async () => {
    const team = await aTeam([ME], { now: '2026-01-06T10:20+08:00' });
    const drill = await team.sets(aSpec());
    expect(await presses(team, drill, 'U1', 'hour')).toContain('好，1/6（二）11:20 再提醒你。');
    await team.until('2026-01-06T17:30+08:00');
    await presses(team, drill, 'U1', 'hour');
    await team.until('2026-01-07T10:00+08:00');
    expect(heard(team).slice(1)).toEqual([reminded('2026-01-06 11:20'), reminded('2026-01-07 09:00')]);
  });

  test('to the next working day hears again when it begins', async () => {
    const team = await aTeam([ME], { now: '2026-01-09T10:00+08:00' });
    const drill = await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-16' }) }));
    expect(await presses(team, drill, 'U1', 'tomorrow')).toContain('好，1/12（一）09:00 再提醒你。');
    await team.until('2026-01-12T12:00+08:00');
    expect(heard(team).slice(1)).toEqual([
      '2026-01-12 09:00 「四把鑰匙」還沒開始，1/16（五）18:00 截止。現在有空練幾分鐘嗎？',
    ]);
  });

  test('is told where that would be too late', async () => {
    const team = await aTeam([ME], { now: '2026-01-09T17:30+08:00' });
    const drill = await team.sets(aSpec());
    for (const choice of ['hour', 'tomorrow'] as const)
      expect(await presses(team, drill, 'U1', choice)).toBe(
        '這個任務 1/9（五）18:00 截止，到那時候就來不及了。要不要現在先練？\n[開始]',
      );
  });

  test('after having begun hears again too, as was promised', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await tries(team, drill, 'U1');
    expect(await presses(team, drill, 'U1', 'tomorrow')).toContain('好，1/6（二）09:00 再提醒你。');
    await team.until('2026-01-09T18:00+08:00');
    expect(heard(team)).toEqual([
      INVITED,
      '2026-01-06 09:00 「四把鑰匙」練到一半，1/9（五）18:00 截止。再一下就完成了。',
    ]);
  });

  test('when it is done already is told so, and hears no more', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1');
    for (const press of ['hour', 'tomorrow', 'drill_not_now'] as const)
      expect(await presses(team, drill, 'U1', press)).toBe('你已經完成「四把鑰匙」了，不會再提醒。');
    await team.until('2026-01-09T18:00+08:00');
    expect(heard(team)).toEqual([INVITED]);
  });
});

describe('what is offered for putting it off', () => {
  const offered = (team: ATeam) =>
    team
      .pushedTo('U1')
      .at(-1)!
      .text.match(/\[.*提醒我\]/g) ?? [];

  test.each([
    ['2026-01-06T10:00+08:00', ['[一小時後提醒我]', '[下個上班日提醒我]']],
    ['2026-01-06T17:30+08:00', ['[下個上班日提醒我]']],
    ['2026-01-09T10:00+08:00', ['[一小時後提醒我]']],
    ['2026-01-09T17:30+08:00', []],
  ])('at %s is what comes in working hours and before it is due', async (now, buttons) => {
    const team = await aTeam([ME], { now });
    await team.sets(aSpec());
    expect(offered(team)).toEqual(buttons);
  });

  test('where one way is too late is the other', async () => {
    const team = await aTeam([ME], { now: '2026-01-09T10:00+08:00' });
    const drill = await team.sets(aSpec());
    expect(await presses(team, drill, 'U1', 'tomorrow')).toMatch(
      /來不及了。要不要現在先練？\n\[開始\]\n\[一小時後提醒我\]$/,
    );
  });

  test('of a drill that is paused comes when it goes on, and it is said so', async () => {
    const team = await aTeam([ME], { now: '2026-01-06T10:00+08:00' });
    const drill = await team.sets(aSpec());
    await team.manages({ do: 'pause', which: '' });
    expect(await presses(team, drill, 'U1', 'hour')).toContain('1/6（二）11:00 再提醒你。任務現在暫停中');
    await team.until('2026-01-06T12:00+08:00');
    expect(heard(team)).toHaveLength(1);
    await team.manages({ do: 'resume', which: '' });
    await team.until('2026-01-06T12:01+08:00');
    expect(heard(team)).toHaveLength(2);
  });
});

describe('who says "not now"', () => {
  test('and takes it back is reminded as usual', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await presses(team, drill, 'U1', 'drill_not_now');
    expect(await team.rep('U1').hears('任務')).toMatch(/｜不再提醒\n\[開始\]\n\[還是提醒我\]$/);
    const value = `${drill.id}/1`;
    expect(await team.rep('U1').presses('drill_remind_me', value)).toBe('好，1/6（二）17:00 再提醒你。\n[開始]');
    expect(await team.rep('U1').presses('drill_remind_me', value)).toBe('好，1/6（二）17:00 再提醒你。\n[開始]');
    expect(await team.rep('U1').hears('任務')).not.toContain('不再提醒');
    await team.until('2026-01-09T18:00+08:00');
    expect(heard(team)).toEqual([INVITED, reminded('2026-01-06 17:00'), reminded('2026-01-08 17:00')]);
  });

  test('and takes it back where no reminder comes by itself, is reminded on the next working day', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({ reminders: false }));
    await presses(team, drill, 'U1', 'drill_not_now');
    const said = await team.rep('U1').presses('drill_remind_me', `${drill.id}/1`);
    expect(said).toContain('好，1/6（二）09:00 再提醒你。');
    await team.until('2026-01-09T18:00+08:00');
    expect(heard(team)).toEqual([INVITED, reminded('2026-01-06 09:00')]);
  });

  test('is left in peace, by the manager too, and can begin until it is due', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    expect(await presses(team, drill, 'U1', 'drill_not_now')).toBe(
      '好，這次不再提醒，主管看得到你選了「先不要」。1/9（五）18:00 之前隨時可以開始：按下面的按鈕，或打「任務」。\n[開始]\n[還是提醒我]',
    );
    await team.until('2026-01-08T10:00+08:00');
    expect(await team.manages({ do: 'remind', which: '' })).toEqual([
      '現在沒有人需要提醒。\n1 人選了「先不要」，不打擾。',
    ]);
    await team.until('2026-01-09T17:00+08:00');
    expect(heard(team)).toEqual([INVITED]);
    await practises(team, drill, 'U1');
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
  });

  test('and then asks to be reminded, is reminded', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await presses(team, drill, 'U1', 'drill_not_now');
    await presses(team, drill, 'U1', 'tomorrow');
    await team.until('2026-01-06T12:00+08:00');
    expect(heard(team).slice(1)).toEqual([reminded('2026-01-06 09:00')]);
  });
});

describe('tries', () => {
  test('are made with each customer in turn', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { personas: ['lin-shufen', 'kelvin-chan'], tries: 3 }));
    const begun = [];
    for (let i = 0; i < 3; i++) begun.push((await tries(team, drill, 'U1')).begun);
    expect(begun.map((said) => /跟(.+)聊/.exec(said)![1])).toEqual(['林淑芬', '陳家俊 Kelvin ', '林淑芬']);
    expect(begun.map((said) => /第 (\d) 次/.exec(said)![1])).toEqual(['1', '2', '3']);
  });

  test('count towards what is asked for, whichever is handed in', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { tries: 2 }));
    const first = await tries(team, drill, 'U1');
    expect(await handsIn(team, 'U1', first)).toContain(
      '交出去了，不過「四把鑰匙」還沒完成。\n還要做的：\n整場：再練 1 次\n主管現在看得到（對話一句都看不到）：\n融化冰塊 1 做到了',
    );
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    const second = await tries(team, drill, 'U1');
    expect(second.ended).toContain('任務「四把鑰匙」已經完成，辛苦了。這次練得更好的話，也可以再交這一次。');
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
    expect(await team.rep('U1').hears('任務')).toBe('目前沒有要做的練習任務。');
    await team.wait(10_000);
    expect(team.to('D-UMANAGER').at(-1)!.text).toContain('1 人完成');
  });

  test('that are too few are said so, and the last one can be the one', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { tries: 2 }));
    await tries(team, drill, 'U1');
    const second = await tries(team, drill, 'U1');
    expect(await handsIn(team, 'U1', second)).toContain('完成，辛苦了。');
  });

  test('without a word of the rep’s are none', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const { ended, session } = await tries(team, drill, 'U1', []);
    expect(ended).toBe('這一場還沒開口，所以沒有計分卡。想練的時候再開始就好。\n[開始]');
    expect(await team.rep('U1').presses('drill_hand_in', session)).toContain('這個按鈕過期了');
  });

  test('each part is done by a try of its own', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice', 'too_expensive'] }));
    const first = await tries(team, drill, 'U1');
    expect(await handsIn(team, 'U1', first)).toContain('還要做的：\n');
    const second = await tries(team, drill, 'U1', ['沒問題，會這樣想很正常。方便問一下，主要是卡在哪一塊？不急']);
    expect(second.begun).toContain('第 1 次');
    expect(await handsIn(team, 'U1', second)).toContain('完成，辛苦了。');
  });

  test('leave what the rep chose for their own practice as it was', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { personas: ['kelvin-chan'], difficulty: 'hard' }));
    const rep = team.rep('U1');
    await rep.types('練習');
    await rep.types('結束');
    const before = await rep.open();
    await tries(team, drill, 'U1');
    expect(before).toBeUndefined();
    expect(await rep.hears('練習')).toContain('跟林淑芬聊');
  });
});

describe('what is handed in', () => {
  test('can be another, better try later: the best one counts', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1', PUSHY);
    const marks = async () => (await team.manages({ do: 'show', which: '' }))[0]!.match(/小美 \|.*/)![0];
    const before = await marks();
    await practises(team, drill, 'U1', HELLO);
    expect([before, await marks()]).toEqual(['小美 | 完成 | 1 | ○ | ○ | ○ | ○', '小美 | 完成 | 2 | ● | ○ | ○ | ○']);
    await practises(team, drill, 'U1', PUSHY);
    expect(await marks()).toBe('小美 | 完成 | 3 | ● | ○ | ○ | ○');
  });

  test('is chosen from the tries, each with its marks', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const [good, bad] = [await tries(team, drill, 'U1'), await tries(team, drill, 'U1', PUSHY)];
    await handsIn(team, 'U1', good);
    const said = await team.rep('U1').presses('drill_tries', `${drill.id}/1`);
    expect(said.split('\n').filter((line) => /^第|^\[/.test(line))).toEqual([
      '第 1 次｜整場｜1/5（一）17:00｜已交出，算這一次',
      '[收回這一次]',
      '[看這張]',
      '第 2 次｜整場｜1/5（一）17:00',
      '[交這一次]',
      '[看這張]',
      '[再練一次]',
    ]);
    expect(await handsIn(team, 'U1', bad)).toContain('交出去了');
  });

  test('is handed in once', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const tried = await tries(team, drill, 'U1');
    await handsIn(team, 'U1', tried);
    expect(await handsIn(team, 'U1', tried)).toBe('這一次已經交過了。\n[開始]');
    const key = { workspace: WORKSPACE, drill: drill.id, round: 1 };
    expect(await team.trainer.store.read.handIns(key)).toHaveLength(1);
  });

  test('is the rep’s own: nobody else can hand it in, and a private practice cannot be', async () => {
    const team = await aTeam([ME, member('U2')]);
    const drill = await team.sets(aSpec());
    const tried = await tries(team, drill, 'U1');
    expect(await handsIn(team, 'U2', tried)).toContain('這個按鈕過期了');
    const rep = team.rep('U2');
    await rep.types('練習');
    const session = (await rep.open())!.id;
    await rep.types(HELLO[0]!);
    await rep.types('結束');
    expect(await rep.presses('drill_hand_in', session)).toContain('這個按鈕過期了');
  });

  test('must reach the pass mark, and says what is missing', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice'], pass: 'met' }));
    const pushy = await tries(team, drill, 'U1', PUSHY);
    expect(await handsIn(team, 'U1', pushy)).toBe(
      [
        '交出去了，不過「四把鑰匙」還沒完成。',
        '離過關還差：',
        '融化冰塊：這一場還沒做到，目標是「做到了」。',
        '還要做的：',
        '融化冰塊：還要交一次過關的',
        '主管現在看得到（對話一句都看不到）：',
        '融化冰塊 0 還沒做到',
        '[開始]',
        '[主管看到什麼]',
        '[收回這一次]',
      ].join('\n'),
    );
    const good = await tries(team, drill, 'U1');
    expect(good.ended).toContain('這一次過關了。');
    expect(await handsIn(team, 'U1', good)).toContain('完成，辛苦了。');
  });
});

describe('after the due time', () => {
  test('nothing can be begun, put off or handed in any more, and each says so', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const tried = await tries(team, drill, 'U1');
    await team.until('2026-01-09T18:00+08:00');
    const OVER = '「四把鑰匙」已經截止，不能再交了。想自己練，打「練習」就好。';
    const value = `${drill.id}/1`;
    const rep = team.rep('U1');
    expect(await handsIn(team, 'U1', tried)).toBe(OVER);
    for (const action of ['drill_start', 'drill_tries', 'drill_not_now'] as const)
      expect(await rep.presses(action, value)).toBe(OVER);
    expect(await presses(team, drill, 'U1', 'hour')).toBe(OVER);
    expect(await rep.hears('任務')).toBe('目前沒有要做的練習任務。');
    expect((await team.assignment(drill, 'U1')).state).toBe('missed');
  });

  test('a try that ends then is scored, and says that it came too late', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const rep = team.rep('U1');
    await rep.presses('drill_start', `${drill.id}/1`);
    await rep.types(HELLO[0]!);
    await team.until('2026-01-09T18:10+08:00');
    const said = await rep.hears('結束');
    expect(said).toContain('計分卡');
    expect(said).toContain('「四把鑰匙」已經截止，這一場就不交了，算你自己的練習，只有你看得到。');
    expect(said).not.toContain('[交這一次]');
    expect((await team.manages({ do: 'show', which: '' }))[0]).toContain('小美 | 沒趕上 | 0 |');
  });

  test('until the very minute it can be', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const tried = await tries(team, drill, 'U1');
    await team.until('2026-01-09T17:59:59+08:00');
    expect(await handsIn(team, 'U1', tried)).toContain('完成，辛苦了。');
  });
});

describe('several drills', () => {
  test('wait in the order in which they are due, and each tells of the others', async () => {
    const team = await aTeam([ME]);
    const later = await team.sets(aSpec({ name: '太貴了', schedule: aSchedule({ date: '2026-01-16' }) }));
    const sooner = await team.sets(aSpec({ name: '開場' }));
    expect(team.pushedTo('U1').at(-1)!.text).toContain(
      '你手上有 2 個任務，照順序一次做一個就好：「開場」1/9（五）18:00 截止、「太貴了」1/16（五）18:00 截止',
    );
    const queue = await team.rep('U1').hears('任務');
    expect(queue.split('\n')).toEqual([
      '還沒做完的練習任務',
      '一次做一個就好，先截止的排前面。',
      '開場｜1/9（五）18:00 截止｜完成 0／1 項，練了 0 次｜約 10 分鐘',
      '[開始]',
      '太貴了｜1/16（五）18:00 截止｜完成 0／1 項，練了 0 次｜約 10 分鐘',
      '[開始]',
    ]);
    const tried = await tries(team, sooner, 'U1');
    expect(await handsIn(team, 'U1', tried)).toContain('還有 1 個任務，下一個是「太貴了」，1/16（五）18:00 截止。');
    await practises(team, later, 'U1');
    expect(await team.rep('U1').hears('任務')).toBe('目前沒有要做的練習任務。');
  });

  test('say what is under way, what was put off until when, and how long it takes', async () => {
    const team = await aTeam([ME], { now: '2026-01-06T10:00+08:00' });
    const whole = await team.sets(aSpec({ name: '整場' }));
    const keys = await team.sets(aSpec({ name: '兩段' }, { parts: ['melt_the_ice', 'too_expensive'], tries: 2 }));
    await presses(team, keys, 'U1', 'tomorrow');
    const tried = await tries(team, whole, 'U1');
    await team.rep('U1').presses('drill_start', `${whole.id}/1`);
    await team.rep('U1').types(HELLO[0]!);
    const rows = async () => (await team.rep('U1').hears('任務')).split('\n').filter((line) => line.includes('截止｜'));
    expect(await rows()).toEqual([
      '整場｜1/9（五）18:00 截止｜完成 0／1 項，練了 1 次｜挑一次交出去就好｜第 2 次練到一半',
      '兩段｜1/9（五）18:00 截止｜完成 0／2 項，練了 0 次｜約 12 分鐘｜1/7（三）09:00 再提醒你',
    ]);
    await handsIn(team, 'U1', tried);
    expect(await rows()).toHaveLength(1);
  });

  test('forty of them are shown ten at a time, each with the way to begin', async () => {
    const team = await aTeam([ME]);
    const names = Array.from({ length: 40 }, (_, i) => `任務${i + 1}`);
    for (const name of names) await team.sets(aSpec({ name }));
    expect(team.pushedTo('U1').at(-1)!.text).toMatch(/你手上有 40 個任務.*「任務5」1\/9（五）18:00 截止、還有 35 個\n/);
    const rep = team.rep('U1');
    const [first] = await rep.types('任務');
    expect(toPages(first!)).toHaveLength(1);
    expect(validateMessageBlocks(toPages(first!)[0]!.blocks).issues).toEqual([]);
    const pages = [
      textOf(first!),
      ...(await Promise.all(['10', '20', '30'].map((n) => rep.presses('drill_queue', n)))),
    ];
    expect(pages.map((page) => page.match(/\[再看 \d+ 個\]/)?.[0])).toEqual([
      '[再看 30 個]',
      '[再看 20 個]',
      '[再看 10 個]',
      undefined,
    ]);
    expect(pages.flatMap((page) => page.match(/^任務\d+/gm)!)).toEqual(names);
    expect(pages.join('\n').match(/\[開始\]/g)).toHaveLength(40);
    expect(await rep.presses('drill_queue', '40')).toContain('任務1｜');
  });

  test('somebody else’s is nobody’s business', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    for (const action of ['drill_start', 'drill_tries', 'drill_snooze', 'drill_not_now'] as const)
      expect(await team.rep('U9').presses(action, `${drill.id}/1`)).toContain('這個按鈕過期了');
  });
});

test('whose message does not arrive is told to the manager, and still welcome', async () => {
  const team = await aTeam([ME, member('U2')]);
  team.deaf.add('U1');
  const drill = await team.sets(aSpec());
  await team.wait(60_000);
  expect((await team.assignment(drill, 'U1')).state).toBe('unreachable');
  expect(team.to('D-UMANAGER').at(-1)!.text).toContain('聯絡不到\n訊息傳不到：小美');
  expect(await team.rep('U1').hears('任務')).toContain('四把鑰匙｜1/9（五）18:00 截止');
  await practises(team, drill, 'U1');
  expect(await team.assignment(drill, 'U1')).toMatchObject({ state: 'done', why: null });
});
