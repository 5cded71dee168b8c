import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import { marksSince } from '../handed-in.ts';
import { handedInOf } from '../manage/stored.ts';
import { buttonOld, roundOver } from '../say/notices.ts';
import { markedMessage, withdrawnMessage } from '../say/withdraw.ts';
import { isDone, standingOf } from '../standing.ts';
import { assignedTo, isOpen } from './assigned.ts';
import { marksOf } from './counting.ts';
import { keepState } from './state-now.ts';
import { handInOf } from './tries.ts';
import { touched } from './touched.ts';

/**
 * Takes back what was handed in, while the round is open: nobody else sees it any more, and the best of what is left counts.
 * Where a mark of it was set by hand it stays, so that nobody slips out from under a mark. `value` is the session.
 */
export async function withdraw(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const session = await trainer.store.read.session({ workspace: from.workspace, id: value });
  if (session?.person !== from.person || session.drill === null) return buttonOld(voice);
  const at = await assignedTo(trainer, from, `${session.drill}/${session.round}`);
  const found = at && handInOf(at, session.id);
  if (!found) return buttonOld(voice);
  if (!isOpen(at)) return roundOver(voice, at);
  const marks = await marksOf(trainer, at);
  const { keys } = handedInOf(at.assignment, found.handIn);
  const ofIt = marksSince(found.handIn.at, marks).filter(({ key }) => keys.some(({ id }) => id === key));
  if (ofIt.length > 0) return saying(markedMessage(voice, at));
  const left = at.handIns.filter((one) => one !== found);
  const standing = standingOf(at.step, at.tries, left);
  return {
    writes: [
      trainer.store.write.deleteHandIn(found.handIn),
      ...keepState(trainer, at.assignment, standing),
      touched(trainer, at.drill),
    ],
    messages: [{ message: withdrawnMessage(voice, { at, part: found.part, done: isDone(standing), left }) }],
  };
}
