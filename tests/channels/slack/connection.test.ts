import { pino } from 'pino';
import { createSlackChannel } from '../../../src/channels/slack/channel.ts';
import type { SlackSettings } from '../../../src/config.ts';
import { startBot, type Bot } from './bot.ts';

let bot: Bot;
beforeEach(async () => {
  bot = await startBot();
});
afterEach(() => bot.stop());

const channelWith = (settings: Partial<SlackSettings>) => {
  const { SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET } = bot.sim.env();
  const http = {
    mode: 'http',
    botToken: SLACK_BOT_TOKEN,
    signingSecret: SLACK_SIGNING_SECRET,
    host: '127.0.0.1',
    port: 0,
  };
  const all = { ...http, ...settings } as SlackSettings;
  return createSlackChannel({
    settings: all,
    managers: { admins: true, groups: [], people: [] },
    apiUrl: SLACK_API_URL,
    desk: bot.desk,
    trainer: bot.trainer,
    log: pino({ level: 'silent' }),
    onTheWayMs: 0,
  });
};

test('a wrong bot token stops it with a sentence that does not hold the token', async () => {
  const starting = channelWith({ botToken: 'xoxb-wrong' }).start();
  await expect(starting).rejects.toThrow(/^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\)\. /);
  await expect(starting).rejects.not.toThrow(/xoxb/);
});

test('a wrong app token stops Socket Mode with a sentence', async () => {
  bot.sim.useSocketMode();
  await expect(channelWith({ mode: 'socket', appToken: 'xapp-wrong' }).start()).rejects.toThrow(
    /^Slack refuses SLACK_APP_TOKEN/,
  );
});

test('trouble with the network is waited out', async () => {
  bot.sim.faults.inject({ method: 'auth.test', kind: 'http_503', times: 1 });
  const channel = channelWith({});
  expect((await channel.start()).port).toBeGreaterThan(0);
  await channel.stop();
});
