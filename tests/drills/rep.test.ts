import { handsIn, HELLO, practises, presses, PUSHY, tries } from './practising.ts';
import { aSchedule, aSpec, aTeam, member, WORKSPACE, type ATeam } from './team.ts';
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

describe('who says "not now"', () => {
  test('is left in peace, by the manager too, and can begin until it is due', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    expect(await presses(team, drill, 'U1', 'drill_not_now')).toBe(
      '好，這一輪不再提醒。1/9（五）18:00 之前隨時可以開始：按下面的按鈕，或打「任務」。\n[開始]',
    );
    await team.until('2026-01-08T10:00+08:00');
    expect(await team.manages({ do: 'remind', which: '' })).toEqual([
      '會在各自的上班時間提醒 0 個人；另外 1 個人這一輪選了「先不要」，就不打擾了。',
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
    expect(await handsIn(team, 'U1', first)).toBe(
      '交出去了，不過「四把鑰匙」還沒完成。\n還要做的：\n整場：再練 1 次\n[開始]',
    );
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    const second = await tries(team, drill, 'U1');
    expect(second.ended).toContain('任務「四把鑰匙」已經完成，辛苦了。這次練得更好的話，也可以再交這一次。');
    expect((await team.assignment(drill, 'U1')).state).toBe('done');
    expect(await team.rep('U1').hears('任務')).toBe('目前沒有要做的練習任務。');
    await team.wait(10_000);
    expect(team.to('D-UMANAGER').at(-1)!.text).toContain('1 人已交');
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

  test('begun while another practice is open wait for it', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const rep = team.rep('U1');
    await rep.types('練習');
    const open = (await rep.open())!.id;
    expect(await rep.presses('drill_start', `${drill.id}/1`)).toMatch(/\[.*\]/);
    expect((await rep.open())!.id).toBe(open);
    expect((await team.assignment(drill, 'U1')).state).toBe('invited');
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
    expect([before, await marks()]).toEqual(['小美 | 已交 | 1 | ○ | ○ | ○ | ○', '小美 | 已交 | 2 | ● | ○ | ○ | ○']);
    await practises(team, drill, 'U1', PUSHY);
    expect(await marks()).toBe('小美 | 已交 | 3 | ● | ○ | ○ | ○');
  });

  test('is chosen from the tries, each with its marks', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const [good, bad] = [await tries(team, drill, 'U1'), await tries(team, drill, 'U1', PUSHY)];
    await handsIn(team, 'U1', good);
    const said = await team.rep('U1').presses('drill_tries', `${drill.id}/1`);
    expect(said.split('\n').filter((line) => /^第|^\[/.test(line))).toEqual([
      '第 1 次｜整場｜1/5（一）17:00｜已交出',
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
        '離達標還差：',
        '融化冰塊：這一場還沒做到，目標是「做到了」。',
        '還要做的：',
        '融化冰塊：還要交一次達標的',
        '[開始]',
      ].join('\n'),
    );
    const good = await tries(team, drill, 'U1');
    expect(good.ended).toContain('這一次達標了。');
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
    expect(said).toContain('「四把鑰匙」已經截止，不能再交了。');
    expect(said).not.toContain('[交這一次]');
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
      '開場｜1/9（五）18:00 截止｜完成 0／1 項，練了 0 次',
      '[開始]',
      '太貴了｜1/16（五）18:00 截止｜完成 0／1 項，練了 0 次',
      '[開始]',
    ]);
    const tried = await tries(team, sooner, 'U1');
    expect(await handsIn(team, 'U1', tried)).toContain('還有 1 個任務，下一個是「太貴了」，1/16（五）18:00 截止。');
    await practises(team, later, 'U1');
    expect(await team.rep('U1').hears('任務')).toBe('目前沒有要做的練習任務。');
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
  await practises(team, drill, 'U1');
  expect(await team.assignment(drill, 'U1')).toMatchObject({ state: 'done', why: null });
});
