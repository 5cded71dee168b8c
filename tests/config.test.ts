import { ConfigError, readConfig } from '../src/config.ts';

const wrong = (env: Record<string, string>) => {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('the settings were taken');
};

test('with no setting at all it is the terminal, with defaults for the rest', () => {
  expect(readConfig({})).toMatchObject({ channel: { mode: 'terminal' }, databaseUrl: undefined, pauseMs: 1200 });
});

test('an app token means Socket Mode, else it is HTTP', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).channel).toMatchObject({
    mode: 'socket',
  });
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '4000' }).channel).toEqual({
    mode: 'http',
    botToken: 'xoxb-1',
    signingSecret: 's',
    host: '0.0.0.0',
    port: 4000,
  });
});

test.each<[Record<string, string>, RegExp]>([
  [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is missing/],
  [{ SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN is missing/],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET \(HTTP\) is missing/],
  [{ TRAINER_REQUIRE_CHANNEL: '1' }, /No channel is set/],
  [{ PORT: 'abc' }, /PORT must be a number/],
  [{ ANSWER_PAUSE_MS: '-1' }, /ANSWER_PAUSE_MS/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  [{ SLACK_API_URL: 'nowhere' }, /SLACK_API_URL/],
])('%j is told', (env, says) => {
  expect(wrong(env)).toMatch(says);
});

test('everything that is missing or wrong is told at once, and no secret with it', () => {
  const message = wrong({ SLACK_APP_TOKEN: 'xapp-secret', PORT: 'x', KEEP_DAYS: '0' });
  for (const name of ['SLACK_BOT_TOKEN', 'PORT', 'KEEP_DAYS']) expect(message).toContain(name);
  expect(message).not.toContain('secret');
});
