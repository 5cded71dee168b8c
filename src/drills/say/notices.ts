import { notice } from '../../session/say/notices.ts';
import { button, coachMessage, type Voice } from '../../session/say/voice.ts';
import type { Session } from '../../store/schema.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import type { Assigned } from '../rep/assigned.ts';
import { drillButton } from './buttons.ts';
import type { DirectoryError } from '../directory.ts';
import { titleOf } from './invitation.ts';
import { roundValue } from '../drilling.ts';
import type { Message } from '../../session/message.ts';

/** A word of `/drill` that is none, and what it can do. */
export const unknownMessage = (voice: Voice, word: string): Message =>
  coachMessage(voice, [
    { type: 'text', text: voice.t('drills:manage.unknown', { word }) },
    { type: 'text', text: voice.t('drills:manage.help') },
  ]);

/** What a button that can do nothing any more says. */
export const buttonOld = (voice: Voice): Decision => saying(notice(voice, 'errors:buttonOld'));

/** What the channel cannot or will not tell about its people, and what to do. */
export const directoryNotice = (voice: Voice, { code }: DirectoryError): Message =>
  notice(voice, `drills:directory.${code}`);

/** The round is over: nothing more can be handed in. */
export const roundOver = (voice: Voice, at: Pick<Assigned, 'spec' | 'step' | 'flow'>): Decision =>
  saying(notice(voice, 'drills:round.over', { name: titleOf(voice, at), start: voice.t('practice:words.start') }));

/** The same where a try is under way: it can still be gone on with. */
export const overMeanwhile = (voice: Voice, at: Assigned, { id }: Session): Decision =>
  saying(
    notice(voice, 'drills:try.underWayOver', { name: titleOf(voice, at) }, [
      button(voice, 'resume', id, { main: true }),
    ]),
  );

/** A try ended when the round was over: it is the rep's own practice. */
export const tryKept = (voice: Voice, at: Pick<Assigned, 'spec' | 'step' | 'flow'>): Decision =>
  saying(notice(voice, 'drills:round.kept', { name: titleOf(voice, at) }));

/** It is done: there is nothing to put off. */
export const alreadyDone = (voice: Voice, at: Pick<Assigned, 'spec' | 'step' | 'flow'>): Decision =>
  saying(notice(voice, 'drills:round.done', { name: titleOf(voice, at) }));

export const alreadyHandedIn = (voice: Voice, { assignment }: Assigned): Decision =>
  saying(notice(voice, 'drills:handIn.already', {}, [drillButton(voice, 'drill_start', roundValue(assignment))]));
