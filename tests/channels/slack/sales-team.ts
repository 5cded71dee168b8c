import { blockActionsOnMessage } from '../../slack-sim/src/payloads.mjs';
import { ACME } from './acme.ts';
import { startBot, type BotOptions } from './bot.ts';

/** Monday, 2026-01-05, 10:00 in Taipei. */
const MONDAY = Date.UTC(2026, 0, 5, 2);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** What changes is gathered for some seconds before a manager's message shows it. */
const GATHERED_MS = 6000;

const inTaipei = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  realName: name,
  email: `${name}@acme.test`,
  locale: 'zh-TW',
  tz: 'Asia/Taipei',
  ...more,
});

const USERS = [
  inTaipei('U0BOSS00001', 'boss', { admin: true }),
  inTaipei('U0LEAD00001', 'lead', { admin: true }),
  inTaipei('U0AMY000001', 'amy'),
  inTaipei('U0BEN000001', 'ben'),
  inTaipei('U0CAT000001', 'cat'),
  inTaipei('U0GINA00001', 'gina', { guest: true }),
  inTaipei('U0ROBO00001', 'robo', { bot: true }),
];
const TEAM = ['amy', 'ben', 'cat'];
const CHANNELS = [
  { id: 'C0SALES0001', name: 'sales', members: [...TEAM, 'boss', 'lead', 'gina', 'robo'], bot: true },
  { id: 'C0VAULT0001', name: 'vault', members: ['boss', 'amy'], bot: false, private: true },
];
const GROUPS = [{ id: 'S0SALES0001', handle: 'sales-team', name: '業務組', users: TEAM }];

/** Acme with a manager, another one, three reps of #sales, a guest and a bot; the clock stands until it is moved. */
export async function startTeam(options: BotOptions = {}) {
  const more = { users: USERS, channels: CHANNELS, usergroups: GROUPS };
  const bot = await startBot({ at: MONDAY, more, ...options });
  const { sim } = bot;
  const world = sim.world.team(ACME);
  const boss = bot.rep('boss');

  /** A command in #sales, and what only its sender sees there. */
  async function drill(text: string, who = boss) {
    await who.command('/drill', text, { channel: 'sales' });
    return (await who.waitForReply({ channel: 'sales' })).text as string;
  }

  /** Slack brings something that no person did in Slack itself. */
  const delivered = async (kind: string, body: object) =>
    (sim.delivery.deliver(kind, body, { teamId: ACME } as object) as unknown as { settled: Promise<unknown> }).settled;

  return {
    ...bot,
    world,
    delivered,
    boss,
    drill,
    /** A command, and what it leads to in the sender's direct message. */
    async drillInDm(text: string, match: string | RegExp = '') {
      await boss.command('/drill', text);
      return (await boss.waitForReply({ match })).text as string;
    },
    /** Sets a drill in one line; it is there when the manager's message shows how it goes. */
    async sets(line: string, who = boss) {
      await drill(line, who);
      await who.clickButton('派出去');
      return (await who.waitForReply({ match: '人要練：' })).text as string;
    },
    /** What the manager's message about a drill shows when what changed has been gathered. */
    async board(match: string | RegExp, who = boss) {
      bot.pass(GATHERED_MS);
      return who.waitForReply({ after: 0, edited: true, match });
    },
    /** Says something, and what is answered. */
    async says(name: string, text: string, match: string | RegExp = '') {
      await bot.rep(name).dm(text);
      return (await bot.rep(name).waitForReply({ match })).text as string;
    },
    /** Presses a button in sight, and what is answered. */
    async presses(name: string, button: string | object, match: string | RegExp = '') {
      await bot.rep(name).clickButton(button);
      return (await bot.rep(name).waitForReply({ match })).text as string;
    },
    /** Presses a button that is in no message of theirs, and what is answered. */
    async forges(name: string, action: string, value: string) {
      const person = bot.rep(name);
      const channel = sim.world.im(world, person.id);
      const message = sim.world.addMessage(world, channel, { user: person.id, text: '' });
      const pressed = { type: 'button', action_id: action, block_id: 'b', value, action_ts: sim.world.clock.next() };
      const body = blockActionsOnMessage(sim, world, person.user, channel, message, [pressed], {});
      const after = sim.world.seq;
      await delivered('interaction', body);
      return (await person.waitForReply({ after })).text as string;
    },
    /** All that somebody has read in their direct message, from a moment of the world on. */
    reads: (name: string, after = 0) => bot.rep(name).transcript({ after }) as string,
    /** A try of the drill that was asked for, from its button to the offer to hand it in. */
    async practises(
      name: string,
      begin: string | RegExp | object = '開始',
      lines = ['淑芬姐早安，剛忙完一波辛苦了，方便聊兩分鐘嗎？', '十八年天天五點半開門，很不容易'],
    ) {
      const rep = bot.rep(name);
      await rep.clickButton(begin);
      await rep.waitForReply({ match: '這是任務' });
      for (const line of lines) {
        await rep.dm(line);
        await rep.waitForReply();
      }
      bot.pass(MINUTE);
      await rep.dm('結束');
      return (await rep.waitForReply({ match: '要交這一次嗎' })).text as string;
    },
    /** Nothing more comes. */
    quiet: () => sim.settle({ quietMs: 300 }),
    async drillNumbered(seq: number) {
      const drills = await bot.trainer.store.read.drillsIn(ACME, 100);
      return drills.find((one) => one.seq === seq)!;
    },
  };
}

export type Team = Awaited<ReturnType<typeof startTeam>>;
