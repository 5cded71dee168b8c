import { onEveryDatabase, type Under } from '../databases.ts';
import { assignment, drill, handIn, ids, mark, NOW, ofR1, R1, round, workspace } from '../rows.ts';

const keep = async ({ store: { commit, write } }: Under, ...rows: ReturnType<typeof drill>[]) =>
  commit(rows.map((row) => write.insertDrill(row)));

onEveryDatabase('a drill', (under) => {
  test('is read as it was kept, with nothing where nothing was said', async () => {
    await keep(under, drill('R1', { spec: { name: '得到承諾', steps: [1, 2] }, co_owners: ['M2'], place: 'C1' }));

    expect(await under.store.read.drill(R1)).toEqual({
      ...drill('R1', { spec: { name: '得到承諾', steps: [1, 2] }, co_owners: ['M2'], place: 'C1' }),
      board: null,
      board_edit: null,
      board_shown: null,
      reader: null,
      started_at: null,
      paused_at: null,
      ended_at: null,
    });
  });

  test('has a number of its own in its workspace once it is set; drafts have none', async () => {
    const { write, commit } = under.store;
    const drafts = ['R1', 'R2'].map((id) => drill(id, { status: 'draft', seq: 0 }));
    expect(await keep(under, ...drafts, drill('elsewhere', { workspace: 'T2' }))).toBe('committed');
    const set = (id: string, seq: number) =>
      commit([write.updateDrill({ workspace, id, version: 1 }, { status: 'running', seq })]);

    expect([await set('R1', 1), await set('R2', 1), await set('R2', 2)]).toEqual([
      'committed',
      'conflict',
      'committed',
    ]);
  });

  test('that two set under one number at once is set by one of them', async () => {
    await keep(under, ...['R1', 'R2'].map((id) => drill(id, { status: 'draft', seq: 0 })));
    const stores = [under.store, await under.database.open()];

    const set = await Promise.all(
      stores.map(({ write, commit }, i) =>
        commit([write.updateDrill({ workspace, id: `R${i + 1}`, version: 1 }, { status: 'running', seq: 1 })]),
      ),
    );

    expect(set.toSorted()).toEqual(['committed', 'conflict']);
  });

  test('is changed by who read it last', async () => {
    const { write, commit, read } = under.store;
    await keep(under, drill('R1'));
    const change = (version: number, row: object) => commit([write.updateDrill({ ...R1, version }, row)]);

    expect(await change(1, { status: 'paused', paused_at: NOW })).toBe('committed');
    expect(await change(1, { status: 'ended' })).toBe('conflict');
    expect(await change(2, { co_owners: ['M2'] })).toBe('committed');
    expect(await read.drill(R1)).toMatchObject({ status: 'paused', paused_at: NOW, co_owners: ['M2'], version: 3 });
  });

  test('is listed in its workspace by number, and for operators by age, the newest first, without drafts', async () => {
    await keep(
      under,
      drill('old', { seq: 9, created_at: NOW - 9 }),
      drill('new', { seq: 10, created_at: NOW, status: 'ended' }),
      drill('draft', { seq: 0, created_at: NOW, status: 'draft' }),
      drill('elsewhere', { workspace: 'T2', created_at: NOW - 5 }),
    );
    const { read } = under.store;

    expect(ids(await read.drillsIn(workspace, 9))).toEqual(['new', 'old']);
    expect(ids(await read.drillsIn(workspace, 1))).toEqual(['new']);
    expect(ids(await read.allDrills(9))).toEqual(['new', 'elsewhere', 'old']);
    expect(ids(await read.allDrills(1))).toEqual(['new']);
  });

  test('is found by its number, and among those that somebody owns or shares, the newest first', async () => {
    await keep(
      under,
      drill('old', { seq: 9 }),
      drill('ended', { seq: 10, status: 'ended' }),
      drill('shared', { seq: 11, owner: 'M2', co_owners: ['M%', 'M1'], status: 'paused' }),
      drill('of another', { seq: 12, owner: 'M11', co_owners: ['M12'] }),
      drill('draft', { seq: 0, status: 'draft' }),
      drill('elsewhere', { workspace: 'T2', seq: 10 }),
    );
    const { read } = under.store;
    const mine = { workspace, person: 'M1' };

    expect(ids(await read.drillsOf(mine, 9))).toEqual(['shared', 'ended', 'old']);
    expect(ids(await read.drillsOf(mine, 1))).toEqual(['shared']);
    expect(ids(await read.drillsOf(mine, 9, 'unfinished'))).toEqual(['shared', 'old']);
    expect(await read.countDrillsOf(mine)).toBe(3);
    expect(ids(await read.drillsOf({ workspace, person: 'M_' }, 9))).toEqual([]);
    expect((await read.drillNumbered(workspace, 10))?.id).toBe('ended');
    expect([await read.drillNumbered(workspace, 0), await read.drillNumbered(workspace, 99)]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test('takes all that hangs on it along when it is deleted, and nothing of another one', async () => {
    const { write, commit, read } = under.store;
    await keep(under, drill('R1'), drill('R2', { seq: 2 }));
    for (const id of ['R1', 'R2'])
      await commit([
        write.insertRound(round(id, 1)),
        write.insertAssignment(assignment(id, 'U1')),
        write.insertHandIn(handIn(`hand-in ${id}`, { drill: id })),
        write.insertMark(mark(`mark ${id}`, { drill: id })),
      ]);

    await commit([write.deleteDrill(R1)]);

    const left = async (id: string) => {
      const key = { ...ofR1, drill: id };
      const rows = await Promise.all([read.rounds(key), read.assignments(key), read.handIns(key), read.setMarks(key)]);
      return [await read.drill({ workspace, id }), ...rows.flat()].filter((row) => row !== undefined).length;
    };
    expect([await left('R1'), await left('R2')]).toEqual([0, 5]);
  });
});

onEveryDatabase('a round', (under) => {
  beforeEach(() => keep(under, drill('R1')));

  test('goes on from the state that it is in, once', async () => {
    const { write, commit, read } = under.store;
    const filling = round('R1', 1, { state: 'filling' });
    await commit([write.insertRound(filling)]);
    const left_out = [{ person: 'U9', name: '已離職', why: 'left' }];
    const filled = () => commit([write.updateRound(filling, { state: 'open', left_out })]);

    expect([await filled(), await filled()]).toEqual(['committed', 'conflict']);
    const open = { ...filling, state: 'open' as const };
    await commit([write.updateRound(open, { state: 'closed', closed_at: NOW, result: { improved: null } })]);
    expect(await read.round(ofR1)).toEqual({
      ...filling,
      state: 'closed',
      left_out,
      result: { improved: null },
      closed_at: NOW,
    });
  });

  test('is there once, and only with its drill', async () => {
    const { write, commit } = under.store;
    const begun = (row: ReturnType<typeof round>) => commit([write.insertRound(row)]);

    expect([await begun(round('R1', 1)), await begun(round('R1', 1)), await begun(round('R9', 1))]).toEqual([
      'committed',
      'conflict',
      'conflict',
    ]);
  });

  test('stands among the others by its number', async () => {
    const { write, commit, read } = under.store;
    await commit([10, 9, 1].map((number) => write.insertRound(round('R1', number))));

    expect((await read.rounds(ofR1)).map(({ number }) => number)).toEqual([1, 9, 10]);
    expect(await read.round({ ...ofR1, round: 2 })).toBeUndefined();
  });
});

onEveryDatabase('old drills', (under) => {
  test('go: drafts, what ended, and what was handed in, marked and given in rounds long over', async () => {
    const { write, commit, read } = under.store;
    const before = NOW - 100;
    await keep(
      under,
      drill('old draft', { status: 'draft', seq: 0, created_at: NOW - 11 }),
      drill('new draft', { status: 'draft', seq: 0, created_at: NOW - 10 }),
      drill('old', { status: 'ended', seq: 2, ended_at: before - 1 }),
      drill('ended', { status: 'ended', seq: 3, ended_at: before, created_at: before - 9 }),
      drill('R1', { seq: 4, created_at: before - 9 }),
    );
    const [long, now] = [
      { round: 1, at: before - 1 },
      { round: 2, at: before },
    ];
    await commit([
      write.insertRound(round('R1', 1, { due_at: before - 1 })),
      write.insertRound(round('R1', 2, { due_at: before })),
      ...[1, 2].map((number) => write.insertAssignment(assignment('R1', 'U1', { round: number }))),
      ...[long, now].map((row) => write.insertHandIn(handIn(`of ${row.round}`, row))),
      ...[long, now].map((row) => write.insertMark(mark(`of ${row.round}`, row))),
    ]);

    await commit(write.deleteOldDrills(NOW - 10, before));

    const drills = await Promise.all(
      ['old draft', 'new draft', 'old', 'ended', 'R1'].map((id) => read.drill({ workspace, id })),
    );
    expect(drills.map((row) => row?.id)).toEqual([undefined, 'new draft', undefined, 'ended', 'R1']);
    const left = (number: number) => {
      const key = { ...ofR1, round: number };
      return Promise.all([read.assignments(key), read.handIns(key), read.setMarks(key), read.round(key)]);
    };
    expect(await left(1)).toMatchObject([[], [], [], { number: 1 }]);
    expect(await left(2)).toMatchObject([[{ person: 'U1' }], [{ id: 'of 2' }], [{ id: 'of 2' }], { number: 2 }]);
  });
});
