import type { Store } from '../store/open-store.ts';
import type { DueWork } from '../store/schema.ts';

export interface DueSettings {
  owner: string;
  leaseMs: number;
  /** How often work left behind by another process, or by a crash, is looked for. */
  everyMs: number;
  /** Work of other channels is left to who serves them. */
  channels: readonly string[];
}

/** How much is leased at a time. */
const BATCH = 100;

/**
 * Does what is due, each piece leased so that no other process does it too. `wake` looks again at a time, for work
 * this process itself has put off; everything else is found by looking regularly.
 */
export function createDueWork(
  store: Store,
  work: (due: DueWork) => Promise<void>,
  settings: DueSettings,
  now: () => number,
  trouble: (error: unknown) => void,
) {
  const timers = new Set<NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let stopped = false;

  async function look() {
    const { owner, leaseMs, channels } = settings;
    const due = await store.leaseDue({ owner, now: now(), leaseMs, limit: BATCH, channels });
    await Promise.all(due.map((one) => kept(one)));
    if (due.length === BATCH && !stopped) await look();
  }

  /** Does one piece; what takes long stays leased while this process lives. */
  async function kept(one: DueWork) {
    const renewing = setInterval(() => {
      store.renewDue(one, now() + settings.leaseMs).catch(trouble);
    }, settings.leaseMs / 3);
    await work(one)
      .catch(trouble)
      .finally(() => clearInterval(renewing));
  }

  function run() {
    if (stopped) return;
    const looking: Promise<void> = look()
      .catch(trouble)
      .then(() => void underWay.delete(looking));
    underWay.add(looking);
  }

  function later(ms: number, act: () => void) {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  }

  function regularly() {
    run();
    later(settings.everyMs, regularly);
  }

  return {
    start: regularly,
    /** Looks when work that is due in `ms` milliseconds is due; timers may fire a little early. */
    wake: (ms: number) => later(ms + 2, run),
    async stop() {
      stopped = true;
      timers.forEach(clearTimeout);
      await Promise.all(underWay);
    },
  };
}
