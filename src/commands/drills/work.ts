import { specOf, type Drilling } from '../../drills/drilling.ts';
import { course, type DrillNeeds } from '../../drills/plan.ts';
import { asNow } from '../../drills/due/as-now.ts';
import type { UnsentMessage } from '../../store/operator-reads.ts';
import type { Drill, DueWork, Round } from '../../store/schema.ts';

/**
 * How a drill's work stands. `resting`: paused or over; `waiting`: for its time; `taken`: a bot is at it; `again`: a bot takes it
 * again and again and cannot do it; `late`: its time has passed and no bot takes it; `stuck`: it runs and nothing is due.
 */
export type WorkState = 'resting' | 'waiting' | 'taken' | 'again' | 'late' | 'stuck';

/** What comes next of a drill, and what has not arrived. Times are epoch milliseconds. */
export interface Work {
  state: WorkState;
  /** What is done when it is due; null where nothing is. */
  next: DrillNeeds['do'] | null;
  due: number | null;
  leasedUntil: number | null;
  /** Nobody may be told any more how it goes: its owner and co-owners may set no drills. */
  unread: boolean;
  /** When the next message to somebody is due. */
  nextMessage: number | null;
  /** Messages that wait or were given up: to people, and the one that shows the owner how it goes. */
  unsent: UnsentMessage[];
}

/** A bot looks every second, has what it took for 25, and each step is due anew: what is due for longer does not go on. */
const DONE_WITHIN = 30_000;

export async function workOf({ store, now }: Drilling, drill: Drill): Promise<Work> {
  const key = { workspace: drill.workspace, drill: drill.id, round: drill.round };
  const [due, round, nextMessage, unsent] = await Promise.all([
    store.read.workOf(drill),
    store.read.round(key),
    store.read.nextActAfter(key, now()),
    store.read.unsentTo(key),
  ]);
  const boards = await unsentBoards({ store }, drill);
  return {
    state: stateOf(drill, due, now()),
    next: due && drill.status === 'running' ? nextOf(drill, round, Math.max(due.due_at, now())) : null,
    due: due?.due_at ?? null,
    leasedUntil: due?.leased_until ?? null,
    unread: drill.reader === '',
    nextMessage,
    unsent: [...boards, ...unsent],
  };
}

function stateOf({ status }: Drill, due: DueWork | undefined, now: number): WorkState {
  if (status !== 'running') return 'resting';
  if (!due) return 'stuck';
  const late = now - due.due_at > DONE_WITHIN;
  if (due.leased_until !== null && due.leased_until > now) return late ? 'again' : 'taken';
  return late ? 'late' : 'waiting';
}

const nextOf = (drill: Drill, round: Round | undefined, at: number): DrillNeeds['do'] =>
  course(specOf(drill), drill.started_at ?? at, round ? asNow(round) : null, at).do;

/** The owner's message and its last edit, as far as they have not arrived. */
async function unsentBoards(
  { store }: Pick<Drilling, 'store'>,
  { workspace, owner, owner_name, reader, board, board_edit }: Drill,
): Promise<UnsentMessage[]> {
  const ids = [board, board_edit].filter((id) => id !== null);
  const messages = await Promise.all(ids.map((id) => store.read.outgoing({ workspace, id })));
  return messages
    .filter((message) => message?.state === 'waiting' || message?.state === 'failed')
    .map((message) => ({ ...message!, person: reader || owner, name: (reader || owner) === owner ? owner_name : '' }));
}
