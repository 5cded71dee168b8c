import type { Write } from '../../store/open-store.ts';
import type { Drill, Round, RoundKey } from '../../store/schema.ts';
import { inRound, type Drilling } from '../drilling.ts';
import { boardFor, type Board } from './board.ts';
import type { WentOn } from './go-on.ts';
import { sendTo, type Sent } from './send.ts';
import { givenUp, tellUnreachable } from './unreachable.ts';

/**
 * How many messages a drill sends each second. Slack takes one a second in each conversation and "several hundred a minute"
 * in a workspace, so 300 leave room for the answers of those who practise.
 */
export const A_SECOND = 5;
const SECOND_MS = 1000;
/** How long after messages went out it is looked whether they arrived. */
const ARRIVED_MS = 5000;

/** A round under way: whoever is due a message gets one, a few each second; the owner's message shows how far it is. */
export async function run(drilling: Drilling, drill: Drill, round: Round): Promise<WentOn> {
  const { store, now } = drilling;
  const key = { workspace: drill.workspace, drill: drill.id, round: round.number };
  const at = await inRound(drilling, drill, round.number);
  const due = at ? await store.read.assignmentsDue(key, now(), A_SECOND) : [];
  const lost = await givenUp(drilling, key);
  const reached = due.filter(({ person }) => !lost.some((one) => one.person === person));
  const sent = await Promise.all(reached.map((assignment) => sendTo(drilling, at!, assignment)));
  const unreachable = await tellUnreachable(drilling, lost);
  const board = at ? await boardFor(drilling, at) : { changes: {}, messages: [], waits: false };
  return {
    decision: {
      writes: [...sent.flatMap(({ writes }) => writes), ...unreachable, ...changed(drilling, drill, board)],
      messages: [...sent.flatMap(({ messages }) => messages), ...board.messages],
    },
    next: await nextLook(
      drilling,
      { ...key, due: round.due_at, more: due.length === A_SECOND },
      sent,
      board.waits || lost.length > 0,
    ),
  };
}

/** The drill is written only when its message changes, so that what managers do meanwhile is no conflict. */
export const changed = ({ store }: Drilling, drill: Drill, { changes }: Pick<Board, 'changes'>): Write[] =>
  Object.keys(changes).length > 0 ? [store.write.updateDrill(drill, changes)] : [];

/**
 * In a second while there may be more to send; soon while something is on its way or is to be shown; else when the next message
 * is due.
 */
async function nextLook(
  { store, now }: Drilling,
  { due, more, ...key }: RoundKey & { due: number; more: boolean },
  sent: readonly Sent[],
  waits: boolean,
): Promise<number> {
  if (more) return now() + SECOND_MS;
  const onTheWay = sent.length > 0 || waits || (await store.read.unsent(key, 'waiting', 1)).length > 0;
  const others = [await store.read.nextActAfter(key, now()), ...sent.map(({ next }) => next)];
  const next = Math.min(due, ...others.filter((time) => time !== null));
  return onTheWay ? Math.min(next, now() + ARRIVED_MS) : next;
}
