import { NOW, outgoing, person, rep, session, turn, workspace } from '../rows.ts';
import { onEveryDatabase } from '../databases.ts';

onEveryDatabase('what is kept and for how long', (under) => {
  beforeEach(async () => {
    const { write, commit } = under.store;
    await commit([write.putPerson(person()), write.putPerson(person({ person: 'U2' }))]);
    await commit([write.insertSession(session('old', { touched_at: NOW - 100 })), write.insertTurn(turn('old', 't'))]);
    await commit([write.insertSession(session('new', { person: 'U2', touched_at: NOW }))]);
    await commit([write.insertSession(session('ended', { status: 'ended', touched_at: NOW - 200 }))]);
  });

  test('open practices that nobody has touched are found, ended ones only for deletion', async () => {
    const { read } = under.store;
    expect((await read.openSessionsUntouchedSince(NOW - 50, 10)).map((s) => s.id)).toEqual(['old']);
    expect((await read.sessionsUntouchedSince(NOW - 50, 10)).map((s) => s.id)).toEqual(['ended', 'old']);
    expect((await read.sessionsUntouchedSince(NOW - 50, 1)).map((s) => s.id)).toEqual(['ended']);
  });

  test('what belongs to no practice goes by its age, what still waits stays', async () => {
    const { read, write, commit } = under.store;
    const at = NOW - 100;
    await commit([
      write.insertOutgoing(outgoing('sent', { at, state: 'sent' })),
      write.insertOutgoing(outgoing('waits', { at })),
      write.insertOutgoing(outgoing('young', { at: NOW, state: 'sent' })),
      write.insertOutgoing(outgoing('of a practice', { at, state: 'sent', session: 'old' })),
      write.insertEvent({ workspace, id: 'old event', at }),
      write.insertEvent({ workspace, id: 'young event', at: NOW }),
    ]);
    await commit(write.deleteOld(NOW - 50));

    expect((await read.personData(rep)).outgoing.map((o) => o.id).toSorted()).toEqual(
      ['of a practice', 'waits', 'young'].toSorted(),
    );
    expect(await read.eventTaken({ workspace, id: 'old event' })).toBe(false);
    expect(await read.eventTaken({ workspace, id: 'young event' })).toBe(true);
  });

  test('how somebody is reached stays while they are known or something waits for them', async () => {
    const { read, write, commit } = under.store;
    const at = (conversation: string) => ({ workspace, conversation, address: { serviceUrl: conversation } });
    await commit([
      write.putAddress({ ...at('known'), person: rep.person }),
      write.putAddress({ ...at('gone'), person: 'U9' }),
      write.putAddress({ ...at('last word'), person: 'U8' }),
      write.insertOutgoing(outgoing('deleted', { conversation: 'last word' })),
      ...write.deleteOld(NOW - 50),
    ]);
    const kept = await Promise.all(
      ['known', 'gone', 'last word'].map((conversation) => read.address({ workspace, conversation })),
    );
    expect(kept.map((row) => row?.address)).toEqual([{ serviceUrl: 'known' }, undefined, { serviceUrl: 'last word' }]);
  });

  test('a deleted practice takes its turns along and leaves the person', async () => {
    const { read, write, commit } = under.store;
    await commit([write.deleteSession({ workspace, id: 'old' })]);
    expect(await read.session({ workspace, id: 'old' })).toBeUndefined();
    expect(await read.turn({ workspace, session: 'old' }, 't')).toBeUndefined();
    expect(await read.person(rep)).toBeDefined();
  });
});
