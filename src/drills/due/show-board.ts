import type { Drill } from '../../store/schema.ts';
import { inRound, type Drilling } from '../drilling.ts';
import { boardFor } from './board.ts';
import type { WentOn } from './go-on.ts';
import { changed } from './run.ts';

/** How long after a message was posted or edited it is looked again. */
const AGAIN_MS = 5000;

/**
 * The owner's message as it is to look now, where nothing else is to be done: while a drill is paused what was begun before is
 * still handed in, and of a round that is over marks may be changed. `next` is null once it shows that.
 */
export async function showBoard(drilling: Drilling, drill: Drill): Promise<WentOn> {
  const at = await inRound(drilling, drill, drill.round);
  if (!at) return { decision: { writes: [], messages: [] }, next: null };
  const board = await boardFor(drilling, at);
  return {
    decision: { writes: changed(drilling, drill, board), messages: board.messages },
    next: board.waits ? drilling.now() + AGAIN_MS : board.messages.length > 0 ? drilling.now() : null,
  };
}
