import type { Voice } from '../../session/say/voice.ts';
import type { Session } from '../../store/schema.ts';
import type { Assigned } from '../rep/assigned.ts';
import { titleOf } from './invitation.ts';
import { whenText } from './when.ts';

/** Which try of its part it is. */
export const numberOfTry = ({ standing }: Pick<Assigned, 'standing'>, { drill_part }: Session): number =>
  (standing.find(({ part }) => part === drill_part)?.tries ?? 0) + 1;

/** A try that is under way: which one of what, and until when. */
export const tryOpen = (voice: Voice, at: Assigned, session: Session): string =>
  voice.t('drills:try.underWay', {
    name: titleOf(voice, at),
    n: numberOfTry(at, session),
    due: whenText(voice, at.round.due_at, at.assignment.zone),
  });

/** The same where the round is over: it is the rep's own practice from now on. */
export const tryOver = (voice: Voice, at: Assigned): string =>
  voice.t('drills:try.underWayOver', { name: titleOf(voice, at) });
