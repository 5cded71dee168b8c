import type { Store } from '../../src/store/open-store.ts';
import { databases, type TestDatabase } from './databases.ts';
import { due, line, NOW, outgoing, person, rep, session, turn, workspace } from './rows.ts';

const lease = { owner: 'first', now: NOW, leaseMs: 1_000, limit: 10 };

describe.each(databases)('the store on %s', (_name, newDatabase) => {
  let database: TestDatabase;
  let store: Store;
  const others: Store[] = [];

  async function anotherStore(): Promise<Store> {
    const other = await database.open();
    others.push(other);
    return other;
  }

  beforeEach(async () => {
    database = newDatabase();
    store = await database.open();
    await store.commit([store.write.putPerson(person())]);
  });

  afterEach(async () => {
    await Promise.all([store, ...others.splice(0)].map((each) => each.close()));
    await database.remove();
  });

  const start = (id: string, row = {}) => store.commit([store.write.insertSession(session(id, row))]);
  const current = async (id: string) => (await store.read.session({ workspace, id }))!;

  describe('a commit', () => {
    test('writes all of it', async () => {
      const { insertSession, insertTurn, updateSession, insertLine, settleLines } = store.write;
      const result = await store.commit([
        insertSession(session('S1')),
        insertTurn(turn('S1', 'a')),
        insertLine(line('S1', 'E1')),
        settleLines({ workspace, session: 'S1' }, ['E1'], { state: 'taken', turn: 'a' }),
        updateSession({ workspace, id: 'S1', version: 1 }, { head: 'a', touched_at: NOW + 1 }),
      ]);

      expect(result).toBe('committed');
      expect(await current('S1')).toEqual({
        ...session('S1'),
        status: 'open',
        ending: null,
        head: 'a',
        version: 2,
        scorecard: null,
        scorecard_version: null,
        told_paused_at: null,
        touched_at: NOW + 1,
        ended_at: null,
      });
      expect(await store.read.lines({ workspace, session: 'S1' })).toEqual([
        { ...line('S1', 'E1'), message: null, turn: 'a', state: 'taken', seq: 1 },
      ]);
    });

    test('with one write that cannot be done writes nothing', async () => {
      await start('S1');
      const { insertLine, insertTurn, updateSession } = store.write;

      const result = await store.commit([
        insertLine(line('S1', 'E1')),
        insertTurn(turn('S1', 'a')),
        updateSession({ workspace, id: 'S1', version: 9 }, { head: 'a' }),
      ]);

      expect(result).toBe('conflict');
      expect(await store.read.waitingLines({ workspace, session: 'S1' })).toEqual([]);
      expect(await store.read.turn({ workspace, session: 'S1' }, 'a')).toBeUndefined();
    });

    test('of nothing is committed', async () => {
      expect(await store.commit([])).toBe('committed');
    });

    test('with a row that lacks what it needs is an error and not a conflict', async () => {
      const nameless = store.write.putPerson({ ...person({ person: 'U2' }), language: null as never });

      await expect(store.commit([nameless])).rejects.toMatchObject({ name: 'StoreError', code: 'refused' });
      expect(await store.read.person({ workspace, person: 'U2' })).toBeUndefined();
    });

    test('after closing is an error that says so', async () => {
      await store.close();
      await expect(start('S1')).rejects.toMatchObject({ name: 'StoreError', code: 'closed' });
    });
  });

  describe('of two commits at once', () => {
    test('on the same version of a session one wins', async () => {
      await start('S1');
      const known = await current('S1');
      const take = (id: string) =>
        store.commit([store.write.insertTurn(turn('S1', id)), store.write.updateSession(known, { head: id })]);

      const results = await Promise.all([take('a'), take('b')]);

      expect(results.toSorted()).toEqual(['committed', 'conflict']);
      const winner = results[0] === 'committed' ? 'a' : 'b';
      expect(await current('S1')).toMatchObject({ head: winner, version: 2 });
      expect(await store.read.turn({ workspace, session: 'S1' }, winner === 'a' ? 'b' : 'a')).toBeUndefined();
    });

    test('with the same event one wins, and others of the tick are not harmed', async () => {
      await start('S1');
      const arrive = (event: string) => store.commit([store.write.insertLine(line('S1', event))]);

      const results = await Promise.all([arrive('E1'), arrive('E1'), arrive('E2')]);

      expect(results.slice(0, 2).toSorted()).toEqual(['committed', 'conflict']);
      expect(results[2]).toBe('committed');
      const lines = await store.read.waitingLines({ workspace, session: 'S1' });
      expect(lines.map((each) => each.id).toSorted()).toEqual(['E1', 'E2']);
    });

    test('an error of one harms no other', async () => {
      const good = start('S1');
      const bad = store.commit([store.write.insertEvent({ workspace, id: 'E1', at: null as never })]);

      await expect(bad).rejects.toMatchObject({ code: 'refused' });
      expect(await good).toBe('committed');
      expect(await current('S1')).toBeDefined();
    });

    test('from two stores one wins', async () => {
      await start('S1');
      const other = await anotherStore();
      const known = await current('S1');
      const pauseAndEnd = [
        store.commit([store.write.updateSession(known, { status: 'paused' })]),
        other.commit([other.write.updateSession(known, { status: 'ended' })]),
      ];

      expect((await Promise.all(pauseAndEnd)).toSorted()).toEqual(['committed', 'conflict']);
    });
  });

  describe('a person', () => {
    test('has one open session at most', async () => {
      expect(await start('S1')).toBe('committed');
      expect(await start('S2')).toBe('conflict');
      expect(await start('S3', { status: 'paused' })).toBe('committed');
      expect(await store.read.openSession(rep)).toMatchObject({ id: 'S1' });
      expect(await store.read.pausedSessions(rep)).toMatchObject([{ id: 'S3' }]);
    });

    test('must be known before a session starts', async () => {
      expect(await start('S1', { person: 'stranger' })).toBe('conflict');
    });

    test('keeps the day they came when their settings change', async () => {
      await store.commit([store.write.putPerson(person({ language: 'zh-CN', created_at: NOW + 9 }))]);

      expect(await store.read.person(rep)).toEqual(person({ language: 'zh-CN', created_at: NOW }));
    });

    test('sees ended sessions, the newest first', async () => {
      for (const [id, ended_at] of [
        ['S1', NOW + 1],
        ['S2', NOW + 3],
        ['S3', NOW + 2],
      ] as const) {
        await start(id, { status: 'ended', ended_at, scorecard: { total: 62 } });
      }

      const past = await store.read.pastSessions(rep, 2);

      expect(past).toMatchObject([{ id: 'S2', scorecard: { total: 62 } }, { id: 'S3' }]);
    });

    test('of another workspace is somebody else', async () => {
      await start('S1');
      const elsewhere = { workspace: 'T2', person: rep.person };

      expect(await store.read.person(elsewhere)).toBeUndefined();
      expect(await store.read.openSession(elsewhere)).toBeUndefined();
      expect(await store.read.session({ workspace: 'T2', id: 'S1' })).toBeUndefined();
    });
  });

  describe('lines', () => {
    const all = { workspace, session: 'S1' };
    beforeEach(() => start('S1'));

    test('wait in the order in which they arrived', async () => {
      const ids = ['z', 'm', 'a', 'k', 'b'];
      for (const id of ids) await store.commit([store.write.insertLine(line('S1', id))]);

      expect((await store.read.waitingLines(all)).map((each) => each.id)).toEqual(ids);
    });

    test('of one commit keep their order', async () => {
      await store.commit(['z', 'a', 'm'].map((id) => store.write.insertLine(line('S1', id))));

      expect((await store.read.waitingLines(all)).map((each) => each.id)).toEqual(['z', 'a', 'm']);
    });

    test('are settled once', async () => {
      await store.commit(['a', 'b', 'c'].map((id) => store.write.insertLine(line('S1', id))));
      const settle = (ids: string[]) =>
        store.commit([store.write.settleLines(all, ids, { state: 'taken', turn: 't' })]);

      expect(await settle(['a', 'b'])).toBe('committed');
      expect(await settle(['b', 'c'])).toBe('conflict');
      expect((await store.read.waitingLines(all)).map((each) => each.id)).toEqual(['c']);
    });

    test('are known by their event, as events without a line are', async () => {
      await store.commit([
        store.write.insertLine(line('S1', 'E1')),
        store.write.insertEvent({ workspace, id: 'E2', at: NOW }),
      ]);

      const taken = await Promise.all(['E1', 'E2', 'E3'].map((id) => store.read.eventTaken({ workspace, id })));
      expect(taken).toEqual([true, true, false]);
      expect(await store.commit([store.write.insertEvent({ workspace, id: 'E2', at: NOW })])).toBe('conflict');
    });

    test.each([
      ['both scripts', '您好，請問您最在意什麼？ 您好，请问您最在意什么？'],
      ['characters beyond the first plane', '𠮷野家 𡃁 👩‍👩‍👧‍👦 🇹🇼 é'],
      ['markup, quotes and backslashes', `<!channel> <@U1> 'it''s' "x" \\n %s $1 ? ; drop table lines`],
      ['white space', ' \t two\r\nlines\u3000 '],
      ['nothing', ''],
    ])('are kept as written: %s', async (_what, text) => {
      await store.commit([store.write.insertLine(line('S1', 'E1', { text, said: text }))]);

      expect(await store.read.waitingLines(all)).toMatchObject([{ text, said: text }]);
    });

    test('keep a replacement for what is no text at all', async () => {
      await store.commit([store.write.insertLine(line('S1', 'E1', { text: 'a\0b\uD83D' }))]);

      expect(await store.read.waitingLines(all)).toMatchObject([{ text: 'a\uFFFDb\uFFFD' }]);
    });
  });

  describe('turns', () => {
    const all = { workspace, session: 'S1' };

    beforeEach(async () => {
      await start('S1');
      await store.commit([
        store.write.insertTurn(turn('S1', 'root')),
        store.write.insertTurn(turn('S1', 'z', { parent: 'root', number: 1 })),
        store.write.insertTurn(turn('S1', 'taken back', { parent: 'z', number: 2 })),
        store.write.insertTurn(turn('S1', 'a', { parent: 'z', number: 2, body: { said: ['好', { more: null }] } })),
      ]);
    });

    test('lead from the first to the head, without what was taken back', async () => {
      const path = await store.read.path({ workspace, id: 'S1', head: 'a' });

      expect(path.map((each) => each.id)).toEqual(['root', 'z', 'a']);
      expect(path[2]).toEqual(turn('S1', 'a', { parent: 'z', number: 2, body: { said: ['好', { more: null }] } }));
    });

    test('taken back are still there', async () => {
      expect(await store.read.turn(all, 'taken back')).toMatchObject({ parent: 'z' });
    });

    test('are none before the first', async () => {
      expect(await store.read.path({ workspace, id: 'S1', head: null })).toEqual([]);
    });
  });

  describe('outgoing messages', () => {
    const put = (...rows: ReturnType<typeof outgoing>[]) =>
      store.commit(rows.map((row) => store.write.insertOutgoing(row)));
    const ids = (rows: { id: string }[]) => rows.map((row) => row.id);

    test('of one conversation are leased one after another', async () => {
      await put(outgoing('z'), outgoing('a'), outgoing('other', { conversation: 'D2' }));

      expect(ids(await store.leaseOutgoing(lease)).toSorted()).toEqual(['other', 'z']);
      expect(await store.leaseOutgoing(lease)).toEqual([]);
      await store.commit([store.write.outgoingSent({ workspace, id: 'z' }, '1.2')]);
      expect(await store.leaseOutgoing(lease)).toMatchObject([
        { id: 'a', payload: { customer: 'hello' }, owner: 'first', leased_until: NOW + 1_000, attempts: 1 },
      ]);
    });

    test.each([
      ['given up', (s: Store) => s.write.outgoingFailed({ workspace, id: 'a' }, 'channel_not_found')],
      ['dropped', (s: Store) => s.write.outgoingDropped({ workspace, id: 'a' })],
    ])('%s hold up no other', async (_what, settle) => {
      await put(outgoing('a'), outgoing('b'));
      await store.commit([settle(store)]);

      expect(ids(await store.leaseOutgoing(lease))).toEqual(['b']);
    });

    test('tried again hold up the later ones until then', async () => {
      await put(outgoing('a'), outgoing('b'));
      await store.leaseOutgoing(lease);
      await store.commit([store.write.retryOutgoing({ workspace, id: 'a' }, NOW + 500, 'ratelimited')]);

      expect(await store.leaseOutgoing(lease)).toEqual([]);
      const [again] = await store.leaseOutgoing({ ...lease, now: NOW + 500 });
      expect(again).toMatchObject({ id: 'a', attempts: 2, last_error: 'ratelimited' });
    });

    test('left behind are leased again when the lease is over', async () => {
      await put(outgoing('a'));
      await store.leaseOutgoing(lease);

      expect(await store.leaseOutgoing({ ...lease, owner: 'second', now: NOW + 999 })).toEqual([]);
      const [again] = await store.leaseOutgoing({ ...lease, owner: 'second', now: NOW + 1_000 });
      expect(again).toMatchObject({ id: 'a', owner: 'second', attempts: 2 });
    });

    test('are known to be sent once', async () => {
      await put(outgoing('a'));
      const sent = () => store.commit([store.write.outgoingSent({ workspace, id: 'a' }, '1.2')]);

      expect([await sent(), await sent()]).toEqual(['committed', 'conflict']);
    });

    test('are leased up to the limit', async () => {
      await put(...['a', 'b', 'c'].map((id) => outgoing(id, { conversation: id })));

      expect(await store.leaseOutgoing({ ...lease, limit: 2 })).toHaveLength(2);
      expect(await store.leaseOutgoing({ ...lease, limit: 2 })).toHaveLength(1);
    });
  });

  describe('due work', () => {
    const put = (...rows: ReturnType<typeof due>[]) => store.commit(rows.map((row) => store.write.putDue(row)));
    beforeEach(() => start('S1'));

    test('is leased when its time has come, the longest due first', async () => {
      await put(due('late', { due_at: NOW + 1 }), due('a'), due('b', { due_at: NOW - 5, payload: { of: '週一' } }));

      expect(await store.leaseDue(lease)).toMatchObject([{ id: 'b', payload: { of: '週一' } }, { id: 'a' }]);
      expect(await store.leaseDue({ ...lease, now: NOW + 1 })).toMatchObject([{ id: 'late' }]);
    });

    test('of one kind is there once for a session and can be moved', async () => {
      await put(due('a', { session: 'S1' }));
      await put(due('b', { session: 'S1', due_at: NOW + 5 }), due('c', { session: 'S1', kind: 'pause_idle' }));

      expect(await store.leaseDue(lease)).toMatchObject([{ kind: 'pause_idle' }]);
      expect(await store.leaseDue({ ...lease, now: NOW + 5 })).toMatchObject([{ kind: 'answer', due_at: NOW + 5 }]);
    });

    test('moved while somebody does it is not done', async () => {
      await put(due('a', { session: 'S1' }));
      const [work] = await store.leaseDue(lease);
      await put(due('a', { session: 'S1', due_at: NOW + 5 }));

      expect(await store.commit([store.write.finishDue(work!)])).toBe('conflict');
      expect(await store.leaseDue({ ...lease, now: NOW + 5 })).toHaveLength(1);
    });

    test('done is gone', async () => {
      await put(due('a', { session: 'S1' }));
      const [work] = await store.leaseDue(lease);

      expect(await store.commit([store.write.finishDue(work!)])).toBe('committed');
      expect(await store.leaseDue({ ...lease, now: NOW + 9_999 })).toEqual([]);
    });

    test('no longer wanted is dropped, whether it is there or not', async () => {
      await put(due('a', { session: 'S1' }));
      const drop = () => store.commit([store.write.dropDue({ workspace, session: 'S1' }, 'answer')]);

      expect([await drop(), await drop()]).toEqual(['committed', 'committed']);
      expect(await store.leaseDue(lease)).toEqual([]);
    });
  });

  describe('two stores on one database', () => {
    test('never lease the same', async () => {
      const other = await anotherStore();
      const names = Array.from({ length: 60 }, (_, i) => `id ${i}`);
      await store.commit(names.map((id) => store.write.insertOutgoing(outgoing(id, { conversation: id }))));
      await store.commit(names.map((id) => store.write.putDue(due(id))));

      const ask = Array.from({ length: 20 }, (_, i) => ({ from: i % 2 ? store : other, owner: `owner ${i}` }));
      const messages = await Promise.all(
        ask.map(({ from, owner }) => from.leaseOutgoing({ ...lease, owner, limit: 7 })),
      );
      const work = await Promise.all(ask.map(({ from, owner }) => from.leaseDue({ ...lease, owner, limit: 7 })));

      for (const leased of [messages.flat(), work.flat()]) {
        expect(new Set(leased.map((row) => row.id)).size).toBe(leased.length);
      }
      const rest = await store.leaseDue({ ...lease, limit: 100 });
      expect([...work.flat(), ...rest].map((row) => row.id).toSorted()).toEqual(names.toSorted());
    });

    test('see what the other one wrote', async () => {
      const other = await anotherStore();
      await start('S1');

      expect(await other.read.openSession(rep)).toMatchObject({ id: 'S1' });
    });
  });

  describe('opening', () => {
    test('again keeps all that was there', async () => {
      await start('S1');
      await store.commit([store.write.insertLine(line('S1', 'E1', { text: '融化冰塊' }))]);
      await store.close();

      store = await database.open();

      expect(await store.read.waitingLines({ workspace, session: 'S1' })).toMatchObject([{ text: '融化冰塊' }]);
      expect(await store.commit([store.write.insertLine(line('S1', 'E1'))])).toBe('conflict');
    });

    test('an empty database several times at once makes its tables once', async () => {
      const empty = newDatabase();
      const stores = await Promise.all([empty.open(), empty.open(), empty.open()]);
      const results = await Promise.all(
        stores.map((each) => each.commit([each.write.insertEvent({ workspace, id: 'E', at: 1 })])),
      );

      expect(results.toSorted()).toEqual(['committed', 'conflict', 'conflict']);
      await Promise.all(stores.map((each) => each.close()));
      await empty.remove();
    });
  });

  test('texts are kept by their hash, the same one twice too', async () => {
    const flow = { workspace, hash: 'abc', body: 'id: four-keys\n名稱: 四把鑰匙\n' };

    expect(await store.commit([store.write.putText(flow), store.write.putText(flow)])).toBe('committed');
    expect(await store.read.text(workspace, 'abc')).toBe(flow.body);
    expect(await store.read.text(workspace, 'other')).toBeUndefined();
  });

  test('a mark that seems wrong is kept once for a criterion, with the later note', async () => {
    await start('S1');
    const say = (note: string) =>
      store.write.putDispute({ workspace, session: 'S1', criterion: 'no_assumption', note, at: NOW });
    await store.commit([say('first'), say('我沒有假設')]);

    expect(await store.read.disputes({ workspace, session: 'S1' })).toMatchObject([{ note: '我沒有假設' }]);
  });

  describe('what is stored about a person', () => {
    beforeEach(async () => {
      const { write } = store;
      await store.commit([
        write.putPerson(person({ person: 'U2', conversation: 'D2' })),
        write.insertSession(session('S1')),
        write.insertSession(session('S2', { person: 'U2', conversation: 'D2' })),
        write.insertTurn(turn('S1', 'a')),
        write.insertLine(line('S1', 'E1')),
        write.insertLine(line('S2', 'E2', { person: 'U2' })),
        write.insertOutgoing(outgoing('O1', { session: 'S1' })),
        write.insertOutgoing(outgoing('help')),
        write.insertOutgoing(outgoing('O2', { session: 'S2', conversation: 'D2' })),
        write.putDue(due('W1', { session: 'S1' })),
        write.putDispute({ workspace, session: 'S1', criterion: 'c', note: 'n', at: NOW }),
      ]);
    });

    test('can be read as a whole', async () => {
      const data = await store.read.personData(rep);

      expect(data).toMatchObject({
        person: { person: 'U1' },
        sessions: [{ id: 'S1' }],
        turns: [{ id: 'a', body: { key: 'melt_the_ice' } }],
        lines: [{ id: 'E1' }],
        outgoing: [{ id: 'O1' }, { id: 'help' }],
        disputes: [{ criterion: 'c' }],
      });
    });

    test('can be deleted, and nothing of anybody else', async () => {
      expect(await store.commit(store.write.deletePerson(rep))).toBe('committed');

      const nothing = { person: undefined, sessions: [], turns: [], lines: [], outgoing: [], disputes: [] };
      expect(await store.read.personData(rep)).toEqual(nothing);
      expect(await store.leaseDue(lease)).toEqual([]);
      expect(await store.read.waitingLines({ workspace, session: 'S2' })).toHaveLength(1);
      expect(await store.leaseOutgoing(lease)).toMatchObject([{ id: 'O2' }]);
    });
  });
});
