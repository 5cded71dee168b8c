import { USUAL_HOURS } from '../../../src/drills/drill.ts';
import { pino } from 'pino';
import { createBotFrameworkChannel } from '../../../src/channels/botframework/channel.ts';
import type { BotFrameworkSettings } from '../../../src/config.ts';
import { openTrainer } from '../../../src/session/open-trainer.ts';
import { serve } from '../../../src/serve.ts';
import { startService, type Sent, type Service } from './service.ts';

export const TENANT = '11111111-2222-3333-4444-555555555555';

interface Options {
  settings?: BotFrameworkSettings;
  pauseMs?: number;
  databaseUrl?: string;
  service?: Service;
  seed?: number;
}

/** The whole bot in this process, with a service that takes what it sends. Unsigned requests are taken by default. */
export async function startBot({
  settings,
  pauseMs = 0,
  databaseUrl = 'sqlite::memory:',
  seed = 7,
  ...given
}: Options = {}) {
  const service = given.service ?? (await startService());
  const trainer = await openTrainer({
    databaseUrl,
    settings: { pauseMs, leftAloneMs: 3_600_000, keepDays: 365, workingHours: USUAL_HOURS },
    seed,
  });
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const bot = await serve({
    trainer,
    log,
    open: (desk) => [
      createBotFrameworkChannel({ settings: settings ?? { mode: 'local', port: 0 }, desk, trainer, log }),
    ],
  });
  const url = `http://127.0.0.1:${bot.listening[0]!.port}/api/messages`;
  const post = (activity: object, headers: Record<string, string> = {}) =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(activity),
    });

  return {
    service,
    trainer,
    url,
    post,
    log: () => logged.join(''),
    rep: (person = 'ya-ting', more: object = {}) => aRep(service, post, person, more),
    /** Every committed message of a rep has been sent or given up. */
    async allSent(person = 'ya-ting') {
      const who = { workspace: `msteams/${TENANT}`, person: `aad-${person}` };
      for (;;) {
        const { outgoing } = await trainer.store.read.personData(who);
        if (outgoing.every(({ state }) => state !== 'waiting')) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    async stop() {
      await bot.stop();
      if (!given.service) await service.stop();
      await trainer.store.close();
    },
  };
}

export type Bot = Awaited<ReturnType<typeof startBot>>;
export type Rep = ReturnType<typeof aRep>;

/** Somebody in Teams who writes to the bot. `more` is laid over each of their activities. */
function aRep(service: Service, post: (activity: object) => Promise<Response>, person: string, more: object) {
  let ids = 0;
  const conversation = `a:${person}`;
  const activity = (what: object) => ({
    type: 'message',
    id: `${person}-${++ids}`,
    channelId: 'msteams',
    serviceUrl: service.url,
    from: { id: `29:${person}`, aadObjectId: `aad-${person}`, name: person },
    recipient: { id: '28:bot', name: 'bot' },
    conversation: { id: conversation, tenantId: TENANT, conversationType: 'personal' },
    channelData: { tenant: { id: TENANT } },
    locale: 'zh-TW',
    ...what,
    ...more,
  });
  const messages = () => service.messagesIn(conversation);

  /** Brings an activity and gives what was sent for it. */
  async function brings(what: object, atLeast = 1): Promise<Sent['activity'][]> {
    const before = messages().length;
    const { status } = await post(activity(what));
    expect(status).toBe(200);
    while (messages().length < before + atLeast) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 20));
    return messages().slice(before);
  }

  return {
    activity,
    conversation,
    messages,
    brings,
    says: (text: string, atLeast = 1) => brings({ text }, atLeast),
    presses: (label: string, atLeast = 1) => brings({ value: dataOf(messages(), label) }, atLeast),
  };
}

/** What the latest button with this label sends. */
function dataOf(messages: readonly Sent['activity'][], label: string): object {
  for (const { attachments } of messages.toReversed())
    for (const { content } of attachments ?? []) {
      const found = actionsIn(content).find((action) => action.title.includes(label) && action.data);
      if (found) return found.data!;
    }
  throw new Error(`No button "${label}" was sent.`);
}

interface ActionIn {
  title: string;
  data?: object;
}

/** All actions of a card, those behind another one too. */
export function actionsIn(value: unknown): ActionIn[] {
  if (Array.isArray(value)) return value.flatMap(actionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const { type } = value as { type?: string };
  const own = type?.startsWith('Action.') ? [value as ActionIn] : [];
  return [...own, ...Object.values(value).flatMap(actionsIn)];
}

/** All that a card says, in its order. */
export function textIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textIn).filter(Boolean).join('\n');
  if (typeof value !== 'object' || value === null) return '';
  const { type, text, body, items, columns, rows, cells, inlines, actions, title, label } = value as Record<
    string,
    unknown
  >;
  const own = type === 'TextRun' || type === 'TextBlock' ? String(text) : '';
  const named = typeof title === 'string' ? `[${title}]` : typeof label === 'string' ? label : '';
  return [own, named, ...[body, items, columns, rows, cells, inlines, actions].map(textIn)].filter(Boolean).join('\n');
}

/** What activities say, cards and texts. */
export const said = (activities: readonly Pick<Sent['activity'], 'text' | 'attachments'>[]): string =>
  activities
    .map(({ text, attachments }) => [text, ...(attachments ?? []).map(({ content, name }) => textIn(content) || name)])
    .flat()
    .filter(Boolean)
    .join('\n---\n');
