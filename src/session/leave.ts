import type { Write } from '../store/open-store.ts';
import type { Session } from '../store/schema.ts';
import type { Button } from './message.ts';
import { materialOf, playing } from './playing.ts';
import { moved } from './step.ts';
import { notice } from './say/notices.ts';
import { button, type Voice } from './say/voice.ts';
import { saying, type Decision, type Trainer } from './trainer.ts';

/** Leaving the practice that is open for something else that was asked for. */

/**
 * Asks whether to go on with the practice that is open, or to leave it and do the other thing at once: the button for that
 * names the practice that it leaves, so that a late press of it leaves no other one.
 */
export async function askFirst(trainer: Trainer, voice: Voice, open: Session, other: Button): Promise<Decision> {
  const { persona } = await materialOf(trainer, open);
  const values = { customer: voice.customer(persona.called), resume: voice.t('practice:words.resume') };
  const goOn = button(voice, 'resume', open.id, { label: voice.t('practice:buttons.goOnFirst') });
  const key = (await hasBegun(trainer, open)) ? 'practice:session.leaveFirst' : 'practice:session.leaveUnbegun';
  return saying(notice(voice, key, values, [goOn, other]));
}

/** What puts an open practice aside: it is paused; one in which nobody has spoken leaves nothing to go on with. */
export async function leave(trainer: Trainer, voice: Voice, open: Session): Promise<Write[]> {
  if (!(await hasBegun(trainer, open))) return [trainer.store.write.deleteSession(open)];
  const changes = { ...(await paused(trainer, voice, open)), touched_at: trainer.now() };
  return [trainer.store.write.updateSession(open, changes)];
}

/** Whether the rep has said a word, or taken one back, in a practice. */
export async function hasBegun({ store }: Trainer, { workspace, id }: Session): Promise<boolean> {
  return (await store.read.lines({ workspace, session: id })).length > 0;
}

/** What changes in a session that is paused. */
export async function paused(trainer: Trainer, voice: Voice, session: Session) {
  const { turn, material } = await playing(trainer, session, voice.language);
  return { status: 'paused' as const, snapshot: moved(material, turn, { type: 'pause' }) };
}
