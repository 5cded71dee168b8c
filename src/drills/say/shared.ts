import type { Message } from '../../session/message.ts';
import { notice } from '../../session/say/notices.ts';
import type { Voice } from '../../session/say/voice.ts';

/** A drill that somebody is told of as co-owner, and by whom. */
export interface Shared {
  drill: string;
  number: number;
  name: string;
  manager: string;
}

/** What a new co-owner can do from now on. */
export const sharedMessage = (voice: Voice, { drill, ...values }: Shared): Message =>
  notice(voice, 'drills:share.told', { ...values }, [
    { action: 'drill_show', label: voice.t('drills:list.show', { number: values.number }), value: drill, main: true },
    { action: 'drill_list', label: voice.t('drills:board.buttons.list') },
  ]);

/** No longer a co-owner. */
export const unsharedMessage = (voice: Voice, { name, manager }: Shared): Message =>
  notice(voice, 'drills:share.toldTakenBack', { name, manager });
