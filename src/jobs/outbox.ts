import type { Outgoing } from '../session/carry-out.ts';
import type { Store } from '../store/open-store.ts';

/** What became of an attempt to send. */
export type Delivery =
  | { sent: string | null }
  /** `arrived: false`: the channel took nothing for certain, so the next attempt is not doubtful. */
  | { retryAfterMs: number; why: string; arrived?: false }
  | { failed: string };

/** A channel's way to send: `doubtful` says that an earlier attempt may have arrived, so it looks before it posts again. */
export type Deliver = (message: Outgoing, doubtful: boolean) => Promise<Delivery>;

/** How each channel sends, by its name. A process sends only what belongs to the channels that it serves. */
export type Deliverers = Readonly<Record<string, Deliver>>;

export interface OutboxSettings {
  owner: string;
  leaseMs: number;
  /** How often messages left behind are looked for. */
  everyMs: number;
}

/** How many messages left behind are taken at a time. */
const AT_ONCE = 50;

/**
 * Sends committed messages, those of one conversation one after another. Fresh ones come by `send`; what a crash or a
 * refusal left behind is leased from the store. Nothing is marked as sent before the channel has said so.
 */
export function createOutbox(
  store: Store,
  deliverers: Deliverers,
  settings: OutboxSettings,
  now: () => number,
  trouble: (error: unknown) => void,
) {
  /** The last message under way in each conversation; the next one waits for it. */
  const conversations = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const nameOf = ({ workspace, conversation }: Pick<Outgoing, 'workspace' | 'conversation'>) =>
    `${workspace}/${conversation}`;

  async function attempt(message: Outgoing, fresh: boolean) {
    const deliver = deliverers[message.channel];
    if (!deliver) return release(message, 'waits for who serves its channel');
    if (fresh && (await store.read.firstWaiting(message)) !== message.id) {
      return release(message, 'waits for an earlier one');
    }
    const doubtful = !fresh && message.attempts > 1;
    const delivery = await deliver(message, doubtful);
    await store.commit([outcome(message, delivery)]);
    if (!fresh && !('retryAfterMs' in delivery)) await lookForLeftBehind();
  }

  /** Gives a message back to the store, to be sent in its turn, by this process or by another. */
  const release = async (message: Outgoing, why: string) => {
    await store.commit([store.write.retryOutgoing(message, now(), why, false)]);
  };

  function outcome(message: Outgoing, delivery: Delivery) {
    if ('sent' in delivery) return store.write.outgoingSent(message, delivery.sent);
    if ('failed' in delivery) return store.write.outgoingFailed(message, delivery.failed);
    return store.write.retryOutgoing(message, now() + delivery.retryAfterMs, delivery.why, delivery.arrived);
  }

  function enqueue(message: Outgoing, fresh: boolean) {
    const name = nameOf(message);
    const work = (conversations.get(name) ?? Promise.resolve())
      .then(() => attempt(message, fresh))
      .catch(trouble)
      .then(() => {
        if (conversations.get(name) === work) conversations.delete(name);
      });
    conversations.set(name, work);
  }

  async function lookForLeftBehind(): Promise<number> {
    if (stopped) return 0;
    const left = await store.leaseOutgoing({
      owner: settings.owner,
      now: now(),
      leaseMs: settings.leaseMs,
      limit: AT_ONCE,
      channels: Object.keys(deliverers),
    });
    for (const row of left) enqueue(row, false);
    return left.length;
  }

  /** Looks at once and then regularly; a full batch is followed by the next without waiting. */
  async function tick() {
    try {
      let found = AT_ONCE;
      while (found === AT_ONCE) found = await lookForLeftBehind();
    } catch (error) {
      trouble(error);
    }
    if (!stopped) timer = setTimeout(() => void tick(), settings.everyMs);
  }

  return {
    send: (messages: readonly Outgoing[]) => messages.forEach((message) => enqueue(message, true)),
    start: () => void tick(),
    /** Lets what is under way arrive; what is not sent stays in the store. */
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await Promise.all(conversations.values());
    },
  };
}

export type Outbox = ReturnType<typeof createOutbox>;
