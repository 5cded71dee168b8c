import { notice } from '../../session/say/notices.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import type { Assigned } from '../rep/assigned.ts';
import { drillButton } from './buttons.ts';
import type { DirectoryError } from '../directory.ts';
import { titleOf } from './invitation.ts';
import { roundValue } from '../drilling.ts';
import type { Message } from '../../session/message.ts';

/** What a button that can do nothing any more says. */
export const buttonOld = (voice: Voice): Decision => saying(notice(voice, 'errors:buttonOld'));

/** What the channel cannot or will not tell about its people, and what to do. */
export const directoryNotice = (voice: Voice, { code }: DirectoryError): Message =>
  notice(voice, `drills:directory.${code}`);

/** The round is over: nothing more can be handed in. */
export const roundOver = (voice: Voice, at: Pick<Assigned, 'spec' | 'step'>): Decision =>
  saying(notice(voice, 'drills:round.over', { name: titleOf(voice, at), start: voice.t('practice:words.start') }));

/** It is done: there is nothing to put off. */
export const alreadyDone = (voice: Voice, at: Pick<Assigned, 'spec' | 'step'>): Decision =>
  saying(notice(voice, 'drills:round.done', { name: titleOf(voice, at) }));

export const alreadyHandedIn = (voice: Voice, { assignment }: Assigned): Decision =>
  saying(notice(voice, 'drills:handIn.already', {}, [drillButton(voice, 'drill_start', roundValue(assignment))]));
