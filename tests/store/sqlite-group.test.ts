import { DatabaseSync } from 'node:sqlite';
import { groupCommits, type Join } from '../../src/store/sqlite-group.ts';

/** A database of few pages, so that it is full soon, as a disk may be. */
describe('the commits of one tick on SQLite', () => {
  let database: DatabaseSync;
  let join: Join;
  const insert = (text: string) => join(() => database.prepare('insert into notes values (?)').run(text).changes);
  const notes = () =>
    database
      .prepare('select text from notes')
      .all()
      .map((row) => String(row['text'])[0]);

  beforeEach(() => {
    database = new DatabaseSync(':memory:');
    database.exec('create table notes (text text unique); pragma max_page_count = 20');
    join = groupCommits(database);
  });
  afterEach(() => database.close());

  test('are written together, without what fails on its own', async () => {
    const results = await Promise.allSettled([insert('a'), insert('a'), insert('b')]);

    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(notes()).toEqual(['a', 'b']);
  });

  test('are all refused when the disk is full, and the next ones are written', async () => {
    const results = await Promise.allSettled([insert('a'), insert('z'.repeat(100_000)), insert('b')]);

    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
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
