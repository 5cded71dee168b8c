import * as fc from 'fast-check';
import type { CommitResult, Store } from '../../../src/store/open-store.ts';
import { onEveryDatabase, postgresUrl } from '../databases.ts';
import { arrange, line, session, workspace } from '../rows.ts';

/** A commit brings lines by their events and, mostly, moves a session on from the version it knows. */
interface Attempt {
  events: string[];
  session: string;
  knows: number | undefined;
}

const SESSIONS = ['S1', 'S2'];

const attempts = fc.record<Attempt>({
  events: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 3 }),
  session: fc.constantFrom(...SESSIONS),
  knows: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});

/** Several commits at once, again and again. */
const plays = fc.array(fc.array(attempts, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

/** What a store should hold: for each session the events of its lines, and its version. */
type Model = Record<string, { events: string[]; version: number }>;

onEveryDatabase('any interleaving of commits', (under) => {
  const numRuns = postgresUrl ? 20 : 60;

  const property = fc.asyncProperty(plays, async (play) => {
    const database = under.newDatabase();
    try {
      await checkPlay(await database.open(), play);
    } finally {
      await database.remove();
    }
  });

  test('writes each event once and each version once, and turns nobody away without a reason', async () => {
    await expect(fc.assert(property, { numRuns })).resolves.toBeUndefined();
  }, 60_000);
});

async function checkPlay(store: Store, play: Attempt[][]): Promise<void> {
  await startBoth(store);
  let model: Model = { S1: { events: [], version: 1 }, S2: { events: [], version: 1 } };
  for (const atOnce of play) {
    const results = await Promise.all(atOnce.map((attempt) => commit(store, attempt)));
    const those = (result: CommitResult) => atOnce.filter((_, i) => results[i] === result);
    const before = model;
    model = after(before, those('committed'));
    expect(await held(store)).toEqual(model);
    expect(those('conflict').filter((attempt) => !hasReason(attempt, before, model))).toEqual([]);
  }
}

async function startBoth(store: Store): Promise<void> {
  await arrange(store);
  await store.commit(SESSIONS.map((id) => store.write.insertSession(session(id, { status: 'paused' }))));
}

function commit(store: Store, { events, session: id, knows }: Attempt): Promise<CommitResult> {
  const lines = events.map((event) => store.write.insertLine(line(id, event)));
  const moved =
    knows === undefined ? [] : [store.write.updateSession({ workspace, id, version: knows }, { seed: knows })];
  return store.commit([...lines, ...moved]);
}

async function held(store: Store): Promise<Model> {
  const sessions = SESSIONS.map(async (id) => {
    const lines = await store.read.waitingLines({ workspace, session: id });
    const row = await store.read.session({ workspace, id });
    return [id, { events: lines.map((each) => each.id).toSorted(), version: row!.version }] as const;
  });
  return Object.fromEntries(await Promise.all(sessions));
}

/** Commits at once come in some order: each that moves a session on knew the version before its own. */
function after(model: Model, committed: Attempt[]): Model {
  const next = Object.entries(model).map(([id, { events, version }]) => {
    const mine = committed.filter((attempt) => attempt.session === id);
    const known = mine.flatMap(({ knows }) => knows ?? []).toSorted((a, b) => a - b);
    expect(known).toEqual(known.map((_, i) => version + i));
    return [
      id,
      { events: [...events, ...mine.flatMap((attempt) => attempt.events)].toSorted(), version: version + known.length },
    ];
  });
  return Object.fromEntries(next) as Model;
}

/** One of its events was taken, or at some moment the version was not the one it knew. */
function hasReason({ events, session: id, knows }: Attempt, before: Model, then: Model): boolean {
  const taken = Object.values(then).flatMap((each) => each.events);
  const outdated = knows !== undefined && (knows !== before[id]!.version || knows !== then[id]!.version);
  return outdated || events.some((event) => taken.includes(event));
}
