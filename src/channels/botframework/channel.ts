import type { Logger } from 'pino';
import type { BotFrameworkSettings } from '../../config.ts';
import { codeOf } from '../../log.ts';
import { guessLanguage } from '../../language/languages.ts';
import type { Desk } from '../../session/desk.ts';
import { asLinked } from '../../session/link.ts';
import { voiceFor } from '../../session/say/voice.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import { whatCame } from '../cards/came.ts';
import { createTake } from '../cards/take.ts';
import { whoTypes } from '../cards/typing.ts';
import type { Channel } from '../channel.ts';
import { isTaken, listen, PortTakenError } from '../http.ts';
import { sorry } from '../sorry.ts';
import { CHANNEL, fromOf, type Activity, type Address } from './activity.ts';
import { createConnector } from './connector.ts';
import { createDeliver } from './deliver.ts';
import { FILE_CONSENT, fileWritten } from './file-consent.ts';
import { createServer, type Answer } from './server.ts';

interface BotFramework {
  settings: BotFrameworkSettings;
  desk: Desk;
  trainer: Trainer;
  log: Logger;
}

const NOT_DONE_HERE = 501;

/** The bot in Teams and other channels of Bot Framework: activities come in signed, what was committed is sent as cards. */
export function createBotFrameworkChannel({ settings, desk, trainer, log }: BotFramework): Channel {
  const connector = createConnector(settings);
  const takeCame = createTake(desk, trainer);
  let hangUp: (() => Promise<void>) | undefined;

  async function take(activity: Activity): Promise<Answer> {
    const from = await whoIs(fromOf(activity));
    const known = await trainer.store.read.address(from).catch(() => undefined);
    if (known && known.person !== from.person) {
      log.warn({ code: 'conversation_of_another' }, 'a request is refused');
      return { status: 403 };
    }
    if (activity.type === 'invoke') return invoked(from, activity);
    const came = whatCame(activity);
    if (!came) return { status: 200 };
    try {
      await takeCame(from, came, { event: eventOf(activity), at: trainer.now() });
    } catch (error) {
      await saySorry(from, error);
      throw error;
    }
    if (came.kind === 'message') showTyping(from).catch(unsent);
    return { status: 200 };
  }

  /** Themselves, or whom they are linked to. */
  async function whoIs(from: From): Promise<From> {
    try {
      return await asLinked(trainer, from);
    } catch (error) {
      await saySorry(from, error);
      throw error;
    }
  }

  /** What only goes with something that is kept is not tried again. */
  const unsent = (error: unknown) =>
    log.warn({ code: codeOf(error) }, 'a sign of typing, or a link to a file, was not sent');

  /** Delivered again, an activity has the same id. */
  const eventOf = ({ type, id, conversation }: Activity) => `${type}/${conversation.id}/${id ?? trainer.newId()}`;

  async function invoked(from: From, { name, value }: Activity): Promise<Answer> {
    if (name !== FILE_CONSENT) return { status: NOT_DONE_HERE };
    const card = await fileWritten(trainer, connector, from, value);
    if (card) await connector.send(from.address as Address, card).catch(unsent);
    return { status: 200, body: {} };
  }

  /** Bot Framework brings nothing again: who wrote is told that it was not taken. The store may not say what they read. */
  async function saySorry(from: From, error: unknown): Promise<void> {
    try {
      const voice = voiceFor(trainer.texts, guessLanguage(await from.locale?.()));
      const text = voice.t(sorry(error));
      await connector.send(from.address as Address, { type: 'message', text, textFormat: 'plain' });
    } catch (unsaid) {
      log.warn({ code: codeOf(unsaid) }, 'somebody could not be told that a message was not taken');
    }
  }

  async function showTyping(from: From): Promise<void> {
    if ((await whoTypes(trainer, from)) !== null) await connector.send(from.address as Address, { type: 'typing' });
  }

  return {
    name: CHANNEL,
    deliver: createDeliver({ connector, trainer, log }),

    async start() {
      const app = createServer({ settings, connector, log, take });
      const local = settings.mode === 'local';
      const { port } = settings;
      const line = await listen(app, { host: local ? '127.0.0.1' : settings.host, port }).catch((error: unknown) => {
        throw isTaken(error) ? new PortTakenError('BOT_PORT', port) : error;
      });
      hangUp = line.hangUp;
      const says = local
        ? `Bot Framework, local mode: unsigned requests are taken on 127.0.0.1:${line.port} only`
        : `listening for Bot Framework on port ${line.port}, path /api/messages`;
      return { port: line.port, says };
    },

    stop: async () => hangUp?.(),
  };
}
