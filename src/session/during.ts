import { aboutTry } from '../drills/rep/about-try.ts';
import { drillButton } from '../drills/say/buttons.ts';
import type { Session } from '../store/schema.ts';
import type { Part } from './message.ts';
import { placeOf } from '../flow/machine.ts';
import { turnIn } from './stored-turns.ts';
import { moved } from './step.ts';
import { criteriaMessage } from './say/opening.ts';
import { hintMessage } from './say/turn.ts';
import { notice } from './say/notices.ts';
import { button, coachMessage, type Voice } from './say/voice.ts';
import { paused } from './leave.ts';
import { materialOf, playing } from './playing.ts';
import { ending } from './take-line.ts';
import type { Decision, OutgoingMessage, Trainer } from './trainer.ts';
import type { Turn } from './turn.ts';

/** What a rep can do in the middle of a practice, besides talking. Each looks at the store and decides. */

const saying = (message: OutgoingMessage['message'], session?: Session): Decision => ({
  writes: [],
  messages: [{ message, ...(session ? { session: session.id } : {}) }],
});

const start = (voice: Voice) => voice.t('practice:words.start');

export const noSession = (voice: Voice): Decision =>
  saying(
    notice(voice, 'practice:session.none', { start: start(voice) }, [
      button(voice, 'start', undefined, { main: true }),
    ]),
  );

export async function hint(trainer: Trainer, voice: Voice, session: Session): Promise<Decision> {
  const { turn, material } = await playing(trainer, session, voice.language);
  const again = placeOf(material.machine, session.snapshot).coach === 'hinted';
  return {
    writes: [
      trainer.store.write.updateSession(session, {
        snapshot: moved(material, turn, { type: 'hint' }),
        touched_at: trainer.now(),
      }),
    ],
    messages: [{ message: hintMessage(voice, material, turn, again), session: session.id }],
  };
}

/**
 * Sets the rep's last turn aside and goes back to the one before; the lines stay in the store. `answer` is the turn whose
 * button was pressed: only the last one can be taken back.
 */
export async function takeBack(trainer: Trainer, voice: Voice, session: Session, answer?: string): Promise<Decision> {
  const { turn, parent, material } = await playing(trainer, session, voice.language);
  if (answer !== undefined && answer !== session.head) return saying(notice(voice, 'errors:buttonOld'), session);
  const before =
    parent && (await trainer.store.read.turn({ workspace: session.workspace, session: session.id }, parent));
  if (turn.given || isOfFirstTry(session, turn) || !before)
    return saying(notice(voice, 'practice:session.nothingToTakeBack'), session);
  const line = turn.rep.map((l) => l.text).join(' ');
  return {
    writes: [
      trainer.store.write.updateSession(session, {
        head: parent,
        snapshot: moved(material, turnIn(before), { type: 'take_back' }),
        touched_at: trainer.now(),
      }),
    ],
    messages: [
      {
        message: notice(voice, 'practice:session.tookBack', { line }, [button(voice, 'hint', session.id)]),
        session: session.id,
      },
    ],
  };
}

export async function pause(trainer: Trainer, voice: Voice, session: Session): Promise<Decision> {
  return {
    writes: [
      trainer.store.write.updateSession(session, {
        ...(await paused(trainer, voice, session)),
        touched_at: trainer.now(),
      }),
    ],
    messages: [await waits(trainer, voice, session, 'practice:session.paused')],
  };
}

/** A session that nobody has touched for long is paused and says so, once. */
export async function leaveAlone(trainer: Trainer, voice: Voice, session: Session): Promise<Decision> {
  return {
    writes: [
      trainer.store.write.updateSession(session, {
        ...(await paused(trainer, voice, session)),
        told_paused_at: trainer.now(),
      }),
    ],
    messages: [await waits(trainer, voice, session, 'practice:session.leftAlone')],
  };
}

/** How to go on with what is paused, and until when where it is a try of a drill. */
async function waits(
  trainer: Trainer,
  voice: Voice,
  session: Session,
  key: 'practice:session.paused' | 'practice:session.leftAlone',
): Promise<OutgoingMessage> {
  const about = await aboutTry(trainer, voice, session);
  const parts: Part[] = [
    { type: 'text', text: voice.t(key, { resume: voice.t('practice:words.resume') }) },
    ...(about ? [{ type: 'note' as const, text: about }] : []),
    { type: 'buttons', buttons: [button(voice, 'resume', session.id, { main: true })] },
  ];
  return { message: coachMessage(voice, parts), session: session.id };
}

/** Ends early: the scorecard is about what was said. */
export async function endEarly(trainer: Trainer, voice: Voice, session: Session): Promise<Decision> {
  const at = await playing(trainer, session, voice.language);
  if (at.turn.number === 0 || at.turn.given || isOfFirstTry(session, at.turn))
    return neverBegun(trainer, voice, session);
  const last: Turn = { ...at.turn, snapshot: moved(at.material, at.turn, { type: 'end' }), ending: 'given_up' };
  return ending(trainer, voice, at, last, session.head!);
}

/** Turns before the moment that is tried again are the first try's. */
const isOfFirstTry = ({ retry_from }: Session, { number }: Turn): boolean => number < (retry_from ?? 0);

/** A practice without a word of the rep's leaves nothing to score. */
const neverBegun = (trainer: Trainer, voice: Voice, session: Session): Decision => ({
  writes: [trainer.store.write.deleteSession(session)],
  messages: [
    {
      message: notice(voice, 'practice:session.neverBegun', {}, [
        session.drill === null
          ? button(voice, 'start', undefined, { main: true })
          : drillButton(voice, 'drill_start', `${session.drill}/${session.round}`, { main: true }),
      ]),
    },
  ],
});

export async function criteria(
  trainer: Trainer,
  voice: Voice,
  session: Session | undefined,
  flowId: string,
): Promise<Decision> {
  const flow = session ? (await materialOf(trainer, session)).flow : trainer.content.flows.get(flowId)!.flow.value;
  return saying(criteriaMessage(voice, flow), session);
}
