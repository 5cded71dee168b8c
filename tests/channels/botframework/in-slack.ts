import { createDesk } from '../../../src/session/desk.ts';
import type { Action, Message } from '../../../src/session/message.ts';
import type { From } from '../../../src/session/trainer.ts';
import { member, type aSpec } from '../../drills/team.ts';
import { textOf } from '../../session/rep.ts';
import { said, type Bot, type Rep } from './bot.ts';

/** The same person in Slack, and who sets drills there. */
export const SLACK: From = {
  workspace: 'T1',
  person: 'U1',
  channel: 'slack',
  conversation: 'D1',
  locale: async () => 'zh-TW',
  name: async () => '王小明',
};
const MANAGER: From = { ...SLACK, person: 'UMANAGER', conversation: 'DM' };

const textsOf = (messages: readonly { payload: unknown }[]) =>
  messages.map(({ payload }) => textOf(payload as Message)).join('\n');

/** The same trainer as Slack has it: its people known, its due work done, its messages read by the test. */
export function inSlack(bot: Bot) {
  const directory = {
    members: async () => [member('U1', { name: '王小明' })],
    member: async () => member('UMANAGER', { name: '陳經理' }),
    mayManage: async (_: string, person: string) => person === 'UMANAGER',
    stillMay: async (_: string, person: string) => person === 'UMANAGER',
    called: async () => ['#sales'],
    groups: async () => [],
    canPost: async () => true,
  };
  const settings = { ...bot.trainer.settings, workingHours: { from: '00:00', to: '23:59' } };
  const trainer = { ...bot.trainer, settings, directoryOf: () => directory };
  const desk = createDesk(trainer, () => undefined);
  let events = 0;
  return {
    types: async (from: From, text: string) =>
      textsOf(await desk.typed(from, { event: `s${++events}`, text, message: null })),
    presses: async (from: From, action: Action) =>
      textsOf(await desk.pressed(from, `s${++events}`, { action, value: '' })),
    async sets(spec: ReturnType<typeof aSpec>) {
      const { id } = await desk.drafted(MANAGER, { spec, place: 'CSALES' });
      await desk.managed(MANAGER, `s${++events}`, { do: 'confirm', which: id! });
      return id!;
    },
    /** Does what is due until the rep's message is on its way. */
    async works() {
      for (let messages = 0; messages === 0;) {
        const lease = { owner: 'slack', now: trainer.now(), leaseMs: 1000, limit: 10, channels: ['slack'] };
        for (const due of await trainer.store.leaseDue(lease)) messages += (await desk.wentOn(due)).length;
      }
    },
    manages: async (which: string) => textsOf(await desk.managed(MANAGER, `s${++events}`, { do: 'show', which })),
  };
}

/** The line that is to be typed in Teams. */
export const codeIn = (text: string) => /連結 [0-9a-f]{5}-[0-9a-f]{5}/.exec(text)![0];

/** Types a code in Teams and says that it is one's own; gives what is said to that. */
export async function links(rep: Rep, typed: string): Promise<string> {
  await rep.says(typed);
  return said(await rep.presses('是我，連起來'));
}
