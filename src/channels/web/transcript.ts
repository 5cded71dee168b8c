import { randomUUID } from 'node:crypto';

/** An activity as the page sees it, and when it was said. */
export interface Shown {
  id: string;
  type: string;
  /** Milliseconds. */
  at: number;
  from: { id: string; name?: string; role: 'bot' | 'user' };
  channelData?: object;
  [field: string]: unknown;
}

/** What is new since a watermark, and the next watermark. */
export interface News {
  activities: Shown[];
  watermark: string;
}

/** Who was typing long ago is not typing now. */
const TYPING_MS = 5000;
const isNews = ({ type, at }: Shown) => type !== 'typing' || at > Date.now() - TYPING_MS;

/** How many conversations are kept ready; others are read from the store again. */
const KEPT = 100;

interface Transcript {
  activities: Shown[];
  /** Who waits for something new. */
  waiting: Set<() => void>;
}

/**
 * What was said in each conversation, numbered, for pages that ask for what is new. It is read from the store when a page
 * first asks; a page that knows another process's watermark is given everything again, with the same ids.
 */
export function createTranscripts(load: (conversation: string) => Promise<Shown[]>) {
  const process = randomUUID().slice(0, 8);
  const kept = new Map<string, Promise<Transcript>>();

  const transcriptOf = (conversation: string): Promise<Transcript> => {
    const known = kept.get(conversation);
    const transcript =
      known ?? load(conversation).then((said) => ({ activities: said.map(inOrder), waiting: new Set() }));
    kept.delete(conversation);
    kept.set(conversation, transcript);
    if (!known) transcript.catch(() => kept.delete(conversation));
    if (kept.size > KEPT) kept.delete(kept.keys().next().value!);
    return transcript;
  };

  const numberIn = (watermark: string | undefined) => {
    const [of, number] = watermark?.split('-') ?? [];
    return of === process ? Number(number) || 0 : 0;
  };

  return {
    /** Adds what was said or done now; said again, it stands where it stood. */
    async add(conversation: string, activities: readonly Shown[]): Promise<void> {
      const transcript = await transcriptOf(conversation);
      for (const activity of activities) {
        if (!transcript.activities.some(({ id }) => id === activity.id)) transcript.activities.push(inOrder(activity));
      }
      for (const wake of transcript.waiting) wake();
    },

    /** What is new since a watermark; where nothing is, waits for it until `ended`. */
    async since(conversation: string, watermark: string | undefined, ended: AbortSignal): Promise<News> {
      const { activities, waiting } = await transcriptOf(conversation);
      const from = numberIn(watermark);
      if (activities.length <= from && !ended.aborted) {
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        ended.addEventListener('abort', () => resolve(), { once: true });
        await promise;
        waiting.delete(resolve);
      }
      return {
        activities: activities.slice(from).filter(isNews),
        watermark: `${process}-${Math.max(from, activities.length)}`,
      };
    },
  };
}

/** Web Chat puts activities in the order of this number; what the rep said stands before what was answered to it. */
const inOrder = (activity: Shown): Shown => ({
  ...activity,
  timestamp: new Date(activity.at).toISOString(),
  channelData: {
    ...activity.channelData,
    'webchat:sequence-id': activity.at * 2 + (activity.from.role === 'bot' ? 1 : 0),
  },
});

export type Transcripts = ReturnType<typeof createTranscripts>;
