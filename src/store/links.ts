import { type Kysely, sql } from 'kysely';
import type { Write } from './engine.ts';
import type { ReadRows } from './reads.ts';
import type { NewRow, PersonKey, Schema } from './schema.ts';
import type { Statements } from './statements.ts';

/** Who somebody of another channel is. */
export const linkReads = (rows: ReadRows) => ({
  /** Which person somebody is elsewhere; undefined where they are only themselves. */
  linkOf: async ({ workspace, person }: PersonKey) =>
    (
      await rows('aliases', 'one', [workspace, person], (db) =>
        db.selectFrom('aliases').selectAll().where('workspace', '=', workspace).where('person', '=', person),
      )
    )[0],

  /** Who in other channels is this person. */
  aliasesOf: async ({ workspace, person }: PersonKey): Promise<PersonKey[]> => {
    const aliases = await rows('aliases', 'of person', [workspace, person], (db) =>
      db.selectFrom('aliases').selectAll().where('of_workspace', '=', workspace).where('of_person', '=', person),
    );
    return aliases.map((alias) => ({ workspace: alias.workspace, person: alias.person }));
  },

  linkCode: async (code: string) =>
    (
      await rows('link_codes', 'one', [code], (db) => db.selectFrom('link_codes').selectAll().where('code', '=', code))
    )[0],
});

export const linkWrites = (db: Kysely<Schema>, { insert, upsert, remove }: Statements) => ({
  insertLinkCode: (row: NewRow<'link_codes'>): Write => ({ query: insert('link_codes', row), expect: 1 }),

  /** A code is used once; a conflict where it was used meanwhile. */
  useLinkCode: (code: string): Write => ({ query: remove('link_codes', { code }), expect: 1 }),

  putAlias: (row: NewRow<'aliases'>): Write => ({
    query: upsert('aliases', row, ['workspace', 'person'], ['of_workspace', 'of_person', 'of_conversation']),
    expect: 1,
  }),

  removeAlias: ({ workspace, person }: PersonKey): Write => ({ query: remove('aliases', { workspace, person }) }),

  removeLinkCode: (code: string): Write => ({ query: remove('link_codes', { code }) }),

  /** No code that the person asked for works any more. */
  removeLinkCodes: ({ workspace, person }: PersonKey): Write => ({
    query: remove('link_codes', { workspace, person }),
  }),

  /** They are nobody else, nobody else is them, and no code of theirs works. */
  removeLinks: ({ workspace, person }: PersonKey): Write[] => [
    { query: remove('aliases', { workspace, person }) },
    { query: remove('aliases', { of_workspace: workspace, of_person: person }) },
    { query: remove('link_codes', { workspace, person }) },
  ],

  deleteOldLinkCodes: (before: number): Write => ({
    query: db.deleteFrom('link_codes').where('at', '<', sql.val(before)).compile(),
  }),
});
