import { openStore, type Store } from '../../src/store/open-store.ts';
import { postgresSchema, postgresUrl, runOn } from './databases.ts';
import { arrange, ids, line, ofS1 } from './rows.ts';

/** On PostgreSQL only: SQLite has no connection to lose. */
const onPostgres = postgresUrl ? describe : describe.skip;

onPostgres('a store whose connections are cut', () => {
  const { database, schema } = postgresSchema(postgresUrl!);
  let store: Store;
  const cut = () =>
    runOn(postgresUrl!, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = '${schema}'`);
  const arrive = (event: string) => store.commit([store.write.insertLine(line('S1', event))]);

  beforeAll(async () => {
    await (await database.open()).close();
    const named = new URL(postgresUrl!);
    named.searchParams.set('application_name', schema);
    store = await openStore(named.href, { schema });
    await arrange(store, 'S1');
  });
  afterAll(async () => {
    await store.close();
    await database.remove();
  });

  test('goes on with new ones', async () => {
    await arrive('before');
    await cut();
    await arrive('lost perhaps').catch(() => {});

    expect(await arrive('after')).toBe('committed');
  });

  test('while it writes says so, and keeps what it called committed', async () => {
    const events = Array.from({ length: 200 }, (_, i) => `E${i}`);
    const arriving = Promise.allSettled(events.map((event) => arrive(event)));
    await cut();
    const results = await arriving;

    const committed = events.filter((_, i) => results[i]!.status === 'fulfilled');
    const problems = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason.code);
    expect(problems.filter((code) => code !== 'unreachable')).toEqual([]);
    expect(ids(await store.read.waitingLines(ofS1))).toEqual(expect.arrayContaining(committed));
    expect(await arrive('after that')).toBe('committed');
  });
});
