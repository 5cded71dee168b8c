import { jest } from '@jest/globals';
import { startBot, stopWithoutComplaint, type Bot } from './bot.ts';

jest.setTimeout(30_000);

/** Slack waits three seconds for an answer, so after two it is given one, and this takes longer. */
const SLOW_MS = 2500;
const CHIEF = { id: 'U0CHIEF0001', name: 'chief', admin: true, locale: 'zh-TW', tz: 'Asia/Taipei' };
const REPS = { id: 'S0REPS00001', handle: 'reps', name: 'Reps', users: ['ya-ting', 'wing-yan'] };

describe.each(['http', 'socket'] as const)('where Slack is slow to say who is in a team, over %s', (mode) => {
  let bot: Bot;
  beforeEach(async () => {
    bot = await startBot({ mode, more: { users: [CHIEF], usergroups: [REPS] } });
    bot.sim.faults.inject({ method: 'usergroups.users.list', kind: 'slow', delayMs: SLOW_MS });
  });
  afterEach(() => stopWithoutComplaint(bot));

  test('a drill in one line is taken at once, and its preview follows', async () => {
    const chief = bot.rep('chief');
    const { failed } = await chief.command('/drill', '@reps friday 18:00');
    expect(failed).toBeUndefined();
    expect((await chief.waitForReply({ match: '派出去' })).text).toContain('2 人');
  });

  test('a filled-in form says that it is looked up, and then shows the preview', async () => {
    const chief = bot.rep('chief');
    await chief.command('/drill');
    await chief.waitForModal();
    expect(await chief.submitView({ 給哪些群組: ['Reps @reps'] })).toMatchObject({ ok: true, action: 'update' });
    expect(chief.modalText()).not.toContain('2 人');
    await chief.waitForModal({ match: () => chief.modalText().includes('2 人') });
  });
});
