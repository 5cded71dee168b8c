import { aboutTry } from '../drills/rep/about-try.ts';
import type { Write } from '../store/open-store.ts';
import type { Session } from '../store/schema.ts';
import { askFirst, leave } from './leave.ts';
import type { Part } from './message.ts';
import { playing } from './playing.ts';
import { notice } from './say/notices.ts';
import { button, coachMessage, type Voice } from './say/voice.ts';
import { moved } from './step.ts';
import { saying, type Decision, type From, type Trainer } from './trainer.ts';

/**
 * Goes on with the practice paused last, or with the one that is named; of one that is open already it says where it stands.
 * With another open it asks first; `value` is then the session and, behind a slash, the open one that is left for it.
 */
export async function resume(trainer: Trainer, from: From, voice: Voice, value?: string): Promise<Decision> {
  const [id, leaves] = value?.split('/') ?? [];
  const open = await trainer.store.read.openSession(from);
  if (open && (id === undefined || id === open.id)) return goOn(trainer, from, voice, open);
  const all = await trainer.store.read.pausedSessions(from);
  const session = id === undefined ? all[0] : all.find((one) => one.id === id);
  if (!session) return open ? goOn(trainer, from, voice, open) : nothingToResume(voice);
  if (!open || open.id === leaves) return goOn(trainer, from, voice, session, open);
  const other = button(voice, 'resume', `${session.id}/${open.id}`, {
    label: voice.t('practice:buttons.resumeOther'),
    main: true,
  });
  return askFirst(trainer, voice, open, other);
}

const nothingToResume = (voice: Voice): Decision =>
  saying(
    notice(voice, 'practice:session.nothingToResume', { start: voice.t('practice:words.start') }, [
      button(voice, 'start', undefined, { main: true }),
    ]),
  );

/** The practice goes on here, after what the customer said last. `leaves` is the open one that gives way to it. */
export async function goOn(
  trainer: Trainer,
  from: From,
  voice: Voice,
  session: Session,
  leaves?: Session,
): Promise<Decision> {
  const { turn, material } = await playing(trainer, session, voice.language);
  const waits = session.status === 'paused';
  const about = await aboutTry(trainer, voice, session);
  const lastLine = turn.customer.at(-1)?.shown;
  const key = voice.trainer(material.flow.keys.find((k) => k.id === turn.key)!.name);
  const customer = voice.customer(material.persona.called);
  const parts: Part[] = [
    { type: 'text', text: voice.t(waits ? 'practice:session.resumed' : 'practice:session.alreadyRunning', { key }) },
    {
      type: 'text',
      text: lastLine
        ? voice.t('practice:session.lastLine', { customer, line: lastLine })
        : voice.t('practice:opening.yourTurn'),
    },
    ...(about ? [{ type: 'note' as const, text: about }] : []),
    {
      type: 'buttons',
      buttons: [
        button(voice, 'hint', session.id),
        button(voice, 'pause', session.id),
        button(voice, 'end', session.id),
      ],
    },
  ];
  const { channel, conversation } = from;
  const here = { channel, conversation, language: voice.language, touched_at: trainer.now() };
  const snapshot = waits ? { status: 'open' as const, snapshot: moved(material, turn, { type: 'resume' }) } : {};
  const left: Write[] = leaves ? await leave(trainer, voice, leaves) : [];
  return {
    writes: [...left, trainer.store.write.updateSession(session, { ...here, ...snapshot })],
    messages: [{ message: coachMessage(voice, parts), session: session.id }],
  };
}
