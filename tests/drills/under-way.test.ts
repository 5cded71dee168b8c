import { terminalPerson, terminalPractice, type Told } from '../../src/channels/terminal/practice.ts';
import { textOf } from '../session/rep.ts';
import type { Message } from '../../src/session/message.ts';
import { HELLO, tries, practises } from './practising.ts';
import { aSchedule, aSpec, aTeam, member, type ATeam } from './team.ts';

const ME = member('U1', { name: '小美' });

let events = 0;

/** A rep who presses what they were shown last, by its label. */
function shown(team: ATeam) {
  const rep = team.rep('U1');
  let last: Message[] = [];
  const said = () => last.map(textOf).join('\n---\n');
  const buttons = () =>
    last.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'buttons' ? part.buttons : [])));
  const press = async (action: Parameters<typeof rep.presses>[0], value = '') => {
    const out = await rep.desk.pressed(rep.from, `shown-${++events}`, { action, value });
    last = out.map(({ payload }) => payload as Message);
    return said();
  };
  return {
    rep,
    press,
    types: async (text: string) => {
      last = await rep.types(text);
      return said();
    },
    presses: (label: string) => {
      const one = buttons().find((button) => button.label === label);
      if (!one) throw new Error(`No [${label}] in: ${said()}`);
      return press(one.action, one.value);
    },
    value: (label: string) => buttons().find((button) => button.label === label)!.value!,
  };
}

const sessions = (team: ATeam) => team.trainer.store.read.pausedSessions({ workspace: 'T1', person: 'U1' });

describe('a drill that is begun while another practice is open', () => {
  const ASKED =
    '你跟淑芬姐還沒聊完。要接著聊，還是先放著？先放著也沒關係，之後打「繼續」就接得上。\n[先聊那一場]\n[先放著，開始任務]';

  async function inOwnPractice(team: ATeam) {
    const me = shown(team);
    await me.rep.types('練習');
    await me.rep.types(HELLO[0]!);
    return { me, own: (await me.rep.open())!.id };
  }

  test('asks first, and begins with one press; the other practice waits', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const { me, own } = await inOwnPractice(team);
    expect(await me.press('drill_start', `${drill.id}/1`)).toBe(ASKED);
    expect((await me.rep.open())!.id).toBe(own);
    expect((await team.assignment(drill, 'U1')).state).toBe('invited');
    expect(await me.presses('先放著，開始任務')).toContain('這是任務「四把鑰匙」的第 1 次');
    expect(await me.rep.open()).toMatchObject({ drill: drill.id });
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    expect((await sessions(team)).map(({ id }) => id)).toEqual([own]);
    await me.rep.types('結束');
    expect(await me.rep.hears('繼續')).toContain('接著來');
    expect((await me.rep.open())!.id).toBe(own);
  });

  test('or goes on with what was open, from what was said last', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const { me, own } = await inOwnPractice(team);
    await me.press('drill_start', `${drill.id}/1`);
    const said = await me.presses('先聊那一場');
    expect(said).toMatch(/^練習正在進行，直接打字就好。\n淑芬姐剛才說：「.+」/);
    expect((await me.rep.open())!.id).toBe(own);
    expect(await sessions(team)).toEqual([]);
  });

  test('a practice in which nobody has spoken leaves nothing to go on with', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const me = shown(team);
    await me.rep.types('練習');
    const said = await me.press('drill_start', `${drill.id}/1`);
    expect(said).toContain('你開了跟淑芬姐的練習，還沒開口。要先練那一場，還是換這一場？');
    await me.presses('先放著，開始任務');
    expect(await sessions(team)).toEqual([]);
  });

  test('a late press leaves no other practice than the one that was meant', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const { me } = await inOwnPractice(team);
    await me.press('drill_start', `${drill.id}/1`);
    const late = me.value('先放著，開始任務');
    await me.rep.types('結束');
    await me.rep.types('練習');
    await me.rep.types(HELLO[0]!);
    const next = (await me.rep.open())!.id;
    expect(await me.press('drill_start', late)).toBe(ASKED);
    expect((await me.rep.open())!.id).toBe(next);
    await me.presses('先放著，開始任務');
    const begun = (await me.rep.open())!;
    expect(await me.press('drill_start', late)).toContain('練習正在進行');
    expect((await me.rep.open())!.id).toBe(begun.id);
  });

  test('after the due time leaves everything as it is', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const { me, own } = await inOwnPractice(team);
    await me.press('drill_start', `${drill.id}/1`);
    await team.until('2026-01-09T18:10+08:00');
    expect(await me.presses('先放著，開始任務')).toContain('已經截止');
    expect((await me.rep.open())!.id).toBe(own);
  });

  test('asks in the same way from one drill’s try to another drill', async () => {
    const team = await aTeam([ME]);
    const first = await team.sets(aSpec({ name: '開場' }));
    const second = await team.sets(aSpec({ name: '太貴了' }));
    const me = shown(team);
    await me.press('drill_start', `${first.id}/1`);
    await me.rep.types(HELLO[0]!);
    await me.press('drill_start', `${second.id}/1`);
    expect(await me.presses('先放著，開始任務')).toContain('這是任務「太貴了」的第 1 次');
    await me.press('drill_start', `${first.id}/1`);
    expect(await me.presses('先放著，繼續任務')).toContain('任務「開場」第 1 次練到一半，1/9（五）18:00 截止。');
    expect(await me.rep.open()).toMatchObject({ drill: first.id });
  });

  test('lines that wait for their answer are answered before their practice is left', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    team.trainer.settings = { ...team.trainer.settings, pauseMs: 1200 };
    const { me, own } = await inOwnPractice(team);
    await me.press('drill_start', `${drill.id}/1`);
    await me.presses('先放著，開始任務');
    const [left] = await sessions(team);
    expect(left!.id).toBe(own);
    expect(await team.trainer.store.read.path(left!)).toHaveLength(2);
  });
});

test('in the terminal too it is asked first, by number', async () => {
  const team = await aTeam([ME]);
  await team.sets(aSpec());
  const from = { ...terminalPerson('tester'), workspace: 'T1', person: 'U1' };
  const practice = terminalPractice(team.trainer, team.desk, from);
  const number = ({ numbers }: Told, label: string) =>
    `/${[...numbers].find(([button]) => button.label === label)?.[1] ?? `no ${label}`}`;
  const text = ({ messages }: Told) => messages.map(textOf).join('\n');
  await practice.start({ persona: 'lin-shufen' });
  await practice.line(HELLO[0]!);
  const asked = await practice.line(number(await practice.line('任務'), '開始'));
  expect(text(asked)).toContain('還沒聊完');
  const begun = await practice.line(number(asked, '先放著，開始任務'));
  expect(text(begun)).toContain('這是任務「四把鑰匙」的第 1 次');
  await practice.line('/pause');
  expect(text(await practice.line(number(await practice.line('任務'), '繼續')))).toContain('第 1 次練到一半');
});

describe('a try that is under way', () => {
  test('goes on when the drill is started again, on any message', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const me = shown(team);
    await me.press('drill_start', `${drill.id}/1`);
    const { id } = (await me.rep.open())!;
    expect(await me.press('drill_start', `${drill.id}/1`)).toContain('準備好了，就由你先開口。');
    await me.rep.types(HELLO[0]!);
    const [, turn] = await me.rep.turns();
    expect(await me.press('drill_start', `${drill.id}/1`)).toContain(
      `淑芬姐剛才說：「${turn!.customer.at(-1)!.shown}」\n任務「四把鑰匙」第 1 次練到一半，1/9（五）18:00 截止。`,
    );
    expect((await me.rep.open())!.id).toBe(id);
  });

  test('waits where it was paused, and every message of the drill goes on with it', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await tries(team, drill, 'U1');
    const me = shown(team);
    await me.press('drill_start', `${drill.id}/1`);
    await me.rep.types(HELLO[0]!);
    const { id } = (await me.rep.open())!;
    const board = () => team.to('D-UMANAGER').length;
    await team.wait(60_000);
    const before = board();
    expect(await me.types('暫停')).toContain('任務「四把鑰匙」第 2 次練到一半，1/9（五）18:00 截止。');
    await team.wait(60_000);
    expect(board()).toBe(before);
    expect((await team.assignment(drill, 'U1')).state).toBe('started');
    expect(await me.types('任務')).toContain('[繼續]');
    expect(await me.presses('繼續')).toMatch(/^接著來。[^]*任務「四把鑰匙」第 2 次練到一半/);
    expect((await me.rep.open())!.id).toBe(id);
  });

  test('left alone says until when it waits', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const me = shown(team);
    await me.press('drill_start', `${drill.id}/1`);
    await me.rep.types(HELLO[0]!);
    const [said] = (await me.rep.desk.leftAlone((await me.rep.open())!)) as { payload: unknown }[];
    expect(textOf(said!.payload as Message)).toBe(
      '這場有一陣子沒動，先幫你暫停了。想接著聊，打「繼續」。\n任務「四把鑰匙」第 1 次練到一半，1/9（五）18:00 截止。\n[繼續]',
    );
    expect(await me.press('drill_start', `${drill.id}/1`)).toContain('接著來');
  });

  test('of several practices that wait the one that is wanted goes on, in one press', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const me = shown(team);
    await me.press('drill_start', `${drill.id}/1`);
    await me.rep.types(HELLO[0]!);
    const tried = (await me.rep.open())!.id;
    await me.rep.types('暫停');
    await me.rep.types('練習');
    await me.rep.types(HELLO[0]!);
    const own = (await me.rep.open())!.id;
    await me.press('resume', tried);
    expect(await me.presses('先放著，換這一場')).toContain('接著來');
    expect((await me.rep.open())!.id).toBe(tried);
    expect((await sessions(team)).map(({ id }) => id)).toEqual([own]);
  });

  test('is with the customer and at the level that were set', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const me = shown(team);
    await me.press('drill_start', `${drill.id}/1`);
    const { id } = (await me.rep.open())!;
    const FIXED = '你跟淑芬姐正在練任務，客戶和難度都定好了。想練別的，先暫停或結束這一場。';
    expect(await me.press('change_choices', id)).toContain(FIXED);
    expect(await me.types('練習')).toContain(FIXED);
    await me.rep.desk.started(me.rep.from, 'form', { persona: 'kelvin-chan' }, id);
    expect(await me.rep.open()).toMatchObject({ id, persona: 'lin-shufen', drill: drill.id });
  });
});

describe('a reminder that was asked for', () => {
  const last = (team: ATeam) => team.pushedTo('U1').at(-1)!.text;

  test('of a try that waits says which it is and goes on with it', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const me = shown(team);
    await me.press('drill_start', `${drill.id}/1`);
    await me.rep.types(HELLO[0]!);
    await me.rep.types('暫停');
    await me.press('drill_snooze', `${drill.id}/1/tomorrow`);
    expect(await me.types('任務')).toContain('第 1 次練到一半｜1/6（二）09:00 再提醒你\n[繼續]');
    await team.until('2026-01-06T09:10+08:00');
    expect(last(team)).toMatch(
      /^「四把鑰匙」第 1 次練到一半，1\/9（五）18:00 截止。按「繼續」就接得上。\n\[繼續\]\n\[一/,
    );
  });

  test('offers to choose a try where there is one', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    await tries(team, drill, 'U1');
    await team.rep('U1').presses('drill_snooze', `${drill.id}/1/tomorrow`);
    await team.until('2026-01-06T09:10+08:00');
    expect(last(team)).toMatch(/再一下就完成了。\n\[開始\]\n\[挑一次來交\]/);
  });

  test('does not tell who has handed in something that they have not', async () => {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice', 'find_hot_button'] }));
    await practises(team, drill, 'U1');
    await team.manages({ do: 'remind', which: '' });
    await team.work();
    expect(last(team)).toMatch(/^「.*」交過了，不過還沒完成，1\/9（五）18:00 截止。/);
  });
});

describe('in the middle of a try', () => {
  async function inTry() {
    const team = await aTeam([ME]);
    const drill = await team.sets(aSpec());
    const me = shown(team);
    await me.press('drill_start', `${drill.id}/1`);
    await me.rep.types(HELLO[0]!);
    return { team, drill, me, id: (await me.rep.open())!.id };
  }

  test.each([
    ['任務', /四把鑰匙｜.*｜第 1 次練到一半\n\[繼續\]/],
    ['說明', /「收回」收回最後一句/],
    ['語言', /要用哪一種/],
    ['標準', /計分看這幾項/],
    ['單練', /只練一段/],
    ['收回', /先收起來，當作沒說過/],
    ['提示', /^提示：/],
  ])('「%s」 answers, and the try goes on', async (word, said) => {
    const { drill, me, id } = await inTry();
    expect(await me.types(word)).toMatch(said);
    expect(await me.rep.open()).toMatchObject({ id, drill: drill.id });
  });

  test('another part, another customer or the last one again is not begun in its place', async () => {
    const { drill, me, id } = await inTry();
    for (const [action, value] of [
      ['practise_part', 'too_expensive'],
      ['another_customer', id],
      ['same_again', id],
    ] as const)
      expect(await me.press(action, value)).toContain('正在練任務');
    expect(await me.rep.open()).toMatchObject({ id, drill: drill.id, persona: 'lin-shufen' });
  });

  test('another language is the customer’s too', async () => {
    const { me, id } = await inTry();
    await me.press('set_language', 'zh-CN');
    expect(await me.rep.open()).toMatchObject({ id, language: 'zh-CN' });
  });

  test('what a drill sends then is said by the bot, never as the customer’s', async () => {
    const { team, me, id } = await inTry();
    await team.sets(aSpec({ name: '太貴了' }));
    await team.until('2026-01-09T18:10+08:00');
    const sent = team.pushedTo('U1').slice(1);
    expect(sent.map(({ message }) => [message.speaker, message.summary])).toEqual([
      [null, '練習任務：太貴了'],
      [null, expect.stringContaining('「太貴了」還沒開始')],
      [null, expect.stringContaining('「太貴了」還沒開始')],
    ]);
    expect((await me.rep.open())!.id).toBe(id);
  });
});

test('a moment of a try that is tried again is the rep’s own practice, and says so', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec());
  const { session } = await tries(team, drill, 'U1');
  const me = shown(team);
  expect(await me.press('rewind', `${session}/2`)).toContain('這一場是自己練的，不算在任務裡，也不會交出去。');
  expect(await me.rep.open()).toMatchObject({ drill: null });
  await me.rep.types(HELLO[1]!);
  expect(await me.types('結束')).not.toContain('要交這一次嗎');
});

test('a try that is paused when the round closes can be finished, for oneself alone', async () => {
  const team = await aTeam([ME]);
  const drill = await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-06' }) }));
  const me = shown(team);
  await me.press('drill_start', `${drill.id}/1`);
  await me.rep.types(HELLO[0]!);
  await me.rep.types('暫停');
  await team.until('2026-01-06T18:10+08:00');
  expect(await me.press('drill_start', `${drill.id}/1`)).toContain('「四把鑰匙」已經截止');
  expect(await me.presses('繼續')).toContain(
    '任務「四把鑰匙」已經截止，不能再交了。這一場還是可以練完，只有你看得到。',
  );
  expect(await me.types('結束')).toContain('計分卡');
});
