import { afterTry } from '../drills/rep/after-try.ts';
import { ownFromNow } from '../drills/rep/own-from-now.ts';
import type { Write } from '../store/open-store.ts';
import type { Line, Session } from '../store/schema.ts';
import { score } from '../scorecard/score.ts';
import { scoredAs, scoredSession } from './scored.ts';
import { playing, voiceIn, type Playing } from './playing.ts';
import { notice } from './say/notices.ts';
import { scorecardMessage } from './say/scorecard.ts';
import { turnMessage } from './say/turn.ts';
import type { Voice } from './say/voice.ts';
import { turnsOf } from './stored-turns.ts';
import { step, type Spoken } from './step.ts';
import type { Decision, From, Trainer, OutgoingMessage } from './trainer.ts';
import type { Turn } from './turn.ts';

/** A rep's message to the customer: `text` as written, `said` without the prefix that keeps words from the coach. */
export interface RepMessage {
  event: string;
  text: string;
  said: string;
  /** The channel's id of the message. */
  message: string | null;
}

/** The work due after the pause. */
export const ANSWER = 'answer';

/**
 * Takes a line. With a pause it is kept and the answer becomes due when nothing follows; without one, line and turn are
 * one commit.
 */
export async function takeLine(trainer: Trainer, from: From, session: Session, line: RepMessage): Promise<Decision> {
  const { pauseMs } = trainer.settings;
  const row = {
    workspace: from.workspace,
    id: line.event,
    session: session.id,
    person: from.person,
    text: line.text,
    said: line.said,
    message: line.message,
    turn: null,
    at: trainer.now(),
  };
  if (pauseMs > 0)
    return {
      writes: [
        trainer.store.write.insertLine({ ...row, state: 'waiting' }),
        answerDue(trainer, session, trainer.now() + pauseMs),
      ],
      messages: [],
      keepsEvent: true,
    };
  const voice = voiceIn(trainer, session);
  const at = await playing(trainer, session, voice.language);
  const id = trainer.newId();
  const decision = await answer(trainer, voice, at, [{ id: line.event, text: line.said }], id);
  const taken = trainer.store.write.insertLine({ ...row, turn: id, state: 'taken' });
  return { ...decision, keepsEvent: true, writes: [taken, ...decision.writes] };
}

/**
 * The answer to all lines that wait: one turn, one commit. Nothing where none waits. `done` finishes the due work that
 * led here; it is a conflict when a further line has put the answer off.
 */
export async function answerWaiting(
  trainer: Trainer,
  from: From,
  session: Session,
  done: Write[] = [],
): Promise<Decision> {
  const part = { workspace: session.workspace, session: session.id };
  const waiting = await trainer.store.read.waitingLines(part);
  if (waiting.length === 0) return { writes: done, messages: [] };
  const voice = voiceIn(trainer, session);
  if (session.status === 'ended') return tooLate(trainer, voice, waiting, done);
  const at = await playing(trainer, session, voice.language);
  const id = trainer.newId();
  const decision = await answer(trainer, voice, at, waiting.map(spoken), id);
  const taken = trainer.store.write.settleLines(
    part,
    waiting.map((l) => l.id),
    { state: 'taken', turn: id },
  );
  return { ...decision, writes: [taken, ...decision.writes, ...done] };
}

/** Lines that came while the practice was being ended: kept, set aside, and the rep is told. */
const tooLate = (trainer: Trainer, voice: Voice, waiting: readonly Line[], done: Write[]): Decision => ({
  writes: [
    trainer.store.write.settleLines(
      waiting[0]!,
      waiting.map((l) => l.id),
      { state: 'set_aside' },
    ),
    ...done,
  ],
  messages: [{ message: notice(voice, 'errors:sessionOver', { start: voice.t('practice:words.start') }) }],
});

const spoken = (line: Line): Spoken => ({ id: line.id, text: line.said });

const answerDue = (trainer: Trainer, session: Session, due_at: number): Write =>
  trainer.store.write.putDue({
    workspace: session.workspace,
    id: `${ANSWER}/${session.id}`,
    kind: ANSWER,
    channel: session.channel,
    session: session.id,
    payload: {},
    due_at,
  });

async function answer(trainer: Trainer, voice: Voice, at: Playing, messages: Spoken[], id: string): Promise<Decision> {
  const { session, material } = at;
  const turn = step(at.setting, at.turn, messages);
  const said: OutgoingMessage = {
    message: turnMessage(voice, material.flow, material.persona, turn, {
      session: session.id,
      id,
      live: session.coaching === 'live',
    }),
    session: session.id,
    turn: id,
  };
  const written = trainer.store.write.insertTurn({
    workspace: session.workspace,
    session: session.id,
    id,
    parent: session.head,
    number: turn.number,
    body: turn,
    at: trainer.now(),
  });
  trainer.recentHeads.put(session.id, { id, turn, parent: session.head });
  if (!turn.ending) return { writes: [written, update(trainer, session, id, turn)], messages: [said] };
  const ended = await ending(trainer, voice, at, turn, id);
  return { writes: [written, ...ended.writes], messages: [said, ...ended.messages] };
}

const update = (trainer: Trainer, session: Session, head: string, turn: Turn): Write =>
  trainer.store.write.updateSession(session, { head, snapshot: turn.snapshot as object, touched_at: trainer.now() });

/** The end of a session: its scorecard is made, kept and shown. `last` is the turn that ends it, already in `head`. */
export async function ending(trainer: Trainer, voice: Voice, at: Playing, last: Turn, head: string): Promise<Decision> {
  const { session, material } = at;
  const before = await turnsOf(trainer, session);
  const turns = [...before.filter((t) => t.number < last.number), last];
  const card = score(material.flow, material.persona, turns, scoredAs(session));
  const now = trainer.now();
  const scored = await scoredSession(trainer, session, card, turns);
  const ended = trainer.store.write.updateSession(session, {
    head,
    snapshot: last.snapshot as object,
    status: 'ended',
    ending: card.ending,
    scorecard: card,
    scorecard_version: card.version,
    touched_at: now,
    ended_at: now,
    ...(await ownFromNow(trainer, session, material.flow, turns)),
  });
  const after = await afterTry(trainer, voice, { session, card, turns, flow: material.flow });
  return {
    writes: [ended, ...after.writes],
    messages: [{ message: scorecardMessage(voice, scored), session: session.id }, ...after.messages],
  };
}
