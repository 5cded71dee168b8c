import { ConfigError, readConfig } from '../src/config.ts';

const [APP, OWN, A, B] = ['a', 'b', 'c', 'd'].map((digit) => `${digit.repeat(8)}-1111-2222-3333-444444444444`) as [
  string,
  string,
  string,
  string,
];

const wrong = (env: Record<string, string>) => {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  throw new Error('the settings were taken');
};

test('with no setting at all there is no channel, so the terminal and the page, with defaults for the rest', () => {
  expect(readConfig({})).toMatchObject({ slack: null, botFramework: null, databaseUrl: undefined, pauseMs: 1200 });
});

test('an app token means Socket Mode, else it is HTTP', () => {
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toMatchObject({
    mode: 'socket',
  });
  expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', PORT: '4000' }).slack).toEqual({
    mode: 'http',
    botToken: 'xoxb-1',
    signingSecret: 's',
    host: '0.0.0.0',
    port: 4000,
  });
});

test('an app registration means Bot Framework, for its own tenant and those that are named', () => {
  const app = { MICROSOFT_APP_ID: APP, MICROSOFT_APP_PASSWORD: 's', MICROSOFT_APP_TENANT_ID: OWN };
  expect(readConfig({ ...app, MICROSOFT_APP_OTHER_TENANTS: `${A}, ${B}` }).botFramework).toEqual({
    mode: 'registered',
    appId: APP,
    secret: 's',
    tenant: OWN,
    tenants: [OWN, A, B],
    signer: { issuer: 'https://api.botframework.com' },
    host: '0.0.0.0',
    port: 3978,
  });
});

test('0 is off', () => {
  expect(readConfig({ BOT_LOCAL: '0' }).botFramework).toBeNull();
});

test('the local mode has to be asked for, and Slack may be set beside it', () => {
  const { slack, botFramework } = readConfig({ SLACK_BOT_TOKEN: 'x', SLACK_APP_TOKEN: 'y', BOT_LOCAL: '1' });
  expect({ slack: slack?.mode, bot: botFramework }).toEqual({ slack: 'socket', bot: { mode: 'local', port: 3978 } });
});

test.each([
  ['', { admins: true, groups: [], people: [] }],
  [' , ', { admins: true, groups: [], people: [] }],
  ['@Sales-Leads', { admins: false, groups: ['@sales-leads'], people: [] }],
  [
    'admins, S0LEADS0001,U0ALICE0001 ,W0BOB000001',
    { admins: true, groups: ['S0LEADS0001'], people: ['U0ALICE0001', 'W0BOB000001'] },
  ],
])('DRILL_MANAGERS=%j says who sets drills', (DRILL_MANAGERS, drillManagers) => {
  expect(readConfig({ DRILL_MANAGERS })).toMatchObject({ drillManagers });
});

test('working hours are those of an office unless they are set', () => {
  expect(readConfig({}).workingHours).toEqual({ from: '09:00', to: '18:00' });
  expect(readConfig({ WORKING_HOURS: '07:30-23:59' }).workingHours).toEqual({ from: '07:30', to: '23:59' });
  expect(readConfig({ WORKING_HOURS: '00:00-24:00' }).workingHours).toEqual({ from: '00:00', to: '24:00' });
});

test.each<[Record<string, string>, RegExp]>([
  [{ DRILL_MANAGERS: 'admins,sales team' }, /DRILL_MANAGERS: "sales team" is neither admins, nor a user group/],
  [{ DRILL_MANAGERS: '<@U0ALICE0001>' }, /DRILL_MANAGERS: "<@U0ALICE0001>"/],
  [{ DRILL_MANAGERS: 'U1' }, /DRILL_MANAGERS: "U1"/],
  [{ WORKING_HOURS: '9-18' }, /WORKING_HOURS must be two times of one day/],
  [{ WORKING_HOURS: '18:00-09:00' }, /WORKING_HOURS/],
  [{ WORKING_HOURS: '09:00-09:00' }, /WORKING_HOURS/],
  [{ WORKING_HOURS: '09:00-24:30' }, /WORKING_HOURS/],
  [{ WORKING_HOURS: '24:00-24:00' }, /WORKING_HOURS/],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN is missing/],
  [{ SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN is missing/],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET \(HTTP\) is missing/],
  [{ TRAINER_REQUIRE_CHANNEL: '1' }, /No channel is set/],
  [{ MICROSOFT_APP_ID: APP }, /MICROSOFT_APP_PASSWORD is missing/],
  [{ MICROSOFT_APP_ID: 'my app' }, /"my app" is no id/],
  [{ MICROSOFT_APP_TENANT_ID: 'acme.onmicrosoft.com' }, /"acme.onmicrosoft.com" is no id/],
  [{ MICROSOFT_APP_OTHER_TENANTS: A }, /MICROSOFT_APP_ID is missing/],
  [{ BOT_LOCAL: 'false' }, /BOT_LOCAL is 1, or left out/],
  [{ MICROSOFT_APP_PASSWORD: 's' }, /MICROSOFT_APP_ID is missing/],
  [{ MICROSOFT_APP_ID: APP, MICROSOFT_APP_PASSWORD: 's' }, /MICROSOFT_APP_TENANT_ID is missing/],
  [{ BOT_LOCAL: '1', MICROSOFT_APP_ID: APP }, /BOT_LOCAL is for trying on this machine.*MICROSOFT_APP_ID/],
  [{ BOT_LOCAL: '1', NODE_ENV: 'production' }, /BOT_LOCAL.*production/],
  [{ BOT_PORT: '-1' }, /BOT_PORT/],
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
