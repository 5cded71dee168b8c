import { createOutbox, type Delivery } from '../../src/jobs/outbox.ts';
import type { Outgoing } from '../../src/session/carry-out.ts';
import { onEveryDatabase } from '../store/databases.ts';
import { NOW, outgoing, workspace } from '../store/rows.ts';

/** Messages of one conversation reach the channel in the order of their commits, whatever became of the process before. */
onEveryDatabase('the outbox', (under) => {
  let time: number;
  let posted: string[];
  let answers: Record<string, Delivery[]>;
  let outbox: ReturnType<typeof createOutbox>;

  beforeEach(() => {
    time = NOW;
    posted = [];
    answers = {};
    const deliver = async ({ id }: Outgoing, doubtful: boolean): Promise<Delivery> => {
      posted.push(doubtful ? `${id}?` : id);
      return answers[id]?.shift() ?? { sent: `ts ${id}` };
    };
    const settings = { owner: 'alive', leaseMs: 60_000, everyMs: 5 };
    outbox = createOutbox(under.store, { slack: deliver }, settings, () => time, failed);
  });
  afterEach(() => outbox.stop());

  const failed = (error: unknown) => {
    throw error;
  };

  /** Commits a message under somebody's lease, as a desk does. */
  async function committed(id: string, owner: string): Promise<Outgoing> {
    const row = { ...outgoing(id), attempts: 1, owner, leased_until: time + 1000 };
    await under.store.commit([under.store.write.insertOutgoing(row)]);
    return { ...row, channel: 'slack', session: null, turn: null };
  }

  /** What was posted when so many posts have been made, and the message that waits then. */
  async function after(posts: number) {
    while (posted.length < posts) await new Promise((resolve) => setTimeout(resolve, 2));
    await outbox.stop();
    return { posted, waits: await under.store.read.firstWaiting({ workspace, conversation: 'D1' }) };
  }

  test('sends what is handed to it at once, one after another', async () => {
    const messages = [await committed('a', 'alive'), await committed('b', 'alive')];
    outbox.send(messages);
    expect(await after(2)).toEqual({ posted: ['a', 'b'], waits: undefined });
  });

  test('has a fresh message wait for one that a dead process left', async () => {
    await committed('left', 'dead');
    outbox.start();
    outbox.send([await committed('fresh', 'alive')]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(posted).toEqual([]);
    time += 1000;
    expect(await after(2)).toEqual({ posted: ['left?', 'fresh'], waits: undefined });
  });

  test('has the later ones wait while one is to be tried again', async () => {
    answers.a = [{ retryAfterMs: 500, why: 'ratelimited', arrived: false }];
    outbox.start();
    outbox.send([await committed('a', 'alive'), await committed('b', 'alive')]);
    while (posted.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(posted).toEqual(['a']);
    time += 500;
    expect(await after(3)).toEqual({ posted: ['a', 'a', 'b'], waits: undefined });
  });

  test('goes on after one that is given up', async () => {
    answers.a = [{ failed: 'channel_not_found' }];
    outbox.send([await committed('a', 'alive'), await committed('b', 'alive')]);
    expect(await after(2)).toEqual({ posted: ['a', 'b'], waits: undefined });
  });

  test('leaves what another channel is to send to who serves that one', async () => {
    const teams = {
      ...outgoing('teams'),
      channel: 'botframework',
      conversation: 'a:1',
      owner: 'alive',
      leased_until: time + 9,
    };
    await under.store.commit([under.store.write.insertOutgoing(teams)]);
    outbox.send([{ ...teams, attempts: 1, session: null, turn: null }]);
    outbox.send([await committed('a', 'alive')]);
    outbox.start();
    await after(1);
    expect(posted).toEqual(['a']);
    const left = { owner: 'other', now: time, leaseMs: 1000, limit: 9, channels: ['botframework'] };
    expect(await under.store.leaseOutgoing(left)).toMatchObject([{ id: 'teams', attempts: 1 }]);
  });

  test('posts nothing that was deleted meanwhile', async () => {
    const message = await committed('a', 'alive');
    await under.store.commit([under.store.write.outgoingDropped(message)]);
    outbox.send([message, await committed('b', 'alive')]);
    expect(await after(1)).toEqual({ posted: ['b'], waits: undefined });
  });
});
