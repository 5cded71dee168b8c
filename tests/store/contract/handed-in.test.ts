import { onEveryDatabase } from '../databases.ts';
import { drill, handIn, ids, mark, NOW, ofR1, rep, workspace } from '../rows.ts';

onEveryDatabase('what is handed in', (under) => {
  beforeEach(async () => {
    const { commit, write } = under.store;
    await commit([
      write.insertDrill(drill('R1')),
      write.insertDrill(drill('R2', { seq: 2 })),
      write.insertDrill(drill('of another manager', { seq: 3, owner: 'M2' })),
    ]);
  });

  test('is a try of a round once, and is read as it was kept', async () => {
    const { commit, write, read } = under.store;
    const first = handIn('H1', { session: 'S1', card: { keys: [{ id: '融冰' }] }, lines: [{ said: '您好' }] });
    const hand = (row: typeof first) => commit([write.insertHandIn(row)]);

    expect(await hand(first)).toBe('committed');
    expect(await hand({ ...first, id: 'H2' })).toBe('conflict');
    expect(await hand({ ...first, id: 'H3', round: 2 })).toBe('committed');
    expect(await hand({ ...first, id: 'H4', drill: 'R9' })).toBe('conflict');
    expect(await read.handIns(ofR1)).toEqual([first]);
  });

  test('comes in the order in which it was handed in, of all or of one person', async () => {
    const { commit, write, read } = under.store;
    await commit([
      write.insertHandIn(handIn('later', { at: NOW + 2 })),
      write.insertHandIn(handIn('first', { at: NOW })),
      write.insertHandIn(handIn('of another', { at: NOW + 1, person: 'U2' })),
    ]);

    expect(ids(await read.handIns(ofR1))).toEqual(['first', 'of another', 'later']);
    expect(ids(await read.handInsOf(ofR1, 'U1'))).toEqual(['first', 'later']);
    expect((await read.handIns(ofR1))[0]).toMatchObject({ lines: null });
  });

  test('can be judged anew', async () => {
    const { commit, write, read } = under.store;
    await commit([write.insertHandIn(handIn('H1'))]);
    const judged = (id: string) => commit([write.updateHandIn({ workspace, id }, { card: { keys: [1] }, passed: 0 })]);

    expect([await judged('H1'), await judged('H9')]).toEqual(['committed', 'conflict']);
    expect(await read.handIns(ofR1)).toMatchObject([{ id: 'H1', card: { keys: [1] }, passed: 0 }]);
  });

  test('before a time by those in a round, to drills that somebody owns or shares, comes the newest first', async () => {
    const { commit, write, read } = under.store;
    await commit([
      write.insertDrill(drill('shared', { seq: 4, owner: 'M2', co_owners: ['M10', 'M1'] })),
      write.insertHandIn(handIn('a year ago', { at: NOW - 9 })),
      write.insertHandIn(handIn('to another drill', { at: NOW - 1, drill: 'R2', round: 3 })),
      write.insertHandIn(handIn('to a shared one', { at: NOW - 2, drill: 'shared' })),
      write.insertHandIn(handIn('to another manager', { at: NOW - 1, drill: 'of another manager' })),
      write.insertHandIn(handIn('of somebody else', { at: NOW - 1, drill: 'R2', person: 'U9' })),
      write.insertHandIn(handIn('now', { at: NOW })),
      write.insertMark(mark('in a shared one', { at: NOW - 1, drill: 'shared' })),
      write.insertMark(mark('of another manager', { at: NOW - 1, drill: 'of another manager' })),
    ]);
    const before = async (viewer: string, limit = 9) => ids(await read.handInsBefore(ofR1, viewer, NOW, limit));

    expect(await before('M1')).toEqual(['to another drill', 'to a shared one', 'a year ago']);
    expect(await before('M1', 1)).toEqual(['to another drill']);
    expect(await before('M10')).toEqual(['to a shared one']);
    expect(await before('M')).toEqual([]);
    expect(ids(await read.setMarksBefore(ofR1, 'M1', NOW))).toEqual(['in a shared one']);
  });

  test('has marks set by hand, in that order', async () => {
    const { commit, write, read } = under.store;
    await commit([
      write.insertMark(mark('later', { at: NOW + 1 })),
      write.insertMark(mark('first')),
      write.insertMark(mark('of another round', { round: 2 })),
    ]);

    expect(ids(await read.setMarks(ofR1))).toEqual(['first', 'later']);
    expect(await read.setMark({ workspace, id: 'first' })).toEqual({
      ...mark('first'),
      by_name: null,
      appeal: null,
      appealed_at: null,
    });
    expect(await read.setMark({ workspace, id: 'none' })).toBeUndefined();
  });

  test('has a mark that its person appealed against last, with what they said last', async () => {
    const { commit, write, read } = under.store;
    const [first, second] = ['first', 'second'].map((id) => ({ workspace, id }));
    await commit([
      write.insertMark(mark('first')),
      write.insertMark(mark('second')),
      write.insertMark(mark('of another', { person: 'U2' })),
    ]);
    expect(await read.appealedLast(rep)).toBeUndefined();

    await commit([write.appeal(second!, '', NOW + 1), write.appeal(first!, '', NOW + 2)]);
    await commit([write.appeal({ workspace, id: 'of another' }, '', NOW + 9)]);
    expect(await read.appealedLast(rep)).toMatchObject({ id: 'first', appeal: '' });

    await commit([write.appeal(second!, '我有先問過', NOW + 3)]);
    expect(await read.appealedLast(rep)).toMatchObject({
      id: 'second',
      appeal: '我有先問過',
      mark: 'met',
      was: 'partly',
    });
    expect(await commit([write.appeal({ workspace, id: 'none' }, '', NOW)])).toBe('conflict');
  });
});
