/** What a channel needs; which one is chosen follows from what is set. */
export type ChannelSettings =
  | { mode: 'terminal' }
  | { mode: 'http'; botToken: string; signingSecret: string; host: string; port: number }
  | { mode: 'socket'; botToken: string; appToken: string };

export interface Config {
  channel: ChannelSettings;
  slackApiUrl: string | undefined;
  databaseUrl: string | undefined;
  pauseMs: number;
  leftAloneMs: number;
  keepDays: number;
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

/**
 * Reads the environment once. No Slack setting at all: the terminal, except where TRAINER_REQUIRE_CHANNEL is set (in the
 * container). SLACK_APP_TOKEN: Socket Mode. Else HTTP. Throws ConfigError with all problems at once.
 */
export function readConfig(env: Env): Config {
  const problems: string[] = [];
  const number = (name: string, fallback: number, least: number, most: number) => {
    const value = env[name] ? Number(env[name]) : fallback;
    if (!Number.isFinite(value) || value < least || value > most)
      problems.push(`${name} must be a number from ${least} to ${most}.`);
    return value;
  };
  const config: Config = {
    channel: channelOf(env, problems, number('PORT', 3000, 0, 65_535)),
    slackApiUrl: urlOf(env.SLACK_API_URL, problems),
    databaseUrl: env.DATABASE_URL || undefined,
    pauseMs: number('ANSWER_PAUSE_MS', 1200, 0, 30_000),
    leftAloneMs: number('LEFT_ALONE_MINUTES', 720, 1, 100_000) * 60_000,
    keepDays: number('KEEP_DAYS', 365, 1, 3650),
    logLevel: levelOf(env.LOG_LEVEL, problems),
  };
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

function channelOf(env: Env, problems: string[], port: number): ChannelSettings {
  const {
    SLACK_BOT_TOKEN: botToken = '',
    SLACK_APP_TOKEN: appToken = '',
    SLACK_SIGNING_SECRET: signingSecret = '',
  } = env;
  if (!botToken && !appToken && !signingSecret) {
    if (env.TRAINER_REQUIRE_CHANNEL)
      problems.push(
        'No channel is set: SLACK_BOT_TOKEN with SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is needed here.',
      );
    return { mode: 'terminal' };
  }
  if (!botToken) problems.push('SLACK_BOT_TOKEN is missing: the bot token (xoxb-…) from "OAuth & Permissions".');
  if (appToken) return { mode: 'socket', botToken, appToken };
  if (!signingSecret)
    problems.push(
      'SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: one of them decides how Slack reaches the bot.',
    );
  return { mode: 'http', botToken, signingSecret, host: env.HOST || '0.0.0.0', port };
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
