import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Desk } from '../../session/desk.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { Message } from '../../session/message.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import { whatCame, type Brought } from '../cards/came.ts';
import { createTake } from '../cards/take.ts';
import { whoTypes } from '../cards/typing.ts';
import type { Channel } from '../channel.ts';
import { listen } from '../listen.ts';
import { historyOf, REP } from './history.ts';
import { CHANNEL, fromOf } from './person.ts';
import type { Doings } from './direct-line.ts';
import { createServer } from './server.ts';
import { shown } from './show.ts';
import { shownPractice } from './state.ts';
import { createTranscripts, type Shown } from './transcript.ts';

interface Web {
  /** Where it listens if nobody else does; else wherever there is room. */
  port: number;
  desk: Desk;
  trainer: Trainer;
  log: Logger;
}

const HOST = '127.0.0.1';

/** The trainer as a page of this machine, in Microsoft's Web Chat. */
export function createWebChannel({ port, desk, trainer, log }: Web): Channel {
  const take = createTake(desk, trainer);
  const show = (outgoing: Outgoing) => shown(trainer, outgoing);
  const transcripts = createTranscripts((conversation) =>
    historyOf(trainer, { workspace: CHANNEL, conversation }, show),
  );
  const stopping = new AbortController();
  let hangUp: (() => Promise<void>) | undefined;

  async function opened(person: string, locale: string | undefined): Promise<void> {
    await desk.arrived(fromOf(person, locale), `arrived/${person}`);
  }

  /** What was brought is taken once, however often the page brings it, and then stands in the conversation. Gives its id. */
  async function brought(person: string, activity: Brought & object, locale: string | undefined): Promise<string> {
    const id = idOf(activity);
    const at = trainer.now();
    const from = fromOf(person, locale);
    const came = whatCame({ ...activity, id });
    if (came) await take(from, came, { event: `${person}/${id}`, place: '', at });
    await transcripts.add(person, [{ ...asSaid(activity), id: `${person}/${id}`, at, from: REP }]);
    if (came?.kind === 'message') await showTyping(from);
    return `${person}/${id}`;
  }

  async function showTyping(from: From): Promise<void> {
    const name = await whoTypes(trainer, from);
    if (name === null) return;
    const customer = { id: 'customer', name, role: 'bot' as const };
    await transcripts.add(from.person, [{ id: randomUUID(), type: 'typing', at: trainer.now(), from: customer }]);
  }

  /** What is said now moves the practice on, and may be in another language than before. */
  async function live(outgoing: Outgoing): Promise<Shown[]> {
    const { workspace, session, payload } = outgoing;
    const practice = session ? await shownPractice(trainer, workspace, session) : null;
    const now = { language: (payload as Message).language, ...(practice ? { practice } : {}) };
    return (await show(outgoing)).map((one) => ({ ...one, channelData: { ...one.channelData, now } }));
  }

  const start = (app: ReturnType<typeof createServer>) =>
    listen(app, { host: HOST, port }).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
      return listen(app, { host: HOST, port: 0 });
    });

  return {
    name: CHANNEL,

    async deliver(outgoing) {
      await transcripts.add(outgoing.conversation, await live(outgoing));
      return { sent: outgoing.id };
    },

    async start() {
      const doings: Doings = { opened, brought, news: (...asked) => transcripts.since(...asked) };
      const line = await start(createServer({ trainer, doings, stopping: stopping.signal, log }));
      hangUp = line.hangUp;
      const url = `http://${HOST}:${line.port}/`;
      return { port: line.port, says: `the page is at ${url}`, url };
    },

    async stop() {
      stopping.abort();
      await hangUp?.();
    },
  };
}

/** Web Chat names what it sends, and sends it again under the same name. */
const idOf = ({ channelData }: Brought): string => {
  const { clientActivityID } = (channelData ?? {}) as { clientActivityID?: unknown };
  return typeof clientActivityID === 'string' && /^[\w-]{1,64}$/.test(clientActivityID)
    ? clientActivityID
    : randomUUID();
};

/** A button that was pressed stands in the conversation as what is written on it. */
function asSaid(activity: Brought) {
  const { label } = (activity.value ?? {}) as { label?: unknown };
  if (typeof label !== 'string') return { ...activity, channelData: activity.channelData ?? {} };
  const { postBack: _, ...channelData } = (activity.channelData ?? {}) as { postBack?: boolean };
  return { ...activity, text: label, channelData };
}
