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
import { isTaken, listen } from '../http.ts';
import { historyOf, REP } from './history.ts';
import { CHANNEL, fromOf } from './person.ts';
import type { Doings } from './direct-line.ts';
import { createServer, HOST } from './server.ts';
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

/** The trainer as a page of this machine, in Microsoft's Web Chat. */
export function createWebChannel({ port, desk, trainer, log }: Web): Channel {
  const take = createTake(desk, trainer);
  const transcripts = createTranscripts((conversation) =>
    historyOf(trainer, { workspace: CHANNEL, conversation }, (outgoing) => shown(trainer, outgoing, 'before')),
  );
  const stopping = new AbortController();
  let hangUp: (() => Promise<void>) | undefined;

  async function opened(person: string, locale: string | undefined): Promise<void> {
    await desk.arrived(fromOf(person, locale), `arrived/${person}`);
  }

  /** What was brought is taken once, however often the page brings it, and then stands in the conversation. Gives its id. */
  async function brought(person: string, activity: Brought, locale: string | undefined): Promise<string> {
    const id = `${person}/${nameOf(activity)}`;
    const at = trainer.now();
    const from = fromOf(person, locale);
    const came = whatCame({ ...activity, id });
    if (!came) return id;
    await take(from, came, { event: id, at });
    const deleted = came.kind === 'pressed' && came.action === 'delete_data';
    if (deleted) await transcripts.forget(person, at);
    await transcripts.add(person, [{ ...asSaid(activity, deleted), id, type: 'message', at, from: REP }]);
    if (came.kind === 'message') await showTyping(from);
    return id;
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
    return (await shown(trainer, outgoing, 'now')).map((one) => ({ ...one, channelData: { ...one.channelData, now } }));
  }

  const start = (app: ReturnType<typeof createServer>) =>
    listen(app, { host: HOST, port }).catch((error: unknown) => {
      if (isTaken(error)) return listen(app, { host: HOST, port: 0 });
      throw error;
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

interface FromWebChat {
  clientActivityID?: unknown;
}

/** Web Chat names what it sends, and sends it again under the same name. */
const nameOf = ({ channelData }: Brought): string => {
  const { clientActivityID: name } = (channelData ?? {}) as FromWebChat;
  return typeof name === 'string' && /^[\w-]{1,64}$/.test(name) ? name : randomUUID();
};

/** More of a line is refused by the trainer; the page need not show it either. */
const LONGEST = 4000;

/** What stands in the conversation: the line, or what is written on the button that was pressed, and whether that deleted all. */
function asSaid({ text, value, channelData }: Brought, deleted: boolean) {
  const { label } = (value ?? {}) as { label?: unknown };
  const { clientActivityID } = (channelData ?? {}) as FromWebChat;
  const said = typeof label === 'string' ? label : (text ?? '');
  return { text: said.slice(0, LONGEST), textFormat: 'plain', channelData: { clientActivityID, deleted } };
}
