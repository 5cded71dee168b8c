import { type Kysely, sql } from 'kysely';
import { compileOnce } from './compile-once.ts';
import type { Engine } from './engine.ts';
import type { DueWork, OutgoingMessage, Schema } from './schema.ts';
import { restored } from './stored-values.ts';

export interface Lease {
  /** Who takes it, another one in each process. */
  owner: string;
  now: number;
  /** How long nobody else gets it; after that it counts as left behind. */
  leaseMs: number;
  limit: number;
  /** Whom it serves: messages and work of other channels are left to other processes. */
  channels: readonly string[];
}

export type Leases = ReturnType<typeof leases>;

/** Taking work so that no two owners have the same, across processes too. */
export function leases(engine: Engine) {
  const compile = compileOnce();

  return {
    /**
     * Messages to send, of each conversation only the first that waits: the next comes when that one is sent, given up or
     * dropped. Each lease counts as an attempt.
     */
    leaseOutgoing: async (lease: Lease): Promise<OutgoingMessage[]> => {
      const { owner, now, leaseMs, limit, channels } = lease;
      const values = [...channels, now, now, limit, owner, now + leaseMs];
      const name = `outgoing of ${channels.length}`;
      const rows = await engine.writeReturning(compile(name, values, () => takeOutgoing(engine, lease)));
      return rows.map((row) => restored('outgoing', row)).sort((a, b) => a.at - b.at || a.seq - b.seq);
    },

    /** Work whose time has come, the longest due first. */
    leaseDue: async (lease: Lease): Promise<DueWork[]> => {
      const { owner, now, leaseMs, limit, channels } = lease;
      const values = [...channels, now, now, limit, owner, now + leaseMs];
      const rows = await engine.writeReturning(
        compile(`due of ${channels.length}`, values, () => takeDue(engine, lease)),
      );
      return rows.map((row) => restored('due', row)).sort((a, b) => a.due_at - b.due_at);
    },

    /** Keeps leased work for longer; nothing where the lease was lost or the work is done. */
    renewDue: async ({ workspace, id, owner }: Pick<DueWork, 'workspace' | 'id' | 'owner'>, until: number) => {
      const query = engine.kysely
        .updateTable('due')
        .set({ leased_until: until })
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .where('owner', '=', owner);
      await engine.commit([{ query: query.compile() }]);
    },

    /**
     * What a process before this one has leased is free from a time on, where one process has the database to itself: it
     * cannot be alive. Where several work on it leases only run out.
     */
    takeOver: async ({ owner, from }: { owner: string; from: number }): Promise<void> => {
      if (engine.shared) return;
      await engine.commit((['outgoing', 'due'] as const).map((table) => ({ query: free(engine, table, owner, from) })));
    },
  };
}

const free = ({ kysely }: Engine, table: 'outgoing' | 'due', owner: string, from: number) =>
  kysely
    .updateTable(table)
    .set({ leased_until: from })
    .where('owner', '!=', owner)
    .where('leased_until', '>', from)
    .compile();

function takeOutgoing(engine: Engine, { owner, now, leaseMs, limit, channels }: Lease) {
  return engine.kysely
    .with('free', (db) => {
      const free = firstOfConversations(db)
        .where('channel', 'in', channels)
        .where('due_at', '<=', now)
        .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
        .orderBy('due_at')
        .limit(limit);
      return engine.shared ? free.forUpdate().skipLocked() : free;
    })
    .updateTable('outgoing')
    .from('free')
    .set({ owner, leased_until: now + leaseMs, attempts: sql`attempts + 1` })
    .whereRef('outgoing.workspace', '=', 'free.workspace')
    .whereRef('outgoing.id', '=', 'free.id')
    .returningAll();
}

/** Those that wait while none before them in the same conversation waits. */
const firstOfConversations = (db: Pick<Kysely<Schema>, 'selectFrom'>) =>
  db
    .selectFrom('outgoing')
    .select(['outgoing.workspace', 'outgoing.id'])
    .where('state', '=', sql.lit('waiting'))
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('outgoing as before')
            .select(sql.lit(1).as('one'))
            .where('before.state', '=', sql.lit('waiting'))
            .whereRef('before.workspace', '=', 'outgoing.workspace')
            .whereRef('before.conversation', '=', 'outgoing.conversation')
            .where(sql`(before.seq, before.id)`, '<', sql`(outgoing.seq, outgoing.id)`),
        ),
      ),
    );

function takeDue(engine: Engine, { owner, now, leaseMs, limit, channels }: Lease) {
  return engine.kysely
    .with('free', (db) => {
      const free = db
        .selectFrom('due')
        .select(['due.workspace', 'due.id'])
        .where((eb) => eb.or([eb('channel', 'is', null), eb('channel', 'in', channels)]))
        .where('due_at', '<=', now)
        .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<=', now)]))
        .orderBy('due_at')
        .limit(limit);
      return engine.shared ? free.forUpdate().skipLocked() : free;
    })
    .updateTable('due')
    .from('free')
    .set({ owner, leased_until: now + leaseMs })
    .whereRef('due.workspace', '=', 'free.workspace')
    .whereRef('due.id', '=', 'free.id')
    .returningAll();
}
