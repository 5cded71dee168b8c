import type { Desk } from '../../session/desk.ts';
import { choicesIn } from '../../session/say/form.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import { hear } from '../hear.ts';
import { createPressIds } from '../press-once.ts';
import type { Came } from './came.ts';

/** Where and when something was done: the event's id, and for a button the message it stands in. */
export interface Happened {
  event: string;
  place: string;
  /** Milliseconds. */
  at: number;
}

/** Hands to the desk what people do in channels of cards. Resolves when it is committed. */
export function createTake(desk: Desk, trainer: Trainer) {
  const eventOf = createPressIds();
  return async (from: From, came: Came, { event, place, at }: Happened): Promise<void> => {
    switch (came.kind) {
      case 'pressed': {
        const { action, value } = came;
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

export type Take = ReturnType<typeof createTake>;
