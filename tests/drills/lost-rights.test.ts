import { drillFile } from '../../src/drills/files.ts';
import { mayRead } from '../../src/drills/due/rights.ts';
import { practises } from './practising.ts';
import { aSpec, aTeam, CHANNEL, MANAGER, member, WORKSPACE, type ATeam } from './team.ts';

/** Who may set no drills any more is told no more of the team by itself: the first co-owner who may is, or nobody. */

const LEAD = 'ULEAD';
const NAMES = ['U1', 'U2', 'U3'];
const TO_THREE = { people: NAMES, groups: [], channels: [] };
const mark = { round: 1, person: 'U1', key: 'melt_the_ice', mark: 'partly' as const, reason: '少了留退路' };

/** What somebody was sent with the team's figures. */
const figures = (team: ATeam, person: string) =>
  [...team.to(`D-${person}`), ...team.to(person)].filter(({ text }) => /人要練|結果\n/.test(text));

/** A drill of the manager's that a colleague shares. */
async function shared() {
  const people = [...NAMES.map((person) => member(person)), member(LEAD, { name: '林主任' })];
  const team = await aTeam(people);
  team.team.managers.push(LEAD);
  const drill = await team.sets(aSpec({ audience: TO_THREE }));
  await team.manages({ do: 'share', which: '1', people: [LEAD] });
  return { team, drill };
}

test.each([
  ['its owner, then who shares it', undefined, ['M', 'A', 'B']],
  ['who set a mark, where they share it', 'B', ['B', 'M', 'A']],
  ['nobody else', 'X', ['M', 'A', 'B']],
])('is told first: %s', (_, nearest, order) => {
  expect(mayRead({ owner: 'M', co_owners: ['A', 'B'] }, nearest)).toEqual(order);
});

describe('the message that shows how a round goes', () => {
  test('is kept up to date for a co-owner from then on, and for its owner when they may again', async () => {
    const { team, drill } = await shared();
    team.team.managers = [LEAD];
    const before = figures(team, MANAGER).length;
    await practises(team, drill, 'U1');
    expect(figures(team, MANAGER)).toHaveLength(before);
    expect(figures(team, LEAD).map(({ text, edits }) => [edits, text])).toEqual([
      [null, expect.stringContaining('1 人完成，2 人還沒開始')],
    ]);
    await practises(team, drill, 'U2');
    expect(figures(team, LEAD)).toHaveLength(2);
    expect(figures(team, LEAD)[1]).toMatchObject({ edits: expect.any(String) });
    team.team.managers = [MANAGER, LEAD];
    await practises(team, drill, 'U3');
    expect(figures(team, LEAD)).toHaveLength(2);
    expect(figures(team, MANAGER).at(-1)).toMatchObject({ edits: null, text: expect.stringContaining('3 人完成') });
  });

  test('is for nobody where nobody may: the drill goes on, which the log is told once', async () => {
    const { team, drill } = await shared();
    team.team.managers = [];
    const before = [MANAGER, LEAD].map((person) => figures(team, person).length);
    await practises(team, drill, 'U1');
    await practises(team, drill, 'U2');
    expect((await team.read(drill.id)).reader).toBe('');
    await team.until('2026-01-09T18:00+08:00');
    expect([MANAGER, LEAD].map((person) => figures(team, person).length)).toEqual(before);
    expect(team.to(CHANNEL)).toHaveLength(1);
    expect((await team.read(drill.id)).status).toBe('ended');
    expect(team.team.unread).toEqual([drill.seq]);
  });

  test('comes later where that cannot be asked now, and holds up nobody’s message', async () => {
    const { team, drill } = await shared();
    await team.manages({ do: 'remind', which: '1' });
    await practises(team, drill, 'U1');
    await team.until('2026-01-06T08:58+08:00');
    team.team.silent = true;
    const before = figures(team, MANAGER).length;
    await team.manages({ do: 'mark', which: '1', mark });
    await team.until('2026-01-06T09:01+08:00');
    expect(figures(team, MANAGER)).toHaveLength(before);
    expect(team.pushedTo('U1').at(-1)!.text).toContain('改了你交出的');
    team.team.silent = false;
    await team.wait(10_000);
    expect(figures(team, MANAGER)).toHaveLength(before + 1);
  });
});

describe('the result', () => {
  test.each([
    ['its owner', [MANAGER, LEAD], MANAGER],
    ['a co-owner, where the owner may not', [LEAD], LEAD],
    ['nobody, where nobody may', [], null],
  ])('that cannot be posted goes to %s', async (_, managers, reads) => {
    const { team, drill } = await shared();
    await practises(team, drill, 'U1');
    Object.assign(team.team, { managers, canPost: false });
    await team.until('2026-01-09T18:01+08:00');
    const results = [MANAGER, LEAD].filter((person) =>
      figures(team, person).some(({ text }) => text.includes('結果\n')),
    );
    expect(results).toEqual(reads === null ? [] : [reads]);
    expect((await team.read(drill.id)).status).toBe('ended');
  });
});

test('a file of a drill is made for nobody who may set no drills any more', async () => {
  const { team, drill } = await shared();
  await practises(team, drill, 'U1');
  team.team.managers = [LEAD];
  for (const one of [`drill_csv/${drill.id}`, `drill_json/${drill.id}`, `drill_picture/${drill.id}/1`] as const) {
    const file = (person: string) => drillFile(team.trainer, one, { workspace: WORKSPACE, person });
    await expect(file(MANAGER)).rejects.toThrow('E_NOT_YOURS');
    expect((await file(LEAD)).length).toBeGreaterThan(0);
  }
});

describe('an appeal', () => {
  /** U1 disagrees with a mark that the manager set. */
  async function marked() {
    const { team, drill } = await shared();
    await practises(team, drill, 'U1');
    await team.manages({ do: 'mark', which: '1', mark });
    await team.until('2026-01-06T09:00+08:00');
    const [set] = await team.trainer.store.read.setMarks({ workspace: WORKSPACE, drill: drill.id, round: 1 });
    return { team, appeals: () => team.rep('U1').presses('drill_appeal', set!.id) };
  }
  const told = (team: ATeam, person: string) =>
    [...team.to(`D-${person}`), ...team.to(person)].map(({ text }) => text).filter((text) => text.includes(' 不同意'));
  const waits = (team: ATeam) => team.pushedTo('U1').filter(({ text }) => text.includes('現在沒有主管可以看'));

  test('against a mark of who may set no drills any more is told to a co-owner, who reads whose mark it is', async () => {
    const { team, appeals } = await marked();
    team.team.managers = [LEAD];
    await appeals();
    await team.wait(60_000);
    expect(told(team, MANAGER)).toEqual([]);
    expect(told(team, LEAD)).toEqual([
      'U1 不同意 陳經理 把「四把鑰匙」的融化冰塊改成「做到一些」（理由：少了留退路）。\n原本的評分也留著，兩個都看得到。',
    ]);
  });

  test('that nobody may read waits, which the rep reads once, and is told once when somebody may', async () => {
    const { team, appeals } = await marked();
    team.team.managers = [];
    await appeals();
    await team.until('2026-01-07T12:00+08:00');
    expect(waits(team).map(({ text }) => text)).toEqual([
      '你不同意「四把鑰匙」融化冰塊的評分，已經記著了，只是現在沒有主管可以看。有人能看的時候會馬上轉達，你不用再做什麼。',
    ]);
    team.team.managers = [MANAGER];
    await team.until('2026-01-08T12:00+08:00');
    expect([told(team, MANAGER).length, told(team, LEAD).length, waits(team).length]).toEqual([1, 0, 1]);
  });

  test('is told once the channel can be asked again, once, with the words that came meanwhile', async () => {
    const { team, appeals } = await marked();
    team.team.silent = true;
    await appeals();
    for (let i = 0; i < 3; i++) {
      await expect(team.work()).rejects.toMatchObject({ code: 'unreachable' });
      team.jumps(30_000);
    }
    await team.rep('U1').hears('申訴：我有說不方便也沒關係');
    team.team.silent = false;
    await Promise.all([team.look(0), team.look(0)]);
    await team.wait(60_000);
    expect(told(team, MANAGER)).toEqual([expect.stringContaining('U1 說：「我有說不方便也沒關係」')]);
    expect(waits(team)).toEqual([]);
  });

  test('is the rep’s: it goes with their data before it is told', async () => {
    const { team, appeals } = await marked();
    team.team.managers = [];
    await appeals();
    await team.wait(60_000);
    const { store } = team.trainer;
    await store.commit(store.write.deletePerson({ workspace: WORKSPACE, person: 'U1' }));
    team.team.managers = [MANAGER];
    await team.until('2026-01-07T12:00+08:00');
    expect(told(team, MANAGER)).toEqual([]);
  });
});
