import { notice } from '../../session/say/notices.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import type { Write } from '../../store/open-store.ts';
import type { Drill } from '../../store/schema.ts';
import { roundOfValue } from '../drilling.ts';
import type { Improved, StoredResult } from '../due/result.ts';
import { tellsNamed } from '../due/tell.ts';
import { agreedMessage } from '../say/improved.ts';
import { buttonOld } from '../say/notices.ts';

/** How long one can think better of it. */
const WAIT_MS = 600_000;

/**
 * Whoever has improved most says whether the channel may be told so; asked once, and nobody else knows of it before. Who agrees
 * can take it back until it is told, a while later.
 */
export async function consent(
  trainer: Trainer,
  from: From,
  voice: Voice,
  value: string,
  agrees = true,
): Promise<Decision> {
  const { drill: id, round: number } = roundOfValue(value);
  const { read, write } = trainer.store;
  const drill = await read.drill({ workspace: from.workspace, id });
  const round = await read.round({ workspace: from.workspace, drill: id, round: number });
  const result = (round?.result ?? null) as StoredResult | null;
  if (!drill || !round || result?.improved?.person !== from.person) return buttonOld(voice);
  if (result.improved.posted && !agrees) return saying(notice(voice, 'drills:improved.posted'));
  const writes = whatFollows(trainer, drill, number, result.improved, agrees);
  if (!writes) return buttonOld(voice);
  const improved = { ...result.improved, agreed: agrees, ...(agrees ? { posted: false } : {}) };
  return {
    ...saying(agrees ? agreedMessage(voice, value) : notice(voice, 'drills:improved.keptQuiet')),
    writes: [write.updateRound(round, { result: { ...result, improved } }), ...writes],
  };
}

/** The telling is made due, or is due no more; null: it is no longer to be said. */
function whatFollows(
  { store, now }: Trainer,
  drill: Drill,
  round: number,
  { agreed, posted }: Improved,
  agrees: boolean,
): Write[] | null {
  if (agreed === null) return agrees ? [store.write.tellDue(drill, tellsNamed(round), now() + WAIT_MS)] : [];
  return agreed && posted === false && !agrees ? [store.write.noTellDue(drill, tellsNamed(round))] : null;
}
