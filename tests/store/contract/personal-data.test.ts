import { onEveryDatabase } from '../databases.ts';
import { arrange, due, ids, lease, line, NOW, ofS1, outgoing, person, rep, session, turn, workspace } from '../rows.ts';

onEveryDatabase('what is stored about a person', (under) => {
  beforeEach(async () => {
    const { commit, write } = under.store;
    await arrange(under.store, 'S1');
    await commit([
      write.insertTurn(turn('S1', 'a')),
      write.insertLine(line('S1', 'E1')),
      write.insertOutgoing(outgoing('O1', { session: 'S1' })),
      write.insertOutgoing(outgoing('help')),
      write.putDue(due('W1', { session: 'S1' })),
      write.putDispute({ ...ofS1, criterion: 'c', note: 'n', at: NOW }),
      write.putAddress({ ...rep, conversation: 'D1', address: { serviceUrl: 'https://one' } }),
      write.putAddress({ workspace, person: 'U2', conversation: 'D2', address: { serviceUrl: 'https://two' } }),
      write.putPerson(person({ person: 'U2', conversation: 'D2' })),
      write.insertSession(session('S2', { person: 'U2', conversation: 'D2' })),
      write.insertLine(line('S2', 'E2', { person: 'U2' })),
      write.insertOutgoing(outgoing('O2', { session: 'S2', conversation: 'D2' })),
    ]);
  });

  test('can be read as a whole', async () => {
    expect(await under.store.read.personData(rep)).toMatchObject({
      person: { person: 'U1' },
      sessions: [{ id: 'S1' }],
      turns: [{ id: 'a', body: { key: 'melt_the_ice' } }],
      lines: [{ id: 'E1' }],
      outgoing: [{ id: 'O1' }, { id: 'help' }],
      disputes: [{ criterion: 'c' }],
      addresses: [{ conversation: 'D1', address: { serviceUrl: 'https://one' } }],
    });
  });

  test('can be deleted, and nothing of anybody else', async () => {
    const { commit, write, read, leaseDue, leaseOutgoing } = under.store;

    expect(await commit(write.deletePerson(rep))).toBe('committed');

    const nothing = {
      person: undefined,
      sessions: [],
      turns: [],
      lines: [],
      outgoing: [],
      disputes: [],
      addresses: [],
    };
    expect(await read.personData(rep)).toEqual(nothing);
    expect(await leaseDue(lease)).toEqual([]);
    expect(await read.address({ workspace, conversation: 'D2' })).toMatchObject({
      person: 'U2',
      address: { serviceUrl: 'https://two' },
    });
    expect(ids(await read.waitingLines({ workspace, session: 'S2' }))).toEqual(['E2']);
    expect(ids(await leaseOutgoing(lease))).toEqual(['O2']);
  });

  test('can be deleted while a line arrives, which then is a conflict', async () => {
    const { commit, write, read } = under.store;

    await commit(write.deletePerson(rep));

    expect(await commit([write.insertLine(line('S1', 'E3'))])).toBe('conflict');
    expect((await read.personData(rep)).lines).toEqual([]);
  });
});
