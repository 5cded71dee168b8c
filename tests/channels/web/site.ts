import { USUAL_HOURS } from '../../../src/drills/drill.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { personOf } from '../../../src/channels/web/person.ts';
import { createWebChannel } from '../../../src/channels/web/channel.ts';
import { openTrainer } from '../../../src/session/open-trainer.ts';
import { serve } from '../../../src/serve.ts';
import type { Trainer } from '../../../src/session/trainer.ts';

interface Options {
  pauseMs?: number;
  databaseUrl?: string;
  seed?: number;
}

/** The page's server in this process. */
export async function startSite({ pauseMs = 0, databaseUrl = 'sqlite::memory:', seed = 7 }: Options = {}) {
  const settings = { pauseMs, leftAloneMs: 3_600_000, keepDays: 365, workingHours: USUAL_HOURS };
  const trainer = await openTrainer({ databaseUrl, settings, seed });
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const site = await serve({ trainer, log, open: (desk) => [createWebChannel({ port: 0, desk, trainer, log })] });
  const url = site.listening[0]!.url!;
  return {
    trainer,
    url,
    log: () => logged.join(''),
    visitor: (locale = 'zh-TW', token = randomBytes(32).toString('hex')) => aVisitor(trainer, url, locale, token),
    async stop() {
      await site.stop();
      await trainer.store.close();
    },
  };
}

export type Site = Awaited<ReturnType<typeof startSite>>;

export interface Seen {
  id: string;
  type: string;
  text?: string;
  from: { id: string; role: string; name?: string };
  channelData: { 'webchat:sequence-id': number; 'webchat:fallback-text'?: string; now?: { language: string } };
  attachments?: { contentType: string; name?: string; contentUrl?: string; content?: Record<string, unknown> }[];
}

/** A browser with the page open, as far as its requests go. */
function aVisitor(trainer: Trainer, url: string, locale: string, token: string) {
  const person = personOf(token);
  const seen: Seen[] = [];
  let watermark = '';

  const ask = (path: string, init: RequestInit = {}, as = token) =>
    fetch(new URL(path, url), {
      ...init,
      headers: { authorization: `Bearer ${as}`, 'accept-language': locale, 'content-type': 'application/json' },
    });
  const activities = `v3/directline/conversations/${person}/activities`;

  /** Waits for something new and gives it. */
  async function news(): Promise<Seen[]> {
    const answer = (await (await ask(`${activities}?watermark=${watermark}`)).json()) as {
      activities: Seen[];
      watermark: string;
    };
    watermark = answer.watermark;
    seen.push(...answer.activities);
    return answer.activities;
  }

  /** Waits until so many messages more have come from the bot. */
  async function answers(atLeast = 1): Promise<Seen[]> {
    const found: Seen[] = [];
    while (found.length < atLeast) found.push(...(await news()).filter(isSaid));
    return found;
  }

  const brings = (what: object, id: string = randomUUID()) =>
    ask(activities, {
      method: 'POST',
      body: JSON.stringify({ type: 'message', channelData: { clientActivityID: id }, ...what }),
    });

  return {
    person,
    token,
    seen,
    ask,
    news,
    answers,
    brings,
    open: () => ask('v3/directline/conversations', { method: 'POST', body: '{}' }),
    said: () => seen.filter(isSaid),
    /** Until every message that was said to the visitor has been seen. */
    async allSeen() {
      for (;;) {
        const { outgoing } = await trainer.store.read.personData({ workspace: 'web', person });
        if (outgoing.every(({ id }) => seen.some((one) => one.id === id))) return;
        await news();
      }
    },
    async says(text: string, atLeast = 1) {
      await brings({ text });
      return answers(atLeast);
    },
  };
}

const isSaid = ({ type, from }: Seen) => type === 'message' && from.role === 'bot';
