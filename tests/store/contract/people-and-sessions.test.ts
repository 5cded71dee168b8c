import { onEveryDatabase } from '../databases.ts';
import { arrange, ids, NOW, ofS1, person, rep, S1, session, workspace } from '../rows.ts';

onEveryDatabase('a person', (under) => {
  const start = (id: string, row = {}) => under.store.commit([under.store.write.insertSession(session(id, row))]);
  beforeEach(() => arrange(under.store));

  test('has one open session at most', async () => {
    expect(await start('S1')).toBe('committed');
    expect(await start('S2')).toBe('conflict');
    expect(await start('S3', { status: 'paused' })).toBe('committed');
    expect(await under.store.read.openSession(rep)).toMatchObject({ id: 'S1' });
    expect(ids(await under.store.read.pausedSessions(rep))).toEqual(['S3']);
  });

  test('cannot go on with a paused session while another is open', async () => {
    await start('S1');
    await start('S2', { status: 'paused' });
    const { commit, write, read } = under.store;
    const goOn = write.updateSession({ workspace, id: 'S2', version: 1 }, { status: 'open' });

    expect(await commit([goOn])).toBe('conflict');
    expect(await commit([write.updateSession({ ...S1, version: 1 }, { status: 'paused' }), goOn])).toBe('committed');
    expect(await read.openSession(rep)).toMatchObject({ id: 'S2', version: 2 });
  });

  test('must be known before a session starts', async () => {
    expect(await start('S1', { person: 'stranger' })).toBe('conflict');
  });

  test('keeps the day they came when their settings change', async () => {
    const { commit, write, read } = under.store;
    await commit([write.putPerson(person({ language: 'zh-CN', conversation: null, created_at: NOW + 9 }))]);

    expect(await read.person(rep)).toEqual(person({ language: 'zh-CN', conversation: null, created_at: NOW }));
  });

  test('sees paused sessions, the one touched last first', async () => {
    await start('S1', { status: 'paused', touched_at: NOW + 1 });
    await start('S2', { status: 'paused', touched_at: NOW + 2 });

    expect(ids(await under.store.read.pausedSessions(rep))).toEqual(['S2', 'S1']);
  });

  test('sees ended sessions with their scorecards, the newest first', async () => {
    const scorecard = { total: 62, fix: { better: '您說「麻煩」，是哪裡麻煩？' } };
    await start('S1', { status: 'ended', ended_at: NOW + 1 });
    await start('S2', { status: 'ended', ended_at: NOW + 3, scorecard });
    await start('S3', { status: 'ended', ended_at: NOW + 2 });

    expect(await under.store.read.pastSessions(rep, 2)).toMatchObject([{ id: 'S2', scorecard }, { id: 'S3' }]);
  });

  test('of another workspace is somebody else', async () => {
    await start('S1');
    const elsewhere = { workspace: 'T2', person: rep.person };
    const { read } = under.store;

    expect(await read.person(elsewhere)).toBeUndefined();
    expect(await read.openSession(elsewhere)).toBeUndefined();
    expect(await read.session({ workspace: 'T2', id: 'S1' })).toBeUndefined();
  });
});

onEveryDatabase('with a session', (under) => {
  beforeEach(() => arrange(under.store, 'S1'));

  test('texts are kept by their hash, the same one twice too', async () => {
    const { commit, write, read } = under.store;
    const flow = { workspace, hash: 'abc', body: 'id: four-keys\n名稱: 四把鑰匙\n' };

    expect(await commit([write.putText(flow), write.putText(flow)])).toBe('committed');
    expect(await read.text(workspace, 'abc')).toBe(flow.body);
    expect(await read.text(workspace, 'other')).toBeUndefined();
  });

  test('a mark that seems wrong is kept once for a criterion, with the later note', async () => {
    const { commit, write, read } = under.store;
    const say = (note: string) => write.putDispute({ ...ofS1, criterion: 'no_assumption', note, at: NOW });
    await commit([say('first'), say('我沒有假設')]);

    expect(await read.disputes(ofS1)).toMatchObject([{ note: '我沒有假設' }]);
  });
});
