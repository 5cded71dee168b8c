import { onEveryDatabase } from '../databases.ts';
import { arrange, ids, line, NOW, ofS1, S1, turn, workspace } from '../rows.ts';

onEveryDatabase('lines', (under) => {
  beforeEach(() => arrange(under.store, 'S1'));

  test('wait in the order in which they arrived', async () => {
    const { commit, write, read } = under.store;
    for (const id of ['z', 'm', 'a']) await commit([write.insertLine(line('S1', id))]);
    await commit(['y', 'b', 'k'].map((id) => write.insertLine(line('S1', id))));

    expect(ids(await read.waitingLines(ofS1))).toEqual(['z', 'm', 'a', 'y', 'b', 'k']);
  });

  test('are settled once', async () => {
    const { commit, write, read } = under.store;
    await commit(['a', 'b', 'c'].map((id) => write.insertLine(line('S1', id))));
    const settle = (...these: string[]) => commit([write.settleLines(ofS1, these, { state: 'taken', turn: 't' })]);

    expect(await settle('a', 'b')).toBe('committed');
    expect(await settle('b', 'c')).toBe('conflict');
    expect(await settle()).toBe('committed');
    expect(ids(await read.waitingLines(ofS1))).toEqual(['c']);
    expect(ids(await read.lines(ofS1))).toEqual(['a', 'b', 'c']);
  });

  test('are known by their event, as events without a line are', async () => {
    const { commit, write, read } = under.store;
    const button = write.insertEvent({ workspace, id: 'E2', at: NOW });
    await commit([write.insertLine(line('S1', 'E1')), button]);

    const taken = await Promise.all(['E1', 'E2', 'E3'].map((id) => read.eventTaken({ workspace, id })));
    expect(taken).toEqual([true, true, false]);
    expect(await commit([button])).toBe('conflict');
  });

  test.each([
    ['both scripts', '您好，請問您最在意什麼？ 您好，请问您最在意什么？'],
    ['characters beyond the first plane', '𠮷野家 𡃁 👩‍👩‍👧‍👦 🇹🇼 é é'],
    ['markup, quotes and backslashes', `<!channel> <@U1> 'it''s' "x" \\n %s $1 ? ; drop table lines`],
    ['white space', ' \t two\r\nlines\u3000 '],
    ['something like JSON', '{"a":1}'],
    ['nothing', ''],
  ])('are kept as written: %s', async (_what, text) => {
    await under.store.commit([under.store.write.insertLine(line('S1', 'E1', { text, said: text }))]);

    expect(await under.store.read.waitingLines(ofS1)).toMatchObject([{ text, said: text }]);
  });

  test('keep a replacement for what is no text at all', async () => {
    await under.store.commit([under.store.write.insertLine(line('S1', 'E1', { text: 'a\0b\uD83D' }))]);

    expect(await under.store.read.waitingLines(ofS1)).toMatchObject([{ text: 'a\uFFFDb\uFFFD' }]);
  });
});

onEveryDatabase('turns', (under) => {
  const body = { said: ['好', { more: null, '\0': '\uD83D' }], words: 1.5 };

  beforeEach(async () => {
    const { commit, write } = under.store;
    await arrange(under.store, 'S1');
    await commit([
      write.insertTurn(turn('S1', 'root')),
      write.insertTurn(turn('S1', 'z', { parent: 'root', number: 1 })),
      write.insertTurn(turn('S1', 'taken back', { parent: 'z', number: 2 })),
      write.insertTurn(turn('S1', 'a', { parent: 'z', number: 2, body })),
    ]);
  });

  test('lead from the first to the head, without what was taken back', async () => {
    const path = await under.store.read.path({ ...S1, head: 'a' });

    expect(ids(path)).toEqual(['root', 'z', 'a']);
    expect(path[2]).toEqual(turn('S1', 'a', { parent: 'z', number: 2, body }));
  });

  test('taken back are still there', async () => {
    expect(await under.store.read.turn(ofS1, 'taken back')).toMatchObject({ parent: 'z' });
    expect(ids(await under.store.read.path({ ...S1, head: 'taken back' }))).toEqual(['root', 'z', 'taken back']);
  });

  test('are none before the first', async () => {
    expect(await under.store.read.path({ ...S1, head: null })).toEqual([]);
  });
});
