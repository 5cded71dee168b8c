import type { Store } from '../../../src/store/open-store.ts';
import { onEveryDatabase } from '../databases.ts';
import { arrange, due, ids, lease, NOW, outgoing, workspace } from '../rows.ts';

const putMessages = (store: Store, ...rows: ReturnType<typeof outgoing>[]) =>
  store.commit(rows.map((row) => store.write.insertOutgoing(row)));
const putWork = (store: Store, ...rows: ReturnType<typeof due>[]) =>
  store.commit(rows.map((row) => store.write.putDue(row)));

const answer = due('answer/S1', { session: 'S1' });

onEveryDatabase('outgoing messages', (under) => {
  const a = { workspace, id: 'a' };

  test('of one conversation are leased one after another', async () => {
    const { store } = under;
    await putMessages(store, outgoing('z'), outgoing('a'), outgoing('other', { conversation: 'D2' }));

    expect(ids(await store.leaseOutgoing(lease)).toSorted()).toEqual(['other', 'z']);
    expect(await store.leaseOutgoing(lease)).toEqual([]);
    await store.commit([store.write.outgoingSent({ workspace, id: 'z' }, '1.2')]);
    expect(await store.leaseOutgoing(lease)).toEqual([
      {
        ...outgoing('a'),
        session: null,
        turn: null,
        seq: 2,
        state: 'waiting',
        message: null,
        edits: null,
        attempts: 1,
        leased_until: NOW + 1_000,
        owner: 'first',
        last_error: null,
      },
    ]);
  });

  test.each([
    ['given up', (store: Store) => store.write.outgoingFailed(a, 'channel_not_found')],
    ['dropped', (store: Store) => store.write.outgoingDropped(a)],
  ])('%s hold up no other', async (_what, settle) => {
    await putMessages(under.store, outgoing('a'), outgoing('b'));
    await under.store.commit([settle(under.store)]);

    expect(ids(await under.store.leaseOutgoing(lease))).toEqual(['b']);
  });

  test('to be tried again hold up the later ones until then', async () => {
    const { store } = under;
    await putMessages(store, outgoing('a'), outgoing('b'));
    await store.leaseOutgoing(lease);
    await store.commit([store.write.retryOutgoing(a, NOW + 500, 'ratelimited')]);

    expect(await store.leaseOutgoing(lease)).toEqual([]);
    const again = await store.leaseOutgoing({ ...lease, now: NOW + 500 });
    expect(again).toMatchObject([{ id: 'a', attempts: 2, last_error: 'ratelimited' }]);
  });

  test('left behind are leased again when the lease is over', async () => {
    const { store } = under;
    await putMessages(store, outgoing('a'));
    await store.leaseOutgoing(lease);

    expect(await store.leaseOutgoing({ ...lease, owner: 'second', now: NOW + 999 })).toEqual([]);
    const again = await store.leaseOutgoing({ ...lease, owner: 'second', now: NOW + 1_000 });
    expect(again).toMatchObject([{ id: 'a', owner: 'second', attempts: 2 }]);
  });

  test('are leased by who serves their channel, and are read again in their order', async () => {
    const { store } = under;
    await putMessages(store, outgoing('a', { channel: 'botframework' }), outgoing('b', { conversation: 'D2' }));

    expect(ids(await store.leaseOutgoing({ ...lease, channels: ['botframework', 'web'] }))).toEqual(['a']);
    await store.commit([store.write.outgoingSent(a, '1.2')]);
    await putMessages(store, outgoing('c', { channel: 'botframework', state: 'sent' }), outgoing('d'));
    const at = { workspace, conversation: 'D1' };
    expect(ids(await store.read.saidLast(at, 9))).toEqual(['a', 'c']);
    expect(ids(await store.read.saidLast(at, 1))).toEqual(['c']);
  });

  test('have one whose turn it is, whoever has leased it', async () => {
    const { store } = under;
    await putMessages(store, outgoing('b'), outgoing('a'), outgoing('c', { conversation: 'D2' }));
    await store.leaseOutgoing(lease);
    const first = () => store.read.firstWaiting({ workspace, conversation: 'D1' });

    expect(await first()).toBe('b');
    await store.commit([store.write.outgoingSent({ workspace, id: 'b' }, '1.2')]);
    expect(await first()).toBe('a');
    await store.commit([store.write.outgoingSent(a, '1.3')]);
    expect(await first()).toBeUndefined();
  });

  test('leased by a process before are free soon where one process has the database to itself', async () => {
    const { store, alone } = under;
    await arrange(store, 'S1');
    await putMessages(store, outgoing('a'));
    await putWork(store, answer);
    const before = { ...lease, owner: 'before', leaseMs: 60_000 };
    await Promise.all([store.leaseOutgoing(before), store.leaseDue(before)]);
    await store.takeOver({ owner: 'after', from: NOW + 10 });
    const after = { ...lease, owner: 'after' };

    expect(await store.leaseOutgoing({ ...after, now: NOW + 9 })).toEqual([]);
    expect(ids(await store.leaseOutgoing({ ...after, now: NOW + 10 }))).toEqual(alone ? ['a'] : []);
    expect(ids(await store.leaseDue({ ...after, now: NOW + 10 }))).toEqual(alone ? [answer.id] : []);
  });

  test('are known to be sent once', async () => {
    const { store } = under;
    await putMessages(store, outgoing('a'));
    const sent = store.write.outgoingSent(a, '1.2');

    expect([await store.commit([sent]), await store.commit([sent])]).toEqual(['committed', 'conflict']);
  });

  test('are leased up to the limit', async () => {
    const { store } = under;
    await putMessages(store, ...['a', 'b', 'c'].map((id) => outgoing(id, { conversation: id })));

    expect(await store.leaseOutgoing({ ...lease, limit: 2 })).toHaveLength(2);
    expect(await store.leaseOutgoing({ ...lease, limit: 2 })).toHaveLength(1);
  });
});

onEveryDatabase('due work', (under) => {
  beforeEach(() => arrange(under.store, 'S1'));
  const later = { ...answer, due_at: NOW + 5 };

  test('is leased when its time has come, the longest due first', async () => {
    const { store } = under;
    await putWork(
      store,
      due('late', { due_at: NOW + 1 }),
      due('a'),
      due('b', { due_at: NOW - 5, payload: { of: '週一' } }),
    );

    expect(await store.leaseDue(lease)).toMatchObject([{ id: 'b', payload: { of: '週一' } }, { id: 'a' }]);
    expect(await store.leaseDue({ ...lease, now: NOW + 1 })).toMatchObject([{ id: 'late' }]);
  });

  test('of a channel is leased by who serves it, what is of no channel by anybody', async () => {
    const { store } = under;
    await putWork(store, due('of slack', { channel: 'slack' }), due('of the web', { channel: 'web' }), due('of all'));
    const leased = async (channels: string[]) => ids(await store.leaseDue({ ...lease, channels })).toSorted();

    expect(await leased(['terminal'])).toEqual(['of all']);
    expect(await leased(['terminal'])).toEqual([]);
    expect(await leased(['terminal', 'slack', 'web'])).toEqual(['of slack', 'of the web']);
  });

  test('is kept for longer by who has leased it, and by nobody else', async () => {
    const { store } = under;
    await putWork(store, answer);
    const [work] = await store.leaseDue(lease);
    const freeAt = async (now: number) => ids(await store.leaseDue({ ...lease, owner: 'third', now })).length > 0;

    await store.renewDue({ ...work!, owner: 'second' }, NOW + 9_000);
    await store.renewDue(work!, NOW + 2_000);

    expect(await freeAt(NOW + 1_999)).toBe(false);
    expect(await freeAt(NOW + 2_000)).toBe(true);
    await store.renewDue(work!, NOW + 9_000);
    expect(await store.leaseDue({ ...lease, now: NOW + 3_000 })).toMatchObject([{ id: answer.id }]);
  });

  test('that is done meanwhile is not there again when it is renewed', async () => {
    const { store } = under;
    await putWork(store, answer);
    const [work] = await store.leaseDue(lease);
    await store.commit([store.write.finishDue(work!)]);

    await store.renewDue(work!, NOW + 2_000);

    expect(await store.leaseDue({ ...lease, now: NOW + 9_999 })).toEqual([]);
  });

  test('of one kind is there once for a session and can be moved', async () => {
    const { store } = under;
    await putWork(store, answer, due('idle', { session: 'S1', kind: 'pause_idle' }));
    await putWork(store, later);

    expect(await store.leaseDue(lease)).toMatchObject([{ kind: 'pause_idle' }]);
    expect(await store.leaseDue({ ...lease, now: NOW + 5 })).toMatchObject([{ kind: 'answer', due_at: NOW + 5 }]);
  });

  test('moved while somebody does it is not done', async () => {
    const { store } = under;
    await putWork(store, answer);
    const [work] = await store.leaseDue(lease);
    await putWork(store, later);

    expect(await store.commit([store.write.finishDue(work!)])).toBe('conflict');
    expect(await store.leaseDue({ ...lease, now: NOW + 5 })).toHaveLength(1);
  });

  test('that somebody else took over is not done by the first', async () => {
    const { store } = under;
    await putWork(store, answer);
    const [first] = await store.leaseDue(lease);
    const [second] = await store.leaseDue({ ...lease, owner: 'second', now: NOW + 1_000 });

    expect(await store.commit([store.write.finishDue(first!)])).toBe('conflict');
    expect(await store.commit([store.write.finishDue(second!)])).toBe('committed');
    expect(await store.leaseDue({ ...lease, now: NOW + 9_999 })).toEqual([]);
  });
});

onEveryDatabase('two stores on one database', (under) => {
  const names = Array.from({ length: 60 }, (_, i) => `id ${i}`);

  test('never lease the same', async () => {
    const { store } = under;
    const stores = [store, await under.database.open()];
    await putMessages(store, ...names.map((id) => outgoing(id, { conversation: id })));
    await putWork(store, ...names.map((id) => due(id)));
    const asking = Array.from({ length: 20 }, (_, i) => ({ ...lease, owner: `owner ${i}`, limit: 7 }));

    const messages = await Promise.all(asking.map((each, i) => stores[i % 2]!.leaseOutgoing(each)));
    const work = await Promise.all(asking.map((each, i) => stores[i % 2]!.leaseDue(each)));

    // What a lease passes over because it is locked at that moment comes with a later one.
    const everything = { ...lease, owner: 'rest', limit: 100 };
    const allMessages = [...messages.flat(), ...(await store.leaseOutgoing(everything))];
    const allWork = [...work.flat(), ...(await store.leaseDue(everything))];
    expect(ids(allMessages).toSorted()).toEqual(names.toSorted());
    expect(ids(allWork).toSorted()).toEqual(names.toSorted());
  });
});
