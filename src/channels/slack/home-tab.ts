import type { webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Scorecard } from '../../scorecard/scorecard.ts';
import { materialOf, voiceOf } from '../../session/playing.ts';
import type { Voice } from '../../session/say/voice.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import type { Session } from '../../store/schema.ts';
import { codeOf } from '../../log.ts';
import { openAssigned, type Assigned } from '../../drills/rep/assigned.ts';
import { beginButton } from '../../drills/say/buttons.ts';
import { titleOf } from '../../drills/say/invitation.ts';
import { stateText } from '../../drills/say/queue.ts';
import { whenText } from '../../drills/say/when.ts';
import { isPerson } from './people.ts';
import { DRILLS_SHOWN, homeView, type HomeContent } from './home-view.ts';

/** After something happened, the Home tab waits this long for more of it. */
const SETTLE_MS = 1000;
const REMEMBERED = 5000;
const SHOWN = { past: 5, paused: 3 };

const nameOf = (where: Pick<From, 'workspace' | 'conversation'>) => `${where.workspace}/${where.conversation}`;

/**
 * Publishes Home tabs, and again when what they show has changed. Only who opened theirs since the start is remembered:
 * for everybody else it is published when they open it. Nobody waits for it.
 */
export function createHomeTab({ trainer, client, log }: { trainer: Trainer; client: webApi.WebClient; log: Logger }) {
  const viewers = new Map<string, { from: From; shown: string; timer?: NodeJS.Timeout }>();

  async function publish(from: From): Promise<void> {
    const { voice } = await voiceOf(trainer, from);
    const view = homeView(voice, await contentOf(trainer, from, voice));
    const shown = JSON.stringify(view);
    if (viewers.get(nameOf(from))?.shown === shown) return;
    await client.views.publish({ user_id: from.person, view });
    remember(from, shown);
  }

  function remember(from: From, shown: string) {
    viewers.delete(nameOf(from));
    viewers.set(nameOf(from), { from, shown });
    if (viewers.size > REMEMBERED) viewers.delete(viewers.keys().next().value!);
  }

  /** Who was never spoken to is written to by their own id. */
  const viewerCalled = ({ workspace, conversation }: Pick<From, 'workspace' | 'conversation'>) =>
    isPerson(conversation)
      ? [...viewers.values()].find(({ from }) => from.workspace === workspace && from.person === conversation)
      : undefined;

  const published = (from: From) =>
    publish(from).catch((error: unknown) => log.warn({ code: codeOf(error) }, 'a Home tab could not be published'));

  return {
    /** Somebody opened it, or changed something in it. */
    show(from: From): void {
      viewers.delete(nameOf(from));
      void published(from);
    },

    /** Something was said in a conversation: what the Home tab shows may have changed. */
    touched(where: Pick<From, 'workspace' | 'conversation'>): void {
      const viewer = viewers.get(nameOf(where)) ?? viewerCalled(where);
      if (!viewer) return;
      clearTimeout(viewer.timer);
      viewer.timer = setTimeout(() => void published(viewer.from), SETTLE_MS).unref();
    },

    stop: () => viewers.forEach(({ timer }) => clearTimeout(timer)),
  };
}

export type HomeTab = ReturnType<typeof createHomeTab>;

async function contentOf(trainer: Trainer, from: From, voice: Voice): Promise<HomeContent> {
  const { read } = trainer.store;
  const [open, paused, past] = await Promise.all([
    read.openSession(from),
    read.pausedSessions(from),
    read.pastSessions(from, SHOWN.past),
  ]);
  const waiting = await openAssigned(trainer, from);
  // A try that is paused stands with its drill.
  const named = waiting.slice(0, DRILLS_SHOWN).map(({ underWay }) => underWay?.id);
  const others = paused.filter(({ id }) => !named.includes(id));
  const customer = async (session: Session) => voice.customer((await materialOf(trainer, session)).persona.called);
  return {
    open: open ? { customer: await customer(open) } : null,
    paused: await Promise.all(
      others
        .slice(0, SHOWN.paused)
        .map(async (session) => ({ session: session.id, customer: await customer(session) })),
    ),
    waiting: waiting.map((at) => ({ line: waitingLine(trainer, voice, at), begin: beginButton(voice, at) })),
    past: await Promise.all(
      past.map(async (session) => ({ session: session.id, line: await lineOf(trainer, voice, session) })),
    ),
    keepDays: trainer.settings.keepDays,
  };
}

/** A drill that waits: until when, and what is under way or was put off. */
const waitingLine = (trainer: Trainer, voice: Voice, at: Assigned): string =>
  [
    voice.t('drills:queue.item', {
      name: titleOf(voice, at),
      due: whenText(voice, at.round.due_at, at.assignment.zone),
    }),
    ...stateText(voice, at, trainer.now()),
  ].join(voice.t('practice:list.bar'));

/** One past practice: when, with whom, how it ended. */
async function lineOf(trainer: Trainer, voice: Voice, session: Session): Promise<string> {
  const { flow, persona } = await materialOf(trainer, session);
  const { ending } = session.scorecard as Scorecard;
  const date = new Date(session.ended_at!).toISOString().slice(0, 10);
  return voice.t('practice:history.line', {
    date,
    customer: voice.customer(persona.called),
    ending: voice.trainer(flow.endings[ending].name),
  });
}
