import { onEveryDatabase, type Under } from '../databases.ts';
import { arrange, assignment, drill, ids, lease, NOW, ofR1, person, R1, round, session, workspace } from '../rows.ts';

const arranged = async ({ store: { commit, write } }: Under) =>
  commit([
    ...[drill('R1', { seq: 7 }), drill('R2', { seq: 7, workspace: 'T2' })].map((row) => write.insertDrill(row)),
    write.insertDrill(drill('draft', { seq: 7, status: 'draft' })),
    write.insertRound(round('R1', 1)),
  ]);

onEveryDatabase('what operators ask', (under) => {
  test('a drill by its number in every workspace, or by its id; no drafts', async () => {
    await arranged(under);
    const { read } = under.store;
    expect(ids(await read.drillsNamed('7'))).toEqual(['R1', 'R2']);
    expect(ids(await read.drillsNamed('R2'))).toEqual(['R2']);
    expect(await read.drillsNamed('draft')).toEqual([]);
    expect(await read.drillsNamed('12345678901234567890')).toEqual([]);
  });

  test('when a drill’s work is due, and until when somebody has it', async () => {
    await arranged(under);
    const { store } = under;
    expect(await store.read.workOf(R1)).toBeUndefined();
    await store.commit([store.write.drillDue({ ...R1, channel: 'slack' }, NOW - 1)]);
    expect(await store.read.workOf(R1)).toMatchObject({ due_at: NOW - 1, leased_until: null });
    await store.leaseDue(lease);
    expect(await store.read.workOf(R1)).toMatchObject({ leased_until: NOW + lease.leaseMs });
  });

  test('which messages to people in a round wait or were given up, without what they say', async () => {
    await arranged(under);
    const { commit, write, read } = under.store;
    const states = ['waiting', 'failed', 'sent'] as const;
    await commit([
      ...states.map((state, i) =>
        write.insertOutgoing({
          workspace,
          id: state,
          conversation: `D${i}`,
          payload: { says: 'private' },
          state,
          last_error: state === 'failed' ? 'user_not_found' : null,
          due_at: NOW,
          at: NOW + i,
        }),
      ),
      ...states.map((state) => write.insertAssignment(assignment('R1', state, { message: state, name: `N ${state}` }))),
    ]);
    const unsent = await read.unsentTo(ofR1);
    expect(unsent).toEqual([
      expect.objectContaining({ id: 'waiting', person: 'waiting', name: 'N waiting', last_error: null }),
      expect.objectContaining({ id: 'failed', person: 'failed', last_error: 'user_not_found' }),
    ]);
    expect(JSON.stringify(unsent)).not.toContain('private');
  });

  test('who is known where, who practised last first', async () => {
    const { store } = under;
    await arrange(store);
    await store.commit([
      store.write.putPerson(person({ person: 'U2', created_at: NOW + 5 })),
      store.write.putPerson(person({ person: 'U3', workspace: 'T2' })),
      store.write.insertSession(session('S1', { touched_at: NOW + 9 })),
    ]);
    expect(await store.read.workspaces()).toEqual(['T1', 'T2']);
    const known = await store.read.peopleKnown(workspace);
    expect(known.map(({ person: who, seen }) => [who, seen])).toEqual([
      ['U1', NOW + 9],
      ['U2', NOW + 5],
    ]);
  });
});
