import { customerAtStart } from '../customer/state.ts';
import type { Turn as TurnRow, Session } from '../store/schema.ts';
import type { Trainer } from './trainer.ts';
import type { Turn } from './turn.ts';

/** What a customer whose state an earlier version stored has not been through. */
const UNTOUCHED = customerAtStart('normal', 'plain');

/** A turn as it stands in the store; what an earlier version did not keep is as at the start. */
export function turnIn({ body }: Pick<TurnRow, 'body'>): Turn {
  const turn = body as Turn;
  const { lastLoss } = turn.state;
  const state = { ...UNTOUCHED, ...turn.state, lastLoss: lastLoss && { ...lastLoss, said: lastLoss.said ?? '' } };
  return { ...turn, moment: turn.moment ?? null, state };
}

/** The turns of a session from the opening to its head; what was taken back is not among them. */
export const turnsOf = async (
  { store }: Trainer,
  session: Pick<Session, 'workspace' | 'id' | 'head'>,
): Promise<Turn[]> => (await store.read.path(session)).map(turnIn);
