import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import { queueMessage } from '../say/queue.ts';
import { openAssigned } from './assigned.ts';

/** What waits to be practised, in the order in which it is due. `value`: how many of the first were shown before. */
export const queue = async (trainer: Trainer, from: From, voice: Voice, value = ''): Promise<Decision> =>
  saying(queueMessage(voice, await openAssigned(trainer, from), trainer.now(), Number(value) || 0));
