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

/** What was said, as it was read at one time: another reading has another name, and pages are then given everything again. */
interface Transcript {
  name: string;
  activities: Shown[];
  /** Who waits for something new. */
  waiting: Set<() => void>;
}

/**
 * What was said in each conversation, numbered, for pages that ask for what is new. It is read from the store when a page
 * first asks. What is given again has the same ids, so that a page shows it once.
 */
export function createTranscripts(load: (conversation: string) => Promise<Shown[]>) {
  const kept = new Map<string, Promise<Transcript>>();

  const transcriptOf = (conversation: string): Promise<Transcript> => {
    const known = kept.get(conversation);
    const transcript = known ?? load(conversation).then((said) => transcriptWith(said.map(inOrder)));
    kept.delete(conversation);
    kept.set(conversation, transcript);
    if (!known) transcript.catch(() => kept.delete(conversation));
    if (kept.size > KEPT) forgetOldest();
    return transcript;
  };

  /** Whoever waits at a transcript that is forgotten asks again, and waits at the next one. */
  function forgetOldest(): void {
    const [conversation, transcript] = kept.entries().next().value!;
    kept.delete(conversation);
    transcript.then(wakeAll, () => undefined);
  }

  return {
    /** Adds what was said or done now; said again, it stands where it stood. */
    async add(conversation: string, activities: readonly Shown[]): Promise<void> {
      const transcript = await transcriptOf(conversation);
      for (const activity of activities) {
        if (!transcript.activities.some(({ id }) => id === activity.id)) transcript.activities.push(inOrder(activity));
      }
      wakeAll(transcript);
    },

    /** Forgets what was said before a time: it has been deleted. */
    async forget(conversation: string, before: number): Promise<void> {
      const { activities, waiting } = await transcriptOf(conversation);
      const rest = { ...transcriptWith(activities.filter(({ at }) => at >= before)), waiting };
      kept.set(conversation, Promise.resolve(rest));
      wakeAll(rest);
    },

    /** What is new since a watermark; where nothing is, waits for it until `ended`. */
    async since(conversation: string, watermark: string | undefined, ended: AbortSignal): Promise<News> {
      const transcript = await transcriptOf(conversation);
      const { name, activities } = transcript;
      const from = numberIn(name, watermark);
      if (activities.length <= from && !ended.aborted) await woken(transcript, ended);
      return { activities: activities.slice(from).filter(isNews), watermark: `${name}/${activities.length}` };
    },
  };
}

const transcriptWith = (activities: Shown[]): Transcript => ({ name: randomUUID(), activities, waiting: new Set() });

const wakeAll = ({ waiting }: Transcript) => waiting.forEach((wake) => wake());

/** How much of this reading a page has been given. */
function numberIn(name: string, watermark: string | undefined): number {
  const [of, number] = watermark?.split('/') ?? [];
  return of === name ? Number(number) || 0 : 0;
}

async function woken({ waiting }: Transcript, ended: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const wake = () => resolve();
  waiting.add(wake);
  ended.addEventListener('abort', wake, { once: true });
  await promise;
  waiting.delete(wake);
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
