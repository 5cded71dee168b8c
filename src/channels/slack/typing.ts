import type { webApi } from '@slack/bolt';
import { calledOf } from '../../session/receive.ts';
import { voiceOf } from '../../session/playing.ts';
import type { From, Trainer } from '../../session/trainer.ts';

/** Answers that take longer are announced; a call of its own for each would cost a third of the turns. */
const SLOW_MS = 500;

/** Shows that the customer is typing while a piece of work takes long, so ordinarily never. */
export function createTyping(client: webApi.WebClient, trainer: Trainer) {
  return async function whileWorking<T>(from: From, message: string, work: Promise<T>): Promise<T> {
    let shown: Promise<void> | undefined;
    const timer = setTimeout(() => {
      shown = show(from, message);
    }, SLOW_MS);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
      void shown?.then(() => set(from, message, '')).catch(() => undefined);
    }
  };

  async function show(from: From, message: string): Promise<void> {
    const session = await trainer.store.read.openSession(from);
    if (!session) return;
    const { voice } = await voiceOf(trainer, from);
    await set(from, message, voice.t('slack:status.typing', { customer: await calledOf(trainer, voice, session) }));
  }

  async function set({ conversation }: From, message: string, status: string) {
    await client.assistant.threads.setStatus({ channel_id: conversation, thread_ts: message, status });
  }
}

export type WhileWorking = ReturnType<typeof createTyping>;
