import type { Logger } from 'pino';
import type { SlackSettings } from '../../config.ts';
import type { Deliver } from '../../jobs/outbox.ts';
import type { Managers } from '../../drills/settings.ts';
import type { Desk } from '../../session/desk.ts';
import { fileOf } from '../../session/files.ts';
import type { Trainer } from '../../session/trainer.ts';
import type { Channel } from '../channel.ts';
import { createApp, createClient, identify } from './connection.ts';
import { createDeliver } from './deliver.ts';
import { createDirectory } from './directory.ts';
import { createInTime } from './in-time.ts';
import { createLinks } from './links.ts';
import { anybodyMay } from './rights.ts';
import { createHomeTab } from './home-tab.ts';
import { listenToButtons } from './listeners/buttons.ts';
import { listenToCommands } from './listeners/commands.ts';
import { listenToDrillCommand } from './listeners/drill-command.ts';
import { listenToDrillForms } from './listeners/drill-submitted.ts';
import { listenToForms } from './listeners/forms.ts';
import { listenToMarkForms } from './listeners/mark-forms.ts';
import { listenToHome } from './listeners/home.ts';
import { listenToMessages } from './listeners/messages.ts';
import type { Slack } from './listeners/slack.ts';
import { createPeople } from './people.ts';
import { createTyping } from './typing.ts';
import { codeOf } from '../../log.ts';

interface SlackChannel {
  settings: SlackSettings;
  /** Who may set drills. */
  managers: Managers;
  /** Where Slack's Web API is; undefined: slack.com. */
  apiUrl: string | undefined;
  desk: Desk;
  trainer: Trainer;
  log: Logger;
  /** How long a post whose answer was lost may still take to appear in the conversation. */
  onTheWayMs: number;
}

const listeners = [
  listenToMessages,
  listenToButtons,
  listenToCommands,
  listenToForms,
  listenToDrillCommand,
  listenToDrillForms,
  listenToMarkForms,
  listenToHome,
];

/** The bot in Slack: listeners translate and delegate, `deliver` posts what was committed. */
export function createSlackChannel({
  settings,
  managers,
  apiUrl,
  desk,
  trainer,
  log,
  onTheWayMs,
}: SlackChannel): Channel {
  const client = createClient(settings.botToken, apiUrl, log);
  /** Who the bot is and the workspace's address, as Slack has said it; messages are linked to from then on. */
  let me: Awaited<ReturnType<typeof identify>> | null = null;
  const home = createHomeTab({ trainer, client, log });
  const directory = createDirectory({ client, managers, self: () => me?.botUserId ?? null, log, now: trainer.now });
  const slack: Slack = {
    client,
    trainer,
    desk,
    people: createPeople(client, trainer),
    directory,
    home,
    inTime: createInTime(log),
    whileWorking: createTyping(client, trainer),
    log,
  };
  const post = createDeliver({
    client,
    log,
    file: (of, whose) => fileOf({ ...trainer, directoryOf: () => directory }, of, whose),
    linkTo: createLinks(trainer, () => me?.url ?? null),
    onTheWayMs,
  });
  const stopping = new AbortController();
  let hangUp: (() => Promise<void>) | undefined;

  const deliver: Deliver = async (message, doubtful) => {
    const delivery = await post(message, doubtful);
    home.touched(message);
    return delivery;
  };

  return {
    name: 'slack',
    deliver,
    directory,

    /** Listens once Slack has said who the bot is. Throws SlackRefusedError for a wrong token. */
    async start() {
      me = await identify(client, log, stopping.signal);
      const { botId, botUserId } = me;
      const { app, listen } = createApp(settings, { botId, botUserId }, apiUrl, log);
      listeners.forEach((listenTo) => listenTo(app, slack));
      const { port, hangUp: hang } = await listen();
      hangUp = hang;
      anybodyMay({ client, managers, log }).catch((error: unknown) =>
        log.warn({ code: codeOf(error) }, 'whether anybody may set drills could not be asked'),
      );
      return {
        port,
        says: port === null ? 'connected to Slack in Socket Mode' : `listening for Slack on port ${port}`,
      };
    },

    async stop(): Promise<void> {
      stopping.abort();
      home.stop();
      await hangUp?.();
    },
  };
}
