import { DatabaseSync } from 'node:sqlite';
import { groupTasks, type Join } from '../../src/store/sqlite-group.ts';
import { transactions } from '../../src/store/sqlite-transaction.ts';

/** A database of few pages, so that it is full soon, as a disk may be. */
describe('the commits of one tick on SQLite', () => {
  let database: DatabaseSync;
  let join: Join;
  const insert = async (text: string) =>
    Object.keys(await join([{ sql: 'insert into notes values (?)', parameters: [text], expect: 1 }]))[0];
  const notes = () =>
    database
      .prepare('select text from notes')
      .all()
      .map((row) => String(row['text'])[0]);

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    database.exec('create table notes (text text unique); pragma max_page_count = 20');
    const run = transactions(database);
    join = groupTasks(async (tasks) => run(tasks));
  });
  afterEach(() => database.close());

  test('are written together, without what fails on its own', async () => {
    expect(await Promise.all([insert('a'), insert('a'), insert('b')])).toEqual(['rows', 'conflict', 'rows']);
    expect(notes()).toEqual(['a', 'b']);
  });

  test('are all refused when the disk is full, and the next ones are written', async () => {
    expect(await Promise.all([insert('a'), insert('z'.repeat(100_000)), insert('b')])).toEqual([
      'error',
      'error',
      'error',
    ]);
    expect(notes()).toEqual([]);
    await insert('c');
    expect(notes()).toEqual(['c']);
  });

  test('are not seen before they are on the disk', async () => {
    const written = insert('a');
    expect(notes()).toEqual([]);
    await written;
    expect(notes()).toEqual(['a']);
  });
});
