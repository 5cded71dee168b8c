import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { createClient } from '../../../src/channels/slack/connection.ts';
import { createDirectory } from '../../../src/channels/slack/directory.ts';
import { managersOf } from '../../../src/drills/settings.ts';
import { SlackSim } from '../../slack-sim/src/index.mjs';

const MANIFEST = JSON.parse(readFileSync(new URL('../../../manifest.json', import.meta.url), 'utf8')) as Record<
  string,
  unknown
>;

export const ACME = 'T0ACMESALES';

/** Reps with Slack in the language that their name says. */
const PEOPLE = [
  { id: 'U0YATING001', name: 'ya-ting', realName: 'Ya-Ting', email: 'ya-ting@acme.test', locale: 'zh-TW' },
  { id: 'U0WINGYAN01', name: 'wing-yan', realName: 'Wing-Yan', email: 'wing-yan@acme.test', locale: 'zh-HK' },
  { id: 'U0XIAOMIN01', name: 'xiao-min', realName: 'Xiao-Min', email: 'xiao-min@acme.test', locale: 'zh-CN' },
  { id: 'U0ALICE0001', name: 'alice', realName: 'Alice', email: 'alice@acme.test', locale: 'en-US' },
];
const GENERAL = { id: 'C0GENERAL01', name: 'general', members: PEOPLE.map((p) => p.name), bot: false };

export interface AcmeOptions {
  /** What Acme has beside its reps and #general, in slack-sim's words. */
  more?: { users?: object[]; channels?: object[]; usergroups?: object[] };
  /** As slack-sim takes it; left out: Slack's rates are not kept. */
  rateLimit?: object;
}

/** The Slack double with the app of manifest.json in one workspace. */
export const startAcme = ({ more = {}, rateLimit = {} }: AcmeOptions = {}) =>
  SlackSim.start({
    manifest: MANIFEST,
    workspaces: [
      {
        id: ACME,
        name: 'Acme',
        domain: 'acme',
        users: [...PEOPLE, ...(more.users ?? [])],
        channels: [GENERAL, ...(more.channels ?? [])],
        usergroups: more.usergroups ?? [],
      },
    ],
    timeFactor: 60,
    rateLimit,
  });

type Acme = Awaited<ReturnType<typeof startAcme>>;

/** What the bot knows of Acme's people, without the rest of the bot. `managers` is DRILL_MANAGERS. */
export function directoryOf(sim: Acme, log: Logger, { managers = '', now = Date.now } = {}) {
  const { SLACK_BOT_TOKEN, SLACK_API_URL } = sim.env() as Record<string, string>;
  return createDirectory({
    client: createClient(SLACK_BOT_TOKEN!, SLACK_API_URL, log),
    managers: managersOf(managers, []),
    self: () => sim.world.team(ACME).install.botUserId as string,
    log,
    now,
  });
}
