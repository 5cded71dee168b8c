import type { ManagerAct } from '../../src/drills/manage/door.ts';
import { handsIn, practises, presses, tries } from './practising.ts';
import { aSchedule, aSpec, aTeam, CHANNEL, MANAGER, member, WORKSPACE, type ATeam } from './team.ts';

const BOSS = `D-${MANAGER}`;
const NAMES = ['U1', 'U2', 'U3', 'U4'];
const FOUR = NAMES.map((person) => member(person));
const DAY = 86_400_000;
const OTHER = member('UOTHER', { name: '林主任' });
const TO_FOUR = { people: NAMES, groups: [], channels: [] };

const board = (team: ATeam) => team.to(BOSS).findLast(({ text }) => text.includes('[看每個人]'))!.text;
const counts = (team: ATeam) => NAMES.map((person) => team.pushedTo(person).length);

describe('a drill of two parts', () => {
  test('shows the same counts in its owner’s message and in the table, by how far everybody is', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec({}, { parts: ['melt_the_ice', 'find_hot_button'] }));
    await practises(team, drill, 'U1');
    await practises(team, drill, 'U2');
    await practises(team, drill, 'U2');
    await tries(team, drill, 'U3');
    await presses(team, drill, 'U4', 'drill_not_now');
    await team.wait(10_000);
    const [view] = await team.manages({ do: 'show', which: '1' });
    for (const text of [view, board(team)])
      expect(text).toContain('共 4 人要練：1 人完成，1 人交過、還沒完成，1 人練到一半，1 人還沒開始');
    expect(view).toContain('還沒完成的人\n交過，還沒完成：U1\n練到一半：U3\n選了「先不要」：U4');
    expect(view).toMatch(/U1 \| 交過，還沒完成 \| 1 \| ● \| – [^]*U2 \| 完成 \| 2 \| ● \| [●◐○] /);
  });
});

describe('reminding', () => {
  test('reaches who has not begun and who has, not who is done or said "not now"', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec());
    await tries(team, drill, 'U2');
    await practises(team, drill, 'U3');
    await presses(team, drill, 'U4', 'drill_not_now');
    expect(await team.manages({ do: 'remind', which: '' })).toEqual([
      '現在提醒 2 人。\n1 人選了「先不要」，不打擾。\n1 人已經完成。',
    ]);
    await team.wait(5000);
    expect(counts(team)).toEqual([2, 2, 1, 1]);
  });

  test('comes in everybody’s own hours, and once', async () => {
    const team = await aTeam([member('U1'), member('U2', { zone: 'America/New_York' })], {
      now: '2026-01-06T10:00+08:00',
    });
    await team.sets(aSpec({ reminders: false }));
    await team.until('2026-01-07T10:00+08:00');
    expect(await team.manages({ do: 'remind', which: '' })).toEqual([
      '現在提醒 1 人。\n1 人不在上班時間，最早 1/7（三）22:00 收到。',
    ]);
    await team.until('2026-01-09T18:00+08:00');
    const sent = ['U1', 'U2'].map((person) => team.pushedTo(person).map(({ at }) => new Date(at).toISOString()));
    expect(sent).toEqual([
      ['2026-01-06T02:00:00.000Z', '2026-01-07T02:00:00.000Z'],
      ['2026-01-06T14:00:00.000Z', '2026-01-07T14:00:00.000Z'],
    ]);
  });

  test('that comes too late for somebody is not promised', async () => {
    const team = await aTeam([member('U2', { zone: 'America/New_York' })], { now: '2026-01-06T10:00+08:00' });
    await team.sets(aSpec());
    await team.until('2026-01-09T10:00+08:00');
    expect(await team.manages({ do: 'remind', which: '' })).toEqual([
      '現在沒有人需要提醒。\n1 人截止前沒有上班時間，來不及提醒。',
    ]);
  });
});

describe('pausing', () => {
  test('sends nobody anything until it goes on', async () => {
    const team = await aTeam([...FOUR.slice(0, 3), member('U4', { zone: 'America/New_York' })], {
      now: '2026-01-05T10:00+08:00',
    });
    const drill = await team.sets(aSpec({ schedule: aSchedule({ date: '2026-01-16' }) }));
    await presses(team, drill, 'U1', 'hour');
    await team.manages({ do: 'pause', which: '' });
    await team.wait(4 * DAY);
    expect(counts(team)).toEqual([1, 1, 1, 0]);
    expect(board(team)).toContain('暫停中，這段時間不會傳訊息給大家。');
    expect(await team.manages({ do: 'resume', which: '' })).toEqual(['「四把鑰匙」繼續進行。']);
    await team.work();
    await team.wait(DAY);
    expect(counts(team)).toEqual([2, 2, 2, 1]);
    expect(board(team)).not.toContain('暫停中');
  });

  test('lets who has begun go on, and its owner see it', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec());
    await team.manages({ do: 'pause', which: '' });
    await practises(team, drill, 'U1');
    expect(board(team)).toContain('1 人完成，3 人還沒開始');
    expect(board(team)).toContain('[繼續]');
  });

  test('right after it was set is seen in its owner’s message, though the bot is slow', async () => {
    const team = await aTeam(FOUR);
    const { id } = await team.drafts(aSpec());
    await team.manages({ do: 'confirm', which: id! });
    for (let i = 0; i < 4; i++) await team.look();
    await team.manages({ do: 'pause', which: '' });
    await team.wait(60_000);
    expect(board(team)).toContain('[繼續]');
  });

  test('a drill that is set once moves its due time by as much, if that came meanwhile', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec());
    await team.until('2026-01-09T12:00+08:00');
    await team.manages({ do: 'pause', which: '' });
    await team.until('2026-01-12T12:00+08:00');
    expect(team.to(CHANNEL)).toEqual([]);
    await team.manages({ do: 'resume', which: '' });
    await team.until('2026-01-12T17:59+08:00');
    expect((await team.assignment(drill, 'U1')).state).toBe('invited');
    await team.until('2026-01-12T18:00+08:00');
    expect(team.to(CHANNEL)).toHaveLength(1);
  });

  test('a drill that is repeated makes nobody miss the round in which it was paused', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec({ schedule: aSchedule({ repeat: 'weekly', weekdays: [5] }) }));
    const tried = await tries(team, drill, 'U1');
    await team.manages({ do: 'pause', which: '' });
    await team.until('2026-01-13T12:00+08:00');
    await team.manages({ do: 'resume', which: '' });
    await team.work();
    expect(team.to(CHANNEL)).toEqual([]);
    expect(await handsIn(team, 'U1', tried)).toContain('完成，辛苦了。');
    await team.until('2026-01-16T18:00+08:00');
    expect(team.to(CHANNEL).map(({ text }) => text.split('\n')[0])).toEqual(['四把鑰匙｜第 1 期｜結果']);
    expect((await team.read(drill.id)).round).toBe(2);
  });

  test('twice, and going on twice, is harmless', async () => {
    const team = await aTeam(FOUR);
    await team.sets(aSpec());
    expect(await team.manages({ do: 'resume', which: '' })).toEqual(['「四把鑰匙」沒有暫停。']);
    await team.manages({ do: 'pause', which: '' });
    for (const act of ['pause', 'remind'] as const)
      expect(await team.manages({ do: act, which: '' })).toEqual(['「四把鑰匙」已經暫停了。']);
    await team.manages({ do: 'resume', which: '' });
    expect(await team.manages({ do: 'resume', which: '' })).toEqual(['「四把鑰匙」沒有暫停。']);
    await team.until('2026-01-09T19:00+08:00');
    expect(team.to(CHANNEL)).toHaveLength(1);
  });
});

describe('ending', () => {
  test('posts the result now, once, and sends nothing more', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec({ schedule: aSchedule({ repeat: 'daily', date: '2026-01-07' }) }));
    await practises(team, drill, 'U1');
    expect(await team.manages({ do: 'endNow', which: '' })).toEqual(['「四把鑰匙」結束了，結果馬上就來。']);
    await team.work();
    expect(team.to(CHANNEL).map(({ text }) => text.split('\n')[2])).toEqual(['完成 0.25 1／4 人']);
    const before = counts(team);
    await team.wait(7 * DAY);
    expect([team.to(CHANNEL).length, counts(team)]).toEqual([1, before]);
    expect(board(team)).toContain('這個任務結束了。');
    expect(board(team)).not.toContain('[結束任務]');
  });

  test('twice is harmless, and so is all else after it', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec());
    await team.manages({ do: 'endNow', which: '' });
    await team.manages({ do: 'endNow', which: '' });
    await team.work();
    for (const act of ['end', 'endNow', 'pause', 'remind', 'resume'] as const)
      expect(await team.manages({ do: act, which: drill.id })).toEqual(['「四把鑰匙」已經結束了。']);
    expect(await team.manages({ do: 'confirm', which: drill.id })).toEqual(['「四把鑰匙」已經派出去了（任務 1）。']);
    await team.wait(7 * DAY);
    expect(team.to(CHANNEL)).toHaveLength(1);
  });

  test('while it is paused closes the round with its result', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec());
    await practises(team, drill, 'U1');
    await team.manages({ do: 'pause', which: '' });
    await team.wait(DAY);
    await team.manages({ do: 'endNow', which: '' });
    await team.work();
    expect(team.to(CHANNEL)).toHaveLength(1);
    expect((await team.read(drill.id)).status).toBe('ended');
  });

  test('before anything arrived leaves no buttons in its owner’s message that do nothing', async () => {
    const team = await aTeam(FOUR);
    const { id } = await team.drafts(aSpec());
    await team.manages({ do: 'confirm', which: id! });
    for (let i = 0; i < 4; i++) await team.look();
    const from = { workspace: WORKSPACE, person: MANAGER, channel: 'slack', conversation: BOSS };
    await team.desk.managed(from, 'ends', { do: 'endNow', which: id! });
    for (let i = 0; i < 4; i++) await team.look();
    await team.wait(60_000);
    expect(board(team)).toContain('這個任務結束了。');
    expect((await team.read(id!)).status).toBe('ended');
  });

  test('asks first and says what comes of it; kept, nothing changes', async () => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec({ schedule: aSchedule({ repeat: 'daily', date: '2026-01-07' }) }));
    await practises(team, drill, 'U1');
    expect(await team.manages({ do: 'end', which: '1' })).toEqual([
      [
        '要結束「四把鑰匙」嗎？',
        '還有 3 人沒完成。',
        '結束後不再傳訊息給大家，還沒完成的人也不用練了。交出來的都會留著。',
        '之後也不會再有新的一期。',
        '[結束任務]',
        '[先不要]',
      ].join('\n'),
    ]);
    expect(await team.manages({ do: 'keep', which: drill.id })).toEqual(['好，「四把鑰匙」照常進行。']);
    await team.work();
    expect((await team.read(drill.id)).status).toBe('running');
  });

  test('before the first round began sends nothing', async () => {
    const team = await aTeam(FOUR);
    const { id } = await team.drafts(aSpec());
    await team.manages({ do: 'confirm', which: id! });
    expect(await team.manages({ do: 'pause', which: id! })).toEqual([expect.stringContaining('先暫停')]);
    expect(await team.manages({ do: 'show', which: id! })).toEqual(['「四把鑰匙」還沒開始，過一會兒再看。']);
    await team.manages({ do: 'endNow', which: id! });
    await team.wait(7 * DAY);
    expect(counts(team)).toEqual([0, 0, 0, 0]);
  });
});

describe('which drill is meant', () => {
  const ACTS = ['show', 'remind', 'pause', 'resume', 'end', 'export'] as const;
  const ofPeople = ['share', 'unshare', 'read'] as const;

  test('is asked where none is named and several have not ended, for whatever is to be done', async () => {
    const team = await aTeam([member('U1')]);
    await team.sets(aSpec());
    await team.sets(aSpec({ name: '開場週' }));
    const items = ['你有好幾個任務，是哪一個？', '', '2　開場週｜進行中', '1　四把鑰匙｜進行中'];
    for (const does of ACTS)
      expect(await team.manages({ do: does, which: '' })).toEqual([
        [...items, `可以加上編號，例如：/drill ${does} 2`, '[任務 2]', '[任務 1]'].join('\n'),
      ]);
    for (const does of ofPeople)
      expect(await team.manages({ do: does, which: '', people: ['U1'] })).toEqual([
        [...items, `可以加上編號，例如：/drill ${does} 2 @同事`].join('\n'),
      ]);
  });

  test('is the only one that has not ended, and where all have, the only one', async () => {
    const team = await aTeam([member('U1')]);
    const first = await team.sets(aSpec());
    await team.sets(aSpec({ name: '開場週' }));
    await team.manages({ do: 'endNow', which: '2' });
    await team.work();
    expect(await team.manages({ do: 'endNow', which: '' })).toEqual(['「四把鑰匙」結束了，結果馬上就來。']);
    await team.work();
    expect((await team.read(first.id)).status).toBe('ended');
    expect(await team.manages({ do: 'show', which: '' })).toEqual([expect.stringContaining('1　四把鑰匙｜已結束')]);
  });

  test('of a number that there is not is said which there are', async () => {
    const team = await aTeam([member('U1')]);
    await team.sets(aSpec());
    for (const which of ['7', 'x', '＃7'])
      expect(await team.manages({ do: 'show', which })).toEqual([
        '你的任務裡沒有這一個。你有這些：\n\n1　四把鑰匙｜進行中',
      ]);
    expect(await team.manages({ do: 'show', which: '＃１' })).toEqual([expect.stringContaining('姓名')]);
  });

  test('is found however many others were set since', async () => {
    const team = await aTeam([member('U1')]);
    const drill = await team.sets(aSpec());
    const { store } = team.trainer;
    const others = Array.from({ length: 600 }, (_, i) =>
      store.write.insertDrill({ ...drill, id: `other ${i}`, seq: i + 2, owner: 'UOTHER' }),
    );
    await store.commit(others);
    expect(await team.manages({ do: 'list' })).toEqual([expect.stringContaining('1　四把鑰匙｜進行中')]);
    expect(await team.manages({ do: 'pause', which: '' })).toEqual([expect.stringContaining('先暫停')]);
  });
});

describe('who may', () => {
  const ACTS: Exclude<ManagerAct, { do: 'list' }>['do'][] = [
    'show',
    'remind',
    'pause',
    'resume',
    'end',
    'endNow',
    'keep',
    'export',
    'confirm',
    'discard',
    'share',
    'unshare',
    'read',
    'mark',
  ];
  const mark = { round: 1, person: 'U1', key: 'melt_the_ice', mark: 'met' as const, reason: '有聽見' };
  const actOf = (does: (typeof ACTS)[number], which: string): ManagerAct => {
    if (does === 'share' || does === 'unshare' || does === 'read') return { do: does, which, people: ['UOTHER'] };
    return does === 'mark' ? { do: does, which, mark } : { do: does, which };
  };

  test.each(ACTS)('%s: nobody who may set no drills, its owner not either any more', async (does) => {
    const team = await aTeam(FOUR);
    const drill = await team.sets(aSpec());
    const NO = '你目前沒有派練習任務的權限，由管理員在設定裡決定誰可以派。';
    expect(await team.manages(actOf(does, drill.id), 'U1')).toEqual([NO]);
    team.team.managers = [];
    expect(await team.manages(actOf(does, drill.id))).toEqual([NO]);
  });

  test.each(ACTS)('%s: of another manager’s drill there is none, by its number or its id', async (does) => {
    const team = await aTeam(FOUR);
    team.team.managers.push('UOTHER');
    const drill = await team.sets(aSpec());
    for (const which of [drill.id, '1', '#1'])
      expect(await team.manages(actOf(does, which), 'UOTHER')).toEqual([
        does === 'confirm' || does === 'discard'
          ? '這個按鈕過期了，用最新那一則上的就好。'
          : '你的任務裡沒有這一個。打 /drill list 看你的任務和編號。',
      ]);
    expect(await team.manages({ do: 'list' }, 'UOTHER')).toEqual([expect.stringContaining('還沒有派過')]);
  });

  test('a co-owner may do all, and the owner stays the owner', async () => {
    const team = await aTeam([...FOUR, OTHER]);
    const drill = await team.sets(aSpec({ audience: TO_FOUR }));
    await practises(team, drill, 'U1');
    team.team.managers.push('UOTHER');
    await team.manages({ do: 'share', which: '1', people: ['UOTHER'] });
    for (const does of ['show', 'export', 'remind', 'mark', 'pause', 'resume', 'end', 'endNow'] as const)
      expect(await team.manages(actOf(does, '1'), 'UOTHER')).not.toEqual([
        expect.stringContaining('你的任務裡沒有這一個'),
      ]);
    await team.work();
    expect(await team.read(drill.id)).toMatchObject({ owner: MANAGER, status: 'ended', co_owners: ['UOTHER'] });
    expect(team.pushedTo('UOTHER')).toHaveLength(1);
    expect(board(team)).toContain('這個任務結束了。');
  });

  test('a new co-owner is told by whom and what for; it can be taken back', async () => {
    const team = await aTeam([...FOUR, OTHER]);
    team.team.managers.push('UOTHER');
    const drill = await team.sets(aSpec({ audience: TO_FOUR }));
    expect(await team.manages({ do: 'share', which: '1', people: ['UOTHER', 'UOTHER'] })).toEqual([
      '「四把鑰匙」現在也由 林主任 一起負責，我會跟對方說一聲。要收回，打 /drill unshare 1 @同事。',
    ]);
    expect(team.pushedTo('UOTHER').map(({ text }) => text)).toEqual([
      [
        '陳經理 請你一起負責練習任務「四把鑰匙」（任務 1）。大家的進度和交出來的，你都看得到，也可以提醒、暫停、結束、改評分、匯出。打 /drill list 隨時找得到。',
        '[看任務 1]',
        '[我派的任務]',
      ].join('\n'),
    ]);
    expect(await team.manages({ do: 'share', which: '1', people: ['UOTHER'] })).toEqual([
      '林主任 本來就一起負責「四把鑰匙」。',
    ]);
    expect(await team.manages({ do: 'list' }, 'UOTHER')).toEqual([expect.stringContaining('四把鑰匙')]);
    expect(await team.manages({ do: 'unshare', which: '1', people: [] })).toEqual([
      expect.stringContaining('現在一起負責的有：林主任'),
    ]);
    expect(await team.manages({ do: 'unshare', which: '1', people: ['UOTHER'] })).toEqual([
      '好，林主任 不再負責「四把鑰匙」，我會跟對方說一聲。',
    ]);
    expect(team.pushedTo('UOTHER').at(-1)!.text).toBe('陳經理 調整了「四把鑰匙」的負責人，之後不用麻煩你了，謝謝。');
    expect((await team.read(drill.id)).co_owners).toEqual([]);
    expect(await team.manages({ do: 'list' }, 'UOTHER')).toEqual([expect.stringContaining('還沒有派過')]);
    expect(await team.manages({ do: 'unshare', which: '1', people: ['UOTHER'] })).toEqual([
      '「四把鑰匙」只有你一個人負責。',
    ]);
  });

  test('who may set no drills is not made co-owner, and that is said', async () => {
    const team = await aTeam([...FOUR, OTHER]);
    const drill = await team.sets(aSpec({ audience: TO_FOUR }));
    expect(await team.manages({ do: 'share', which: '1', people: ['UOTHER'] })).toEqual([
      '林主任 沒有派任務的權限，沒辦法一起負責。請管理員先開權限。',
    ]);
    expect((await team.read(drill.id)).co_owners).toEqual([]);
    expect(team.pushedTo('UOTHER')).toEqual([]);
  });

  test('sharing with oneself or nobody shares nothing', async () => {
    const team = await aTeam(FOUR);
    await team.sets(aSpec());
    for (const people of [[], [MANAGER]])
      expect(await team.manages({ do: 'share', which: '1', people })).toEqual([
        '要跟誰一起負責？例如：/drill share 1 @同事',
      ]);
  });
});
