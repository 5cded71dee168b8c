import { createDueWork } from '../../src/jobs/due-work.ts';
import type { Store } from '../../src/store/open-store.ts';
import type { DueWork } from '../../src/store/schema.ts';
import { onEveryDatabase } from '../store/databases.ts';
import { due, ids, lease, NOW } from '../store/rows.ts';

const LEASE_MS = 60;

/** Workers on one store, as of several processes, with a clock that the test moves. */
onEveryDatabase('due work', (under) => {
  let time: number;
  let workers: ReturnType<typeof createDueWork>[];
  let begun: string[];
  let done: string[];
  let troubles: unknown[];
  /** How often each worker has found nothing to do, and how long the lease is by the last renewal. */
  let idle: Record<string, number>;
  let renewedTo: number;
  let ends: () => Promise<void>;

  beforeEach(() => {
    [time, renewedTo] = [NOW, 0];
    [workers, begun, done, troubles, idle] = [[], [], [], [], {}];
    ends = async () => undefined;
  });
  afterEach(() => Promise.all(workers.map((worker) => worker.stop())));

  /** The store as a worker has it, watched. */
  const watched = (): Store => ({
    ...under.store,
    leaseDue: async (wanted) => {
      const leased = await under.store.leaseDue(wanted);
      if (leased.length === 0) idle[wanted.owner] = (idle[wanted.owner] ?? 0) + 1;
      return leased;
    },
    renewDue: async (work, to) => {
      await under.store.renewDue(work, to);
      renewedTo = to;
    },
  });

  function starts(owner: string): void {
    const work = async (one: DueWork) => {
      begun.push(`${owner}: ${one.id}`);
      await ends();
      done.push(await under.store.commit([under.store.write.finishDue(one)]));
    };
    const settings = { owner, leaseMs: LEASE_MS, everyMs: 5, channels: ['slack'] };
    const trouble = (error: unknown) => void troubles.push(error);
    const worker = createDueWork(watched(), work, settings, () => time, trouble);
    workers.push(worker);
    worker.start();
  }

  const until = async (holds: () => boolean) => {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
  };
  /** Until a worker has looked and found nothing, from now on. */
  const findsNothing = (owner: string) => {
    const before = idle[owner] ?? 0;
    return until(() => (idle[owner] ?? 0) > before + 1);
  };
  const put = (...rows: ReturnType<typeof due>[]) =>
    under.store.commit(rows.map((row) => under.store.write.putDue(row)));

  test('that takes longer than its lease is done once', async () => {
    const { promise, resolve: end } = Promise.withResolvers<void>();
    ends = () => promise;
    await put(due('long'));
    starts('first');
    await until(() => begun.length > 0);
    starts('second');
    while (time < NOW + 3 * LEASE_MS) {
      time += LEASE_MS / 4;
      await until(() => renewedTo === time + LEASE_MS || begun.length > 1);
      await findsNothing('second');
    }
    end();
    await until(() => done.length > 0);

    time += 3 * LEASE_MS;
    await Promise.all(['first', 'second'].map(findsNothing));
    expect(begun).toEqual(['first: long']);
    expect(done).toEqual(['committed']);
    expect(troubles).toEqual([]);
  });

  test('that fails is told, and done again when its lease is over', async () => {
    ends = async () => {
      if (begun.length === 1) throw new Error('the channel is away');
    };
    await put(due('fails'));
    starts('first');
    await until(() => troubles.length > 0);
    await findsNothing('first');
    expect(begun).toHaveLength(1);

    time += LEASE_MS;
    await until(() => done.length > 0);
    await findsNothing('first');
    expect(begun).toEqual(['first: fails', 'first: fails']);
    expect(troubles).toEqual([new Error('the channel is away')]);
  });

  test('of a channel that it does not serve is left alone', async () => {
    await put(due('of the web', { channel: 'web' }), due('of slack', { channel: 'slack' }));
    starts('first');
    await until(() => done.length > 0);
    await findsNothing('first');

    expect(begun).toEqual(['first: of slack']);
    expect(ids(await under.store.leaseDue({ ...lease, channels: ['web'] }))).toEqual(['of the web']);
  });
});
