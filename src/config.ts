import type { WorkingHours } from './drills/drill.ts';
import { managersOf, workingHoursOf, type Managers } from './drills/settings.ts';

/** How Slack reaches the bot, where Slack is used. */
export type SlackSettings =
  | { mode: 'http'; botToken: string; signingSecret: string; host: string; port: number }
  | { mode: 'socket'; botToken: string; appToken: string };

/** How Bot Framework reaches the bot: signed for an app that is registered, or unsigned on this machine only. */
export type BotFrameworkSettings =
  | {
      mode: 'registered';
      appId: string;
      secret: string;
      tenant: string;
      /** Whose people may practise: the own tenant's, and those of others that are named. */
      tenants: string[];
      /** Whose word is taken for who writes: Bot Framework's, except in tests. */
      signer: { issuer: string; authority?: string };
      host: string;
      port: number;
    }
  | { mode: 'local'; port: number };

export interface Config {
  /** The channels that are set; where none is, people practise at the terminal and on the web page of this machine. */
  slack: SlackSettings | null;
  botFramework: BotFrameworkSettings | null;
  webPort: number;
  slackApiUrl: string | undefined;
  databaseUrl: string | undefined;
  pauseMs: number;
  leftAloneMs: number;
  keepDays: number;
  /** Who may set drills, and when their messages come: in the local time of whoever gets them. */
  drillManagers: Managers;
  workingHours: WorkingHours;
  logLevel: string;
}

/** The environment cannot be used; the message names everything that is missing or wrong, never a secret's value. */
export class ConfigError extends Error {
  readonly code = 'E_CONFIG';

  constructor(problems: readonly string[]) {
    super(
      `E_CONFIG: the settings cannot be used.\n${problems.map((p) => `- ${p}`).join('\n')}\nSee .env.example for all settings.`,
    );
  }
}

type Env = Readonly<Record<string, string | undefined>>;
type ReadNumber = (name: string, fallback: number, least: number, most: number) => number;

/**
 * Reads the environment once. Nothing set for a channel: the terminal and the web page, except where
 * TRAINER_REQUIRE_CHANNEL is set (in the container). Throws ConfigError with all problems at once.
 */
export function readConfig(env: Env): Config {
  const problems: string[] = [];
  const number: ReadNumber = (name, fallback, least, most) => {
    const value = env[name] ? Number(env[name]) : fallback;
    if (!Number.isFinite(value) || value < least || value > most)
      problems.push(`${name} must be a number from ${least} to ${most}.`);
    return value;
  };
  const port = number('PORT', 3000, 0, 65_535);
  const config: Config = {
    slack: slackOf(env, problems, port),
    botFramework: botFrameworkOf(env, problems, number('BOT_PORT', 3978, 0, 65_535)),
    webPort: port,
    slackApiUrl: urlOf(env.SLACK_API_URL, problems),
    databaseUrl: env.DATABASE_URL || undefined,
    pauseMs: number('ANSWER_PAUSE_MS', 1200, 0, 30_000),
    leftAloneMs: number('LEFT_ALONE_MINUTES', 720, 1, 100_000) * 60_000,
    keepDays: number('KEEP_DAYS', 365, 1, 3650),
    drillManagers: managersOf(env.DRILL_MANAGERS ?? '', problems),
    workingHours: workingHoursOf(env.WORKING_HOURS ?? '', problems),
    logLevel: levelOf(env.LOG_LEVEL, problems),
  };
  if (!config.slack && !config.botFramework && env.TRAINER_REQUIRE_CHANNEL) problems.push(NO_CHANNEL);
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

const NO_CHANNEL =
  'No channel is set. Slack: SLACK_BOT_TOKEN with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP). Teams: MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID.';

/** SLACK_APP_TOKEN: Socket Mode, else HTTP. */
function slackOf(env: Env, problems: string[], port: number): SlackSettings | null {
  const {
    SLACK_BOT_TOKEN: botToken = '',
    SLACK_APP_TOKEN: appToken = '',
    SLACK_SIGNING_SECRET: signingSecret = '',
  } = env;
  if (!botToken && !appToken && !signingSecret) return null;
  if (!botToken) problems.push('SLACK_BOT_TOKEN is missing: the bot token (xoxb-…) from "OAuth & Permissions".');
  if (appToken) return { mode: 'socket', botToken, appToken };
  if (!signingSecret)
    problems.push(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: one of them decides how Slack reaches the bot.',
    );
  return { mode: 'http', botToken, signingSecret, host: env.HOST || '0.0.0.0', port };
}

const APP = {
  MICROSOFT_APP_ID: 'the application (client) id of the app registration',
  MICROSOFT_APP_PASSWORD: 'a client secret of the app registration',
  MICROSOFT_APP_TENANT_ID: 'the directory (tenant) id of the app registration',
} as const;

/** Tokens of the tenant's own directory are none of Bot Framework's: any app of the tenant can get one. */
const BOT_FRAMEWORK = { issuer: 'https://api.botframework.com' };

/** BOT_LOCAL: unsigned requests of this machine's own clients; it cannot be had together with a registered app. */
function botFrameworkOf(env: Env, problems: string[], port: number): BotFrameworkSettings | null {
  const given = Object.keys(APP).filter((name) => env[name]);
  if (isOn('BOT_LOCAL', env, problems)) {
    if (given.length > 0)
      problems.push(
        `BOT_LOCAL is for trying on this machine without a registered app: leave it out, or ${given.join(', ')}.`,
      );
    if (env.NODE_ENV === 'production') problems.push('BOT_LOCAL is not for production: it takes unsigned requests.');
    return { mode: 'local', port };
  }
  if (given.length === 0 && !env.MICROSOFT_APP_OTHER_TENANTS) return null;
  for (const [name, what] of Object.entries(APP)) if (!env[name]) problems.push(`${name} is missing: ${what}.`);
  const tenant = env.MICROSOFT_APP_TENANT_ID ?? '';
  const others = (env.MICROSOFT_APP_OTHER_TENANTS ?? '').split(',').map((one) => one.trim());
  for (const id of [env.MICROSOFT_APP_ID ?? '', tenant, ...others])
    if (id !== '' && !GUID.test(id))
      problems.push(
        `"${id}" is no id: app and tenants are 32 hexadecimal digits with hyphens, as the portal shows them.`,
      );
  return {
    mode: 'registered',
    appId: env.MICROSOFT_APP_ID ?? '',
    secret: env.MICROSOFT_APP_PASSWORD ?? '',
    tenant,
    tenants: [tenant, ...others].filter((one) => one !== ''),
    signer: BOT_FRAMEWORK,
    host: env.HOST || '0.0.0.0',
    port,
  };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A switch: 1 or nothing; what could be meant either way is told. */
function isOn(name: string, env: Env, problems: string[]): boolean {
  const value = env[name] ?? '';
  if (!['', '0', '1'].includes(value)) problems.push(`${name} is 1, or left out.`);
  return value === '1';
}

function urlOf(url: string | undefined, problems: string[]): string | undefined {
  if (url && !URL.canParse(url)) problems.push('SLACK_API_URL is no web address.');
  return url || undefined;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

function levelOf(level: string | undefined, problems: string[]): string {
  if (level && !LEVELS.includes(level)) problems.push(`LOG_LEVEL must be one of ${LEVELS.join(', ')}.`);
  return level || 'info';
}
