import { onEveryDatabase } from '../databases.ts';
import {
  arrange,
  assignment,
  drill,
  due,
  handIn,
  ids,
  lease,
  line,
  mark,
  NOW,
  ofR1,
  ofS1,
  outgoing,
  person,
  rep,
  round,
  session,
  turn,
  workspace,
} from '../rows.ts';

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
      write.insertOutgoing(outgoing('O2', { session: 'S2', conversation: 'D2', person: 'U2' })),
    ]);
    await commit([
      write.insertOutgoing(outgoing('invitation', { conversation: 'U1', at: NOW + 1 })),
      write.insertOutgoing(outgoing('invitation of another', { conversation: 'U2', person: 'U2' })),
      write.insertOutgoing(outgoing('what the manager was told of them', { conversation: 'DM1', at: NOW + 2 })),
      write.insertDrill(drill('R1')),
      write.insertDrill(drill('set by them', { seq: 2, owner: 'U1' })),
      write.insertRound(round('R1', 1)),
      write.insertRound(round('set by them', 1, { opens_at: NOW - 1 })),
      ...['R1', 'set by them'].map((id) => write.insertAssignment(assignment(id, 'U1'))),
      write.insertAssignment(assignment('R1', 'U2')),
      write.insertHandIn(handIn('H1')),
      write.insertHandIn(handIn('H2', { person: 'U2' })),
      write.insertMark(mark('M1')),
      write.insertMark(mark('M2', { person: 'U2', by: 'U1' })),
    ]);
  });

  test('can be read as a whole', async () => {
    expect(await under.store.read.personData(rep)).toMatchObject({
      person: { person: 'U1' },
      sessions: [{ id: 'S1' }],
      turns: [{ id: 'a', body: { key: 'melt_the_ice' } }],
      lines: [{ id: 'E1' }],
      outgoing: [{ id: 'O1' }, { id: 'help' }, { id: 'invitation' }, { id: 'what the manager was told of them' }],
      disputes: [{ criterion: 'c' }],
      addresses: [{ conversation: 'D1', address: { serviceUrl: 'https://one' } }],
      assignments: [{ drill: 'set by them' }, { drill: 'R1' }],
      handIns: [{ id: 'H1' }],
      marks: [{ id: 'M1' }],
      drills: [{ id: 'set by them' }],
    });
  });

  test('can be deleted, and nothing of anybody else; what they have set for others stays', async () => {
    const { commit, write, read, leaseDue, leaseOutgoing } = under.store;

    expect(await commit(write.deletePerson(rep))).toBe('committed');

    const nothingElse = {
      person: undefined,
      sessions: [],
      turns: [],
      lines: [],
      outgoing: [],
      disputes: [],
      addresses: [],
      assignments: [],
      handIns: [],
      marks: [],
      drills: [expect.objectContaining({ id: 'set by them' })],
    };
    expect(await read.personData(rep)).toEqual(nothingElse);
    expect(await leaseDue(lease)).toEqual([]);
    expect(await read.address({ workspace, conversation: 'D2' })).toMatchObject({
      person: 'U2',
      address: { serviceUrl: 'https://two' },
    });
    expect(ids(await read.waitingLines({ workspace, session: 'S2' }))).toEqual(['E2']);
    expect(ids(await leaseOutgoing(lease)).toSorted()).toEqual(['O2', 'invitation of another']);
    const others = await Promise.all([read.assignments(ofR1), read.handIns(ofR1), read.setMarks(ofR1)]);
    expect(others).toMatchObject([[{ person: 'U2' }], [{ id: 'H2' }], [{ id: 'M2', by: 'U1' }]]);
  });

  test('can be deleted while a line arrives, which then is a conflict', async () => {
    const { commit, write, read } = under.store;

    await commit(write.deletePerson(rep));

    expect(await commit([write.insertLine(line('S1', 'E3'))])).toBe('conflict');
    expect((await read.personData(rep)).lines).toEqual([]);
  });
});
