import { drillOfDue } from '../../../src/store/drill-writes.ts';
import { onEveryDatabase } from '../databases.ts';
import { ids, lease, NOW, R1, workspace } from '../rows.ts';

const R = { ...R1, channel: 'slack' };

onEveryDatabase('the work of a drill', (under) => {
  const put = (due_at: number) => under.store.commit([under.store.write.drillDue(R, due_at)]);
  const leased = (now: number, channels = ['slack']) => under.store.leaseDue({ ...lease, now, channels });

  test('is due for its channel, and names its drill', async () => {
    await put(NOW);

    expect(await leased(NOW, ['web'])).toEqual([]);
    const work = await leased(NOW);
    expect(work).toMatchObject([{ kind: 'drill', channel: 'slack', session: null, payload: {}, due_at: NOW }]);
    expect(drillOfDue(work[0]!.id)).toBe('R1');
  });

  test.each([
    ['earlier than it was', NOW + 9, NOW + 5],
    ['later than it is', NOW + 5, NOW + 9],
  ])('is there once, at the earlier time, when it is wanted %s', async (_what, first, then) => {
    await put(first);
    await put(then);

    expect(await leased(NOW + 4)).toEqual([]);
    expect(await leased(NOW + 9)).toMatchObject([{ due_at: NOW + 5 }]);
  });

  test('that is wanted while somebody is at it is free at once, and theirs is a conflict', async () => {
    const { commit, write } = under.store;
    await put(NOW);
    const [work] = await leased(NOW);
    await put(NOW + 5);

    expect(await commit([write.moveDue(work!, NOW + 9)])).toBe('conflict');
    expect(await commit([write.finishDue(work!)])).toBe('conflict');
    expect(await leased(NOW)).toMatchObject([{ due_at: NOW }]);
  });

  test('goes on at another time when it has been done, and then has no lease', async () => {
    const { commit, write } = under.store;
    await put(NOW);
    const [work] = await leased(NOW);

    expect(await commit([write.moveDue(work!, NOW + 1)])).toBe('committed');
    expect(await commit([write.moveDue(work!, NOW + 2)])).toBe('conflict');
    expect(await leased(NOW)).toEqual([]);
    expect(await leased(NOW + 1)).toMatchObject([{ due_at: NOW + 1 }]);
  });

  test('is over when its drill no longer runs', async () => {
    const { commit, write } = under.store;
    await put(NOW);

    expect(await commit([write.noDrillDue(R1), write.noDrillDue(R1)])).toBe('committed');
    expect(await leased(NOW + 9)).toEqual([]);
  });
});

onEveryDatabase('two stores on the drills of two channels', (under) => {
  const names = Array.from({ length: 60 }, (_, i) => `R${i}`);
  const channels = ['slack', 'web'];

  test('never lease the same, and each only its own', async () => {
    const { store } = under;
    const stores = [store, await under.database.open()];
    await store.commit(names.map((id, i) => store.write.drillDue({ workspace, id, channel: channels[i % 2]! }, NOW)));
    const asking = Array.from({ length: 20 }, (_, i) => ({ ...lease, owner: `owner ${i}`, limit: 7 }));

    const work = await Promise.all(
      asking.map((each, i) => stores[i % 2]!.leaseDue({ ...each, channels: [channels[(i >> 1) % 2]!] })),
    );

    const right = work.every((some, i) => some.every(({ channel }) => channel === channels[(i >> 1) % 2]));
    expect(right).toBe(true);
    // What a lease passes over because it is locked at that moment comes with a later one.
    const rest = await store.leaseDue({ ...lease, owner: 'rest', limit: 100, channels });
    expect(ids([...work.flat(), ...rest]).toSorted()).toEqual(names.map((id) => `drill/${id}`).toSorted());
  });
});
