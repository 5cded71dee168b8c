import { voiceIn } from '../../session/playing.ts';
import { calledOf } from '../../session/receive.ts';
import type { From, Trainer } from '../../session/trainer.ts';

/** Who is typing: the customer while a line waits for its answer, called as the rep reads it; nobody after a word for the coach. */
export async function whoTypes(trainer: Trainer, from: From): Promise<string | null> {
  const open = await trainer.store.read.openSession(from);
  if (!open) return null;
  const waiting = await trainer.store.read.waitingLines({ workspace: from.workspace, session: open.id });
  return waiting.length > 0 ? calledOf(trainer, voiceIn(trainer, open), open) : null;
}
