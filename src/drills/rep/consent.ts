import { notice } from '../../session/say/notices.ts';
import { voiceFor, type Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import { inRound, roundOfValue } from '../drilling.ts';
import { buttonOld } from '../say/notices.ts';
import { improvedNotice } from '../say/improved.ts';
import { titleOf } from '../say/invitation.ts';
import type { StoredResult } from '../due/result.ts';

/** Whoever has improved most says whether the channel may be told so; asked once, and nobody else knows of it before. */
export async function consent(
  trainer: Trainer,
  from: From,
  voice: Voice,
  value: string,
  agrees = true,
): Promise<Decision> {
  const { drill: id, round: number } = roundOfValue(value);
  const drill = await trainer.store.read.drill({ workspace: from.workspace, id });
  const round = await trainer.store.read.round({ workspace: from.workspace, drill: id, round: number });
  const result = (round?.result ?? null) as StoredResult | null;
  const improved = result?.improved;
  if (!drill || !round || improved?.person !== from.person || improved.agreed !== null) return buttonOld(voice);
  const kept = { ...result, improved: { ...improved, agreed: agrees } };
  const said = saying(notice(voice, agrees ? 'drills:improved.thanks' : 'drills:improved.keptQuiet'));
  const place = agrees ? drill.place : null;
  const at = await inRound(trainer, drill, number);
  const theirs = voiceFor(trainer.texts, result!.language);
  const post = place &&
    at && {
      message: improvedNotice(theirs, { drill: titleOf(theirs, at), name: improved.name }),
      to: { channel: drill.channel, conversation: place },
    };
  return {
    writes: [trainer.store.write.updateRound(round, { result: kept })],
    messages: [...said.messages, ...(post ? [post] : [])],
  };
}
