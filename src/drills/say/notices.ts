import { notice } from '../../session/say/notices.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision } from '../../session/trainer.ts';
import type { Assigned } from '../rep/assigned.ts';
import { drillButton } from './buttons.ts';
import { roundValue } from '../drilling.ts';

/** What a button that can do nothing any more says. */
export const buttonOld = (voice: Voice): Decision => saying(notice(voice, 'errors:buttonOld'));

/** The round is over: nothing more can be handed in. */
export const roundOver = (voice: Voice, { spec }: Pick<Assigned, 'spec'>): Decision =>
  saying(notice(voice, 'drills:round.over', { name: spec.name, start: voice.t('practice:words.start') }));

/** It is done: there is nothing to put off. */
export const alreadyDone = (voice: Voice, { spec }: Pick<Assigned, 'spec'>): Decision =>
  saying(notice(voice, 'drills:round.done', { name: spec.name }));

export const alreadyHandedIn = (voice: Voice, { assignment }: Assigned): Decision =>
  saying(notice(voice, 'drills:handIn.already', {}, [drillButton(voice, 'drill_start', roundValue(assignment))]));
