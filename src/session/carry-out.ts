import type { OutgoingMessage as OutgoingRow } from '../store/schema.ts';
import { StoreError, type Write } from '../store/open-store.ts';
import type { Decision, From, Trainer } from './trainer.ts';

/** A message that is committed and now to be sent. */
export type Outgoing = Pick<
  OutgoingRow,
  'workspace' | 'id' | 'channel' | 'conversation' | 'session' | 'turn' | 'payload' | 'attempts' | 'at'
> & {
  /** The channel's id of the message whose place it takes. */
  edits?: string | null;
};

/** How often a decision is made again when somebody was faster. */
const TRIES = 8;

/** Under whose lease new messages are written, so that no other process sends them meanwhile; null: whoever comes first. */
export interface Sender {
  owner: string | null;
  leaseMs: number;
}

/**
 * Decides and commits, again where somebody was faster: the writes, the event's id and the messages are one commit.
 * An event that was taken before leads to nothing. Throws StoreError when the store cannot.
 */
export async function carryOut(
  trainer: Trainer,
  from: From,
  event: string | null,
  sender: Sender,
  decide: () => Promise<Decision>,
): Promise<Outgoing[]> {
  for (let tried = 0; tried < TRIES; tried++) {
    const decision = await decide();
    const outgoing = decision.messages.map((m) => outgoingRow(trainer, from, m));
    const keep =
      event !== null && !decision.keepsEvent
        ? [trainer.store.write.insertEvent({ workspace: from.workspace, id: event, at: trainer.now() })]
        : [];
    const lease = sender.owner === null ? {} : { owner: sender.owner, leased_until: trainer.now() + sender.leaseMs };
    const writes = [
      ...keep,
      ...decision.writes,
      ...reachable(trainer, from),
      ...outgoing.map((row) => trainer.store.write.insertOutgoing({ ...row, ...lease })),
    ];
    if ((await trainer.store.commit(writes)) === 'committed') return outgoing;
    if (event !== null && (await trainer.store.read.eventTaken({ workspace: from.workspace, id: event }))) return [];
  }
  throw new StoreError('busy', 'The session changed faster than it could be written. Try again.');
}

/** How the conversation is reached; after a decision's own writes, since the last word to who deleted everything needs it too. */
export const reachable = ({ store }: Trainer, { workspace, conversation, person, address }: From): Write[] =>
  address ? [store.write.putAddress({ workspace, conversation, person, address })] : [];

const outgoingRow = (trainer: Trainer, from: From, said: Decision['messages'][number]) => ({
  workspace: said.to?.workspace ?? from.workspace,
  id: said.id ?? trainer.newId(),
  channel: said.to?.channel ?? from.channel,
  conversation: said.to?.conversation ?? from.conversation,
  person: said.of === undefined ? from.person || null : said.of,
  session: said.session ?? null,
  turn: said.turn ?? null,
  payload: said.message,
  edits: said.edits ?? null,
  state: 'waiting' as const,
  message: null,
  attempts: 1,
  due_at: trainer.now(),
  last_error: null,
  at: trainer.now(),
});
