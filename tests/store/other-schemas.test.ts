import { Client } from 'pg';
import { postgresSchema, postgresUrl } from './databases.ts';

/** On PostgreSQL only: in SQLite nobody else has a schema. */
const onPostgres = postgresUrl ? describe : describe.skip;

onPostgres('while other programs make and drop schemas of their own', () => {
  const still = { busy: true };
  const program = async (schema: string): Promise<void> => {
    const client = new Client({ connectionString: postgresUrl });
    await client.connect();
    while (still.busy) {
      await client.query(`create schema ${schema}; create table ${schema}.rows (id serial primary key, text varchar)`);
      await client.query(`drop schema ${schema} cascade`);
    }
    await client.end();
  };
  let programs: Promise<void>[];
  beforeAll(() => {
    programs = ['a', 'b', 'c'].map((letter) => program(`other_${process.pid}_${letter}`));
  });
  afterAll(async () => {
    still.busy = false;
    await Promise.all(programs);
  });

  test.each(Array.from({ length: 10 }, (_, i) => i))('store %# opens all the same', async () => {
    const { database } = postgresSchema(postgresUrl!);
    await expect(database.open()).resolves.toBeDefined();
    await database.remove();
  });
});
