/** V8 keeps what starting and busy hours needed, unless it is told that memory is short. */
const collect = () => globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });

/**
 * Gives memory back to the system when nothing has been done for `quietMs`; what it gives says that something was done.
 * The thread stands still for some hundredths of a second, so only while nobody talks. Needs Node's `--expose-gc`;
 * without it the memory stays with the process.
 */
export function giveBackWhenQuiet(quietMs: number): () => void {
  const timer = setTimeout(collect, quietMs).unref();
  return () => void timer.refresh();
}
