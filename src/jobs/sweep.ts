import type { Desk } from '../session/desk.ts';
import type { Trainer } from '../session/trainer.ts';

const DAY = 86_400_000;
/** How many sessions one sweep looks at; the rest is for the next. */
const AT_MOST = 200;

/**
 * Pauses practices that were left alone, and deletes all that has been kept long enough; a drill that was drafted and not set
 * is deleted after a day. Safe to run in several processes. One practice that cannot be paused holds nothing else up; it is
 * thrown at the end, for the log.
 */
export async function sweep(trainer: Trainer, desk: Desk): Promise<void> {
  const now = trainer.now();
  const idle = await trainer.store.read.openSessionsUntouchedSince(now - trainer.settings.leftAloneMs, AT_MOST);
  const failed = (await Promise.allSettled(idle.map((session) => desk.leftAlone(session)))).find(
    (r) => r.status === 'rejected',
  );
  const before = now - trainer.settings.keepDays * DAY;
  const old = await trainer.store.read.sessionsUntouchedSince(before, AT_MOST);
  for (const session of old) await trainer.store.commit([trainer.store.write.deleteSession(session)]);
  await trainer.store.commit([
    ...trainer.store.write.deleteOld(before),
    ...trainer.store.write.deleteOldDrills(now - DAY, before),
    trainer.store.write.deleteOldLinkCodes(now - DAY),
  ]);
  if (failed) throw failed.reason;
}
