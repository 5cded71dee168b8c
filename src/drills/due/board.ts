import { hashOf } from '../../flow/content.ts';
import type { OutgoingMessage } from '../../session/trainer.ts';
import type { Changes, Drill } from '../../store/schema.ts';
import { reachManager, type Drilling, type InRound } from '../drilling.ts';
import { begunIn } from '../manage/people.ts';
import type { PersonInRound } from '../results.ts';
import { boardMessage } from '../say/results.ts';
import { seenOf } from '../say/seen.ts';
import { readerNow } from './rights.ts';

/** What its owner's message needs: columns of the drill, and the message. `waits`: it cannot be shown yet, or not edited. */
export interface Board {
  changes: Changes<'drills'>;
  messages: OutgoingMessage[];
  waits: boolean;
}

const NOTHING: Board = { changes: {}, messages: [], waits: false };
/** Slack takes about fifty edits a minute from an app, for all drills together. */
const EDIT_EVERY_MS = 5000;

/**
 * The message that shows the owner how a round goes: posted once, and from then on its content is replaced, at most every few
 * seconds and only when it differs. Nothing where nobody owns the drill. What it shows is looked up only when it could be shown.
 * Who may not set drills any more gets no further one: it is posted anew for the first co-owner who may.
 */
export async function boardFor(drilling: Drilling, at: InRound, people?: readonly PersonInRound[]): Promise<Board> {
  const { drill } = at;
  if (drill.owner === '') return NOTHING;
  const posted = drill.board === null ? null : await editable(drilling, at);
  if (posted && typeof posted === 'object' && posted.waits) return { ...NOTHING, waits: true };
  const reader = await readerNow(drilling, drill);
  if (reader === undefined) return { ...NOTHING, waits: true };
  if (reader === null) return unread(drilling, drill);
  const anew = reader !== (drill.reader ?? drill.owner);
  if (posted && typeof posted === 'object' && !anew) return NOTHING;
  const edits = anew || typeof posted === 'object' ? null : posted;
  const { to, voice } = await reachManager(drilling, drill, reader);
  const shown = people ? { people, notBegun: 0 } : await begunIn(drilling, drill, at.round.number);
  const message = boardMessage(voice, { ...seenOf(voice, at, shown.people, shown.notBegun), people: shown.people });
  const looks = hashOf(JSON.stringify(message.parts));
  if (looks === drill.board_shown && !anew) return NOTHING;
  const id = drilling.newId();
  if (edits === null)
    return {
      changes: { board: id, board_edit: null, board_shown: looks, reader },
      messages: [{ message, to, of: reader, id }],
      waits: true,
    };
  return {
    changes: { board_edit: id, board_shown: looks },
    messages: [{ message, to, of: reader, id, edits }],
    waits: false,
  };
}

/** Nobody may see it any more: kept, and logged, once. */
function unread({ unread: log }: Drilling, drill: Drill): Board {
  if (drill.reader === '') return NOTHING;
  log?.(drill);
  return { ...NOTHING, changes: { reader: '' } };
}

/**
 * The message to edit, once it is there and the last edit is some seconds old. The last look at a round does not wait for that,
 * nor does a pause: nobody looks again after them. What never arrived, or has no name in its channel, is not waited for.
 */
async function editable({ store, now }: Drilling, { drill, round }: InRound): Promise<string | { waits: boolean }> {
  const { workspace, board, board_edit } = drill;
  const posted = await store.read.outgoing({ workspace, id: board! });
  if (!posted?.message) return { waits: posted?.state === 'waiting' };
  const last = board_edit === null ? posted : await store.read.outgoing({ workspace, id: board_edit });
  const fresh = last?.state === 'waiting' || isFresh(now() - (last?.at ?? 0));
  const isLastLook = round.state === 'closed' || drill.status === 'paused';
  return fresh && !isLastLook ? { waits: true } : posted.message;
}

/** A clock that was set back since would make it fresh for long. */
const isFresh = (age: number): boolean => age >= 0 && age < EDIT_EVERY_MS;
