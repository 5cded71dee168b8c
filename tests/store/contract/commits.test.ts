import type { Store } from '../../../src/store/open-store.ts';
import { onEveryDatabase } from '../databases.ts';
import { arrange, ids, line, NOW, ofS1, person, S1, session, turn, workspace } from '../rows.ts';

const arrive = (store: Store, event: string) => store.commit([store.write.insertLine(line('S1', event))]);

onEveryDatabase('a commit', (under) => {
  beforeEach(() => arrange(under.store, 'S1'));

  test('writes all of it', async () => {
    const { write, commit, read } = under.store;

    const result = await commit([
      write.insertTurn(turn('S1', 'a')),
      write.insertLine(line('S1', 'E1')),
      write.settleLines(ofS1, ['E1'], { state: 'taken', turn: 'a' }),
      write.updateSession({ ...S1, version: 1 }, { head: 'a', touched_at: NOW + 1 }),
    ]);

    expect(result).toBe('committed');
    expect(await read.session(S1)).toEqual({
      ...session('S1'),
      status: 'open',
      ending: null,
      head: 'a',
      version: 2,
      scorecard: null,
      scorecard_version: null,
      part: 'whole',
      retry_of: null,
      retry_from: null,
      drill: null,
      round: null,
      drill_part: null,
      told_paused_at: null,
      touched_at: NOW + 1,
      ended_at: null,
    });
    expect(await read.turn(ofS1, 'a')).toEqual(turn('S1', 'a'));
    expect(await read.lines(ofS1)).toEqual([{ ...line('S1', 'E1'), message: null, turn: 'a', state: 'taken', seq: 1 }]);
  });

  test('with one write that cannot be done writes nothing', async () => {
    const { write, commit, read } = under.store;

    const result = await commit([
      write.insertLine(line('S1', 'E1')),
      write.insertTurn(turn('S1', 'a')),
      write.updateSession({ ...S1, version: 9 }, { head: 'a' }),
    ]);

    expect(result).toBe('conflict');
    expect(await read.waitingLines(ofS1)).toEqual([]);
    expect(await read.turn(ofS1, 'a')).toBeUndefined();
  });

  test('of nothing is committed', async () => {
    expect(await under.store.commit([])).toBe('committed');
  });

  test('of a row that lacks what it needs is an error and no conflict', async () => {
    const { write, commit, read } = under.store;
    const speechless = write.putPerson({ ...person({ person: 'U2' }), language: null as never });

    await expect(commit([speechless])).rejects.toMatchObject({ name: 'StoreError', code: 'refused' });
    expect(await read.person({ workspace, person: 'U2' })).toBeUndefined();
  });

  test('and a read after closing are errors that say so', async () => {
    await under.store.close();

    await expect(arrive(under.store, 'E1')).rejects.toMatchObject({ name: 'StoreError', code: 'closed' });
    await expect(under.store.read.session(S1)).rejects.toMatchObject({ name: 'StoreError', code: 'closed' });
  });

  test('that waits is done before the store closes', async () => {
    const arrived = arrive(under.store, 'E1');
    await under.store.close();

    expect(await arrived).toBe('committed');
    const again = await under.database.open();
    expect(ids(await again.read.waitingLines(ofS1))).toEqual(['E1']);
  });
});

onEveryDatabase('of commits at once', (under) => {
  beforeEach(() => arrange(under.store, 'S1'));

  test('on the same version of a session one wins', async () => {
    const { write, commit, read } = under.store;
    const take = (id: string) =>
      commit([write.insertTurn(turn('S1', id)), write.updateSession({ ...S1, version: 1 }, { head: id })]);

    const results = await Promise.all([take('a'), take('b')]);

    expect(results.toSorted()).toEqual(['committed', 'conflict']);
    const [winner, other] = results[0] === 'committed' ? ['a', 'b'] : ['b', 'a'];
    expect(await read.session(S1)).toMatchObject({ head: winner, version: 2 });
    expect(await read.turn(ofS1, other)).toBeUndefined();
  });

  test('with the same event one wins, and another one is not harmed', async () => {
    const results = await Promise.all(['E1', 'E1', 'E2'].map((event) => arrive(under.store, event)));

    expect(results.slice(0, 2).toSorted()).toEqual(['committed', 'conflict']);
    expect(results[2]).toBe('committed');
    expect(ids(await under.store.read.waitingLines(ofS1)).toSorted()).toEqual(['E1', 'E2']);
  });

  test('the error of one harms no other', async () => {
    const { write, commit, read } = under.store;
    const timeless = commit([write.insertEvent({ workspace, id: 'E1', at: null as never })]);
    const good = arrive(under.store, 'E2');

    await expect(timeless).rejects.toMatchObject({ code: 'refused' });
    expect(await good).toBe('committed');
    expect(await read.waitingLines(ofS1)).toHaveLength(1);
  });

  test('from two stores on the same version one wins', async () => {
    const other = await under.database.open();

    const results = await Promise.all(
      [under.store, other].map((store, i) =>
        store.commit([store.write.updateSession({ ...S1, version: 1 }, { seed: i })]),
      ),
    );

    expect(results.toSorted()).toEqual(['committed', 'conflict']);
  });
});
