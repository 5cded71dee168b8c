import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import { queueMessage } from '../say/queue.ts';
import { openAssigned } from './assigned.ts';

/** What waits to be practised, in the order in which it is due. */
export const queue = async (trainer: Trainer, from: From, voice: Voice): Promise<Decision> =>
  saying(queueMessage(voice, await openAssigned(trainer, from)));
