import type { Message } from '../../session/message.ts';
import { notice } from '../../session/say/notices.ts';
import type { Voice } from '../../session/say/voice.ts';
import { roundValue } from '../drilling.ts';
import type { Assigned } from '../rep/assigned.ts';
import { beginButton, drillButton } from './buttons.ts';
import { titleOf } from './invitation.ts';
import { partName } from './names.ts';
import { whenText } from './when.ts';

interface Withdrawn {
  at: Assigned;
  /** The round is done without it. */
  done: boolean;
  /** The part that it was of, and what is still handed in. */
  part: string;
  left: readonly { part: string }[];
}

/** What was handed in is taken back: who sees it, and how far one is without it. */
export function withdrawnMessage(voice: Voice, { at, part, done, left }: Withdrawn): Message {
  const others = left.some((one) => one.part === part);
  // Where another part is still handed in, it is this one that is not.
  const name = !done && !others && left.length > 0 ? partName(voice, at.flow, part) : titleOf(voice, at);
  const says = done ? 'drills:withdraw.stillDone' : others ? 'drills:withdraw.others' : 'drills:withdraw.nothingLeft';
  const due = whenText(voice, at.round.due_at, at.assignment.zone);
  return notice(voice, says, { name, due }, [
    drillButton(voice, 'drill_tries', roundValue(at.assignment)),
    beginButton(voice, at),
  ]);
}

/** A mark of it was set by hand: it stays, and another one can be handed in. */
export const markedMessage = (voice: Voice, at: Assigned): Message =>
  notice(voice, 'drills:withdraw.marked', {}, [drillButton(voice, 'drill_tries', roundValue(at.assignment))]);
