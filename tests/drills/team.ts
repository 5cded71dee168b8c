import { USUAL_HOURS, type DrillSpec, type Member, type Schedule } from '../../src/drills/drill.ts';
import type { ManagerAct } from '../../src/drills/manage/door.ts';
import { createDesk } from '../../src/session/desk.ts';
import type { Message } from '../../src/session/message.ts';
import type { Outgoing } from '../../src/session/carry-out.ts';
import type { From, Trainer } from '../../src/session/trainer.ts';
import type { Drill } from '../../src/store/schema.ts';
import { openTrainer } from '../../src/session/open-trainer.ts';
import { recentHeads } from '../../src/session/recent-heads.ts';
import { openStore } from '../../src/store/open-store.ts';
import { aRep, textOf } from '../session/rep.ts';
import { directoryFor, type Team } from './people.ts';

export { member } from './people.ts';

export const WORKSPACE = 'T1';
export const MANAGER = 'UMANAGER';
export const CHANNEL = 'CSALES';

/** Closed when the file's tests are through: some teams are of several tests. */
const opened: { close: () => Promise<void> }[] = [];
afterAll(async () => {
  for (const store of opened) await store.close();
  await (await read).store.close();
});

/** What is read from files is the same for all tests. */
const read = openTrainer({
  databaseUrl: 'sqlite::memory:',
  settings: { pauseMs: 0, leftAloneMs: 3_600_000, keepDays: 365, workingHours: USUAL_HOURS },
  seed: 7,
});

async function withStore(databaseUrl: string): Promise<Trainer> {
  const { store: _, ...trainer } = await read;
  const store = await openStore(databaseUrl);
  opened.push(store);
  return { ...trainer, store, recentHeads: recentHeads() };
}

type Step = DrillSpec['steps'][number];

/** A drill as a manager would set it: the whole flow once, for the channel, due on a Friday evening in Taipei. */
export const aSpec = (more: Partial<DrillSpec> = {}, step: Partial<Step> = {}): DrillSpec => ({
  name: '四把鑰匙',
  why: '',
  plan: null,
  audience: { people: [], groups: [], channels: [CHANNEL] },
  steps: [
    {
      name: '',
      says: '',
      flow: 'four-keys',
      parts: ['whole'],
      personas: ['lin-shufen'],
      difficulty: 'easy',
      coaching: 'live',
      tries: 1,
      pass: 'none',
      doneWhen: null,
      doneSays: '',
      ...step,
    },
  ],
  schedule: aSchedule(),
  reminders: true,
  handIn: 'scorecard',
  ...more,
});

export const aSchedule = (more: Partial<Schedule> = {}): Schedule => ({
  date: '2026-01-09',
  time: '18:00',
  zone: 'Asia/Taipei',
  repeat: 'none',
  weekdays: [],
  skipWeekends: true,
  holidays: [],
  rounds: null,
  ...more,
});

/** A message that was delivered; `pushed` by the drill's own work, not as an answer to who reads it. */
export interface Sent {
  to: string;
  text: string;
  message: Message;
  id: string;
  edits: string | null;
  at: number;
  pushed: boolean;
}

const CHANNELS = ['slack', 'botframework'];

/**
 * A team with a manager, a clock that the test moves, and a bot that does what is due. It is Monday 2026-01-05, 17:00 in
 * Taipei, or the time that is given.
 */
export async function aTeam(
  people: Member[],
  { databaseUrl = 'sqlite::memory:', now = '2026-01-05T17:00+08:00' } = {},
) {
  const team: Team = { people, managers: [MANAGER], canPost: true, hidden: [], silent: false, unread: [] };
  /** Conversations that take no message any more. */
  const deaf = new Set<string>();
  const directory = directoryFor(team);
  let clock = Date.parse(now);
  const pass = (ms: number) => void (clock += ms);
  const trainer = {
    ...(await withStore(databaseUrl)),
    now: () => clock,
    directoryOf: (channel: string) => (channel === 'slack' ? directory : undefined),
    unread: ({ seq }: Drill) => void team.unread.push(seq),
  };
  const desk = createDesk(trainer, () => undefined);
  let events = 0;
  let looked = 0;
  const sent: Sent[] = [];
  const pushed = new Set<string>();
  const me = trainer.newId();
  const lease = (owner: string, leaseMs = 1000) => ({
    owner: `${owner} of ${me}`,
    now: trainer.now(),
    leaseMs,
    limit: 100,
    channels: CHANNELS,
  });
  const fromOf = (person: string): From => ({
    workspace: WORKSPACE,
    person,
    channel: 'slack',
    conversation: `D-${person}`,
  });

  /** What was committed is delivered: each message gets an id of the channel's. */
  async function deliver() {
    for (;;) {
      const out = await trainer.store.leaseOutgoing(lease('out'));
      if (out.length === 0) return;
      for (const { workspace, id, conversation, payload, edits } of out) {
        const key = { workspace, id };
        if (deaf.has(conversation)) {
          await trainer.store.commit([trainer.store.write.outgoingFailed(key, 'channel_not_found')]);
          continue;
        }
        const message = payload as Message;
        const about = { at: trainer.now(), pushed: pushed.has(id) };
        sent.push({ to: conversation, text: textOf(message), message, id, edits, ...about });
        await trainer.store.commit([trainer.store.write.outgoingSent(key, `ts-${id}`)]);
      }
    }
  }

  /** One look at what is due; gives how much there was. What is leased for no time, another bot takes too. */
  async function look(leaseMs?: number): Promise<number> {
    const due = await trainer.store.leaseDue(lease('bot', leaseMs));
    looked += due.length;
    for (const one of due) {
      const out = one.kind === 'drill' ? await desk.wentOn(one) : await desk.answered(one);
      if (one.kind === 'drill') for (const { id } of out as Outgoing[]) pushed.add(id);
    }
    return due.length;
  }

  /** Does what is due now, until nothing is. */
  async function work() {
    for (let looks = 0; looks < 1000; looks++) {
      const did = await look();
      await deliver();
      if (did === 0) return;
    }
    throw new Error('The work does not end.');
  }

  /** When the next work until a time is due. Who only looks has leased it until long ago. */
  async function nextDue(until: number): Promise<number | null> {
    const due = await trainer.store.leaseDue({ ...lease('clock'), now: until, leaseMs: -until });
    return due[0]?.due_at ?? null;
  }

  /** Lets time go by until a moment: what comes due on the way is done when it does. */
  async function until(moment: number) {
    await work();
    for (let next = await nextDue(moment); next !== null; next = await nextDue(moment)) {
      pass(Math.max(0, next - trainer.now()));
      await work();
    }
    pass(moment - trainer.now());
    await work();
  }

  /** What somebody asks for as a manager: every message that it led to. */
  async function managed(person: string, act: ManagerAct) {
    const from = fromOf(person);
    const out = await desk.managed(from, `m${++events}-${trainer.newId()}`, act);
    for (const { id, conversation } of out) if (conversation !== from.conversation) pushed.add(id);
    await deliver();
    return out.filter(({ conversation }) => conversation === from.conversation);
  }

  const textsOf = (out: readonly Outgoing[]) => out.map(({ payload }) => textOf(payload as Message));
  const drillOf = async (id: string) => (await trainer.store.read.drill({ workspace: WORKSPACE, id }))!;
  const drafts = (spec: DrillSpec, person = MANAGER) => desk.drafted(fromOf(person), { spec, place: CHANNEL });

  return {
    team,
    trainer,
    desk,
    sent,
    deaf,
    work,
    look,
    /** How often work was due until now. */
    looks: () => looked,
    deliver,
    read: drillOf,
    rep: (person: string) => aRep(trainer, person),
    until: (iso: string) => until(Date.parse(iso)),
    wait: (ms: number) => until(trainer.now() + ms),
    /** The clock jumps: the bot was down, or somebody has set the clock. */
    jumps: pass,
    manages: async (act: ManagerAct, person = MANAGER) => textsOf(await managed(person, act)),
    drafts,
    preview: async (spec: DrillSpec) => textOf((await drafts(spec)).message),
    /** Sets a drill and confirms it. */
    async sets(spec: DrillSpec): Promise<Drill> {
      const { id } = await drafts(spec);
      await managed(MANAGER, { do: 'confirm', which: id! });
      await work();
      return drillOf(id!);
    },
    to: (conversation: string) => sent.filter((one) => one.to === conversation),
    /** What somebody was sent, wherever they were written to, but for answers. */
    pushedTo: (person: string) => sent.filter((one) => one.pushed && (one.to === person || one.to === `D-${person}`)),
    assignment: async ({ id, round }: Drill, person: string) =>
      (await trainer.store.read.assignment({ workspace: WORKSPACE, drill: id, round, person }))!,
  };
}

export type ATeam = Awaited<ReturnType<typeof aTeam>>;
