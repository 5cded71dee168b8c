import type { Voice } from '../../session/say/voice.ts';
import type { Trainer } from '../../session/trainer.ts';
import type { Session } from '../../store/schema.ts';
import { roundValue } from '../drilling.ts';
import { tryOpen, tryOver } from '../say/under-way.ts';
import { assignedTo, isOpen } from './assigned.ts';

/** Of which drill a practice is a try, and until when it can be handed in; null where it is the rep's own. */
export async function aboutTry(trainer: Trainer, voice: Voice, session: Session): Promise<string | null> {
  if (session.drill === null) return null;
  const value = roundValue({ drill: session.drill, round: session.round! });
  const at = await assignedTo(trainer, session, value);
  if (!at) return null;
  return isOpen(at) ? tryOpen(voice, at, session) : tryOver(voice, at);
}
