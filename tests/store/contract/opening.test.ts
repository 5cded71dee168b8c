import { onEveryDatabase } from '../databases.ts';
import { arrange, line, ofS1, rep, workspace } from '../rows.ts';

onEveryDatabase('opening', (under) => {
  test('again keeps all that was there', async () => {
    await arrange(under.store, 'S1');
    await under.store.commit([under.store.write.insertLine(line('S1', 'E1', { text: '融化冰塊' }))]);
    await under.store.close();

    const again = await under.database.open();

    expect(await again.read.waitingLines(ofS1)).toMatchObject([{ text: '融化冰塊' }]);
    expect(await again.commit([again.write.insertLine(line('S1', 'E1'))])).toBe('conflict');
  });

  test('a second store shows what the first one writes', async () => {
    const second = await under.database.open();
    await arrange(under.store, 'S1');

    expect(await second.read.openSession(rep)).toMatchObject({ id: 'S1' });
  });

  test('an empty database several times at once makes its tables once', async () => {
    const empty = under.newDatabase();
    const stores = await Promise.all([empty.open(), empty.open(), empty.open()]);

    const event = { workspace, id: 'E1', at: 1 };
    const results = await Promise.all(stores.map(({ commit, write }) => commit([write.insertEvent(event)])));

    expect(results.toSorted()).toEqual(['committed', 'conflict', 'conflict']);
    await empty.remove();
  });
});
