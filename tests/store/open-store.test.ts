import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { openStore, type StoreError } from '../../src/store/open-store.ts';
import { rep } from './rows.ts';

const problemOf = async (url: string, options = {}): Promise<StoreError> =>
  openStore(url, options).then(
    () => Promise.reject(new Error('it opened')),
    (error: StoreError) => error,
  );

describe('a store', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'open-store-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('without a setting is a file under data/', async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      await (await openStore(undefined)).close();
      await (await openStore('')).close();
    } finally {
      process.chdir(before);
    }
    expect(existsSync(join(folder, 'data', 'trainer.sqlite'))).toBe(true);
  });

  test('in memory is forgotten', async () => {
    const store = await openStore('sqlite::memory:');
    expect(await store.read.person(rep)).toBeUndefined();
    await store.close();
    expect(existsSync(':memory:')).toBe(false);
  });

  test('on a file that is something else says which one', async () => {
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'Dear reader, this is no database at all.'.repeat(50));

    expect(await problemOf(`sqlite:${path}`)).toMatchObject({
      name: 'StoreError',
      code: 'not_opened',
      message: expect.stringContaining(path) as string,
    });
  });

  test('in a place that is no folder says so', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');

    expect(await problemOf(`sqlite:${file}/trainer.sqlite`)).toMatchObject({ code: 'not_opened' });
  });
});

describe('an address that cannot be used', () => {
  test.each([
    ['another database', 'mysql://rep:s3cret@db/trainer'],
    ['a path alone', '/var/lib/s3cret.sqlite'],
    ['no path', 'sqlite:'],
    ['a password that is not encoded', 'postgres://rep:s3cret#1@db:5432/trainer'],
    ['a schema that is no name', 'postgres://rep:s3cret@db/trainer?schema=a;drop'],
  ])('is told what to write, without the password: %s', async (_what, url) => {
    const problem = await problemOf(url);

    expect(problem).toMatchObject({ name: 'StoreError', code: 'unknown_url' });
    expect(problem.message).toContain('sqlite:PATH');
    expect(inspect(problem, { depth: 9 })).not.toContain('s3cret');
  });

  test('of a PostgreSQL that does not answer says where, without the password', async () => {
    const problem = await problemOf('postgres://rep:s3cret@127.0.0.1:1/trainer');

    expect(problem).toMatchObject({ name: 'StoreError', code: 'unreachable' });
    expect(problem.message).toContain('127.0.0.1:1/trainer');
    expect(inspect(problem, { depth: 9 })).not.toContain('s3cret');
  });
});
