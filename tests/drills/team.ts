import type { Directory } from '../../src/drills/directory.ts';
import type { DrillSpec, Member } from '../../src/drills/drill.ts';
import type { ManagerAct } from '../../src/drills/manage/door.ts';
import { createDesk } from '../../src/session/desk.ts';
import type { Message } from '../../src/session/message.ts';
import type { From } from '../../src/session/trainer.ts';
import type { Drill } from '../../src/store/schema.ts';
import { aRep, aTrainer, textOf } from '../session/rep.ts';

export const WORKSPACE = 'T1';
export const MANAGER = 'UMANAGER';
export const CHANNEL = 'CSALES';

/** Somebody of the team as Slack knows them. */
export const member = (person: string, more: Partial<Member> = {}): Member => ({
  person,
  name: person,
  zone: 'Asia/Taipei',
  locale: 'zh-TW',
  why: null,
  ...more,
});

interface Team {
  people: Member[];
  managers: string[];
  canPost: boolean;
}

/** A drill as a manager would set it: the whole flow once, for the channel, due on a Friday evening in Taipei. */
export const aSpec = (more: Partial<DrillSpec> = {}, step: Partial<DrillSpec['steps'][number]> = {}): DrillSpec => ({
  name: '四把鑰匙',
  why: '',
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
  schedule: {
    date: '2026-01-09',
    time: '18:00',
    zone: 'Asia/Taipei',
    repeat: 'none',
    weekdays: [],
    skipWeekends: true,
    holidays: [],
    rounds: null,
  },
  reminders: true,
  handIn: 'scorecard',
  ...more,
});

/** A team with a manager, a clock that the test moves, and a bot that does what is due. Monday 2026-01-05, 17:00 in Taipei. */
export async function aTeam(people: Member[], databaseUrl?: string) {
  const team: Team = { people, managers: [MANAGER], canPost: true };
  const { trainer: opened, pass } = await aTrainer({}, databaseUrl);
  const directory = directoryFor(team);
  const trainer = { ...opened, directoryOf: (channel: string) => (channel === 'slack' ? directory : undefined) };
  const desk = createDesk(trainer, () => undefined);
  const from: From = { workspace: WORKSPACE, person: MANAGER, channel: 'slack', conversation: 'D-MANAGER' };
  let events = 0;

  /** Everything that was committed to be sent, in that order, as [conversation, text]. */
  const sent: { to: string; text: string; message: Message; id: string; edits: string | null }[] = [];

  /** What was committed is delivered: each message gets an id of the channel's. */
  async function deliver() {
    for (;;) {
      const lease = {
        owner: 'out',
        now: trainer.now(),
        leaseMs: 1000,
        limit: 100,
        channels: ['slack', 'botframework'],
      };
      const out = await trainer.store.leaseOutgoing(lease);
      if (out.length === 0) return;
      for (const { id, conversation, payload, edits } of out) {
        const message = payload as Message;
        sent.push({ to: conversation, text: textOf(message), message, id, edits });
        await trainer.store.commit([trainer.store.write.outgoingSent({ workspace: WORKSPACE, id }, `ts-${id}`)]);
      }
    }
  }

  /** Does what is due now, until nothing is. */
  async function work() {
    for (let steps = 0; steps < 1000; steps++) {
      const lease = {
        owner: 'bot',
        now: trainer.now(),
        leaseMs: 1000,
        limit: 100,
        channels: ['slack', 'botframework'],
      };
      const due = await trainer.store.leaseDue(lease);
      for (const one of due) await (one.kind === 'drill' ? desk.wentOn(one) : desk.answered(one));
      await deliver();
      if (due.length === 0) return;
    }
    throw new Error('The work does not end.');
  }

  return {
    team,
    trainer,
    desk,
    sent,
    work,
    rep: (person: string) => aRep(trainer, person),
    /** Lets time go by in steps, doing what comes due. */
    async wait(ms: number, step = 60_000) {
      for (let gone = 0; gone < ms; gone += step) {
        pass(Math.min(step, ms - gone));
        await work();
      }
    },
    /** The clock jumps: the bot was down. */
    down: pass,
    manages: async (act: ManagerAct) => {
      const out = await desk.managed(from, `m${++events}`, act);
      await deliver();
      return out
        .filter(({ conversation }) => conversation === from.conversation)
        .map((o) => textOf(o.payload as Message));
    },
    /** Sets a drill and confirms it. */
    async sets(spec: DrillSpec): Promise<Drill> {
      const { id } = await desk.drafted(from, { spec, place: CHANNEL });
      await desk.managed(from, `m${++events}`, { do: 'confirm', which: id! });
      await work();
      return (await trainer.store.read.drill({ workspace: WORKSPACE, id: id! }))!;
    },
    preview: async (spec: DrillSpec) => textOf((await desk.drafted(from, { spec, place: CHANNEL })).message),
    to: (conversation: string) => sent.filter((one) => one.to === conversation),
  };
}

export type ATeam = Awaited<ReturnType<typeof aTeam>>;

const directoryFor = (team: Team): Directory => ({
  members: async () => team.people,
  member: async (_, person) => team.people.find((one) => one.person === person) ?? member(person, { name: '陳經理' }),
  mayManage: async (_, person) => team.managers.includes(person),
  called: async (_, { people, groups, channels }) => [...people, ...groups, ...channels.map(() => '#sales')],
  groups: async () => [],
  canPost: async () => team.canPost,
});
