import type { Desk } from '../../session/desk.ts';
import { choicesIn } from '../../session/say/form.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import { hear } from '../hear.ts';
import { createPressIds } from '../press-once.ts';
import type { Came } from './came.ts';

/** When something was done, and what the channel calls it: the same when it is brought again. */
export interface Happened {
  event: string;
  /** Milliseconds. */
  at: number;
}

/** Hands to the desk what people do in channels of cards. Resolves when it is committed. */
export function createTake(desk: Desk, trainer: Trainer) {
  const eventOf = createPressIds();
  return async (from: From, came: Came, { event, at }: Happened): Promise<void> => {
    switch (came.kind) {
      case 'pressed': {
        const { action, value, place } = came;
        await desk.pressed(from, eventOf({ ...from, place, button: action, value, at, named: event }), {
          action,
          value,
        });
        return;
      }
      case 'form':
        await desk.started(from, event, choicesIn(came.chosen), came.replaces);
        return;
      case 'arrived':
        await desk.arrived(from, event);
        return;
      default:
        await hear({ desk, trainer }, from, event, came);
    }
  };
}
