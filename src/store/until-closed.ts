import type { Engine } from './engine.ts';
import { StoreError } from './errors.ts';

/** The same engine, which refuses work after closing; what has begun before is done first. */
export function untilClosed(engine: Engine): Engine {
  const running = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  async function run<T>(work: () => Promise<T>): Promise<T> {
    if (closing) throw new StoreError('closed', 'The store is closed.');
    const result = work();
    running.add(result);
    try {
      return await result;
    } finally {
      running.delete(result);
    }
  }

  return {
    ...engine,
    commit: (writes) => run(() => engine.commit(writes)),
    read: (query) => run(() => engine.read(query)),
    writeReturning: (query) => run(() => engine.writeReturning(query)),
    close: () => (closing ??= Promise.allSettled(running).then(() => engine.close())),
  };
}
