import { StoreError } from '../store/open-store.ts';
import type { DueWork, Session } from '../store/schema.ts';
import { isLanguage } from '../language/languages.ts';
import { carryOut, type Outgoing, type Sender } from './carry-out.ts';
import { leaveAlone } from './during.ts';
import { validChoices } from './person.ts';
import { isPractice, press, waitsForAnswer } from './press.ts';
import type { Drilling } from '../drills/drilling.ts';
import { manage, type ManagerAct } from '../drills/manage/door.ts';
import { draft, type Draft } from '../drills/manage/set.ts';
import { actOfButton } from '../drills/buttons.ts';
import { isRepAction, pressAsRep } from '../drills/rep/press.ts';
import { goOn } from '../drills/due/go-on.ts';
import type { Action, Message } from './message.ts';
import { answerNow, beforeCommand, greet, receive, type TypedMessage } from './receive.ts';
import { voiceFor } from './say/voice.ts';
import { notice } from './say/notices.ts';
import { speakIn } from './settings.ts';
import { start } from './start.ts';
import { answerWaiting } from './take-line.ts';
import type { TextKey } from '../language/interface.ts';
import type { Values } from '../language/script.ts';
import { voiceOf } from './playing.ts';
import type { Choices, Decision, From, Trainer } from './trainer.ts';

/** Choices for a practice, those left out as they were last, and the part that is practised. */
export type Wanted = Partial<Choices> & { part?: string };

/** A button that was pressed: what it does, and to what. */
export interface Pressed {
  action: Action;
  value: string;
}

/** Hands committed messages to whoever sends them. It must not wait for the sending. */
export type Send = (messages: readonly Outgoing[]) => void;

/** Says when the answer to a line comes due, in milliseconds. */
export type Wake = (ms: number) => void;

/**
 * The way in for every channel: what a person does becomes a decision, the decision one commit, and only then is
 * anything sent. Each promise resolves when the commit is durable.
 */
export function createDesk(
  trainer: Trainer & Partial<Drilling>,
  send: Send,
  sender: Sender = { owner: null, leaseMs: 0 },
  wake: Wake = () => undefined,
) {
  const inTurn = oneAtATime();
  const drilling: Drilling = { directoryOf: () => undefined, ...trainer };
  const carry = (from: From, event: string | null, decide: () => Promise<Decision>) =>
    inTurn(`${from.workspace}/${from.person}`, async () => {
      const messages = await carryOut(trainer, from, event, sender, decide);
      send(messages);
      return messages;
    });
  /** What was said before a word for the coach is answered before it. */
  const first = async (from: From, decide: () => Promise<Decision | null>) => {
    const before = await decide();
    if (before) await carry(from, null, async () => (await decide()) ?? { writes: [], messages: [] });
  };

  return {
    /** A typed message: a line to the customer, or a word for the coach. */
    async typed(from: From, message: TypedMessage) {
      await first(from, () => beforeCommand(trainer, from, message.text));
      const messages = await carry(from, message.event, () => receive(trainer, from, message));
      if (trainer.settings.pauseMs > 0) wake(trainer.settings.pauseMs);
      return messages;
    },

    /** A button, of a practice or of a drill. */
    async pressed(from: From, event: string, { action, value }: Pressed) {
      if (action === 'drill_start') await first(from, () => answerNow(trainer, from));
      if (isRepAction(action)) return carry(from, event, () => pressAsRep(trainer, from, { action, value }));
      if (!isPractice(action)) return carry(from, event, () => manage(drilling, from, actOfButton(action, value)));
      if (waitsForAnswer(action)) await first(from, () => answerNow(trainer, from));
      return carry(from, event, () => press(trainer, from, { action, value }));
    },

    /** What a manager asks for of drills. */
    managed: (from: From, event: string, act: ManagerAct) => carry(from, event, () => manage(drilling, from, act)),

    /** A drill that is to be set: kept as a draft. Gives what would come of it; nothing is sent to anybody. */
    async drafted(from: From, wanted: Draft): Promise<{ message: Message; id: string | null }> {
      const { writes, message, id } = await draft(drilling, from, wanted);
      await trainer.store.commit(writes);
      return { message, id };
    },

    /** One step of a drill whose time has come. What it decides and when it goes on is one commit. */
    async wentOn(due: DueWork) {
      const owner = { workspace: due.workspace, person: '', channel: due.channel ?? '', conversation: '' };
      let next: number | null = null;
      const messages = await carryOut(trainer, owner, null, sender, async () => {
        const went = await goOn(drilling, due);
        next = went.next;
        return went.decision;
      }).catch(unlessBusy);
      send(messages);
      if (next !== null && next - trainer.now() < SOON_MS) wake(Math.max(0, next - trainer.now()));
      return messages;
    },

    /** Somebody came into the conversation: who is new is greeted. */
    arrived: (from: From, event: string) => carry(from, event, () => greet(trainer, from)),

    /** A form that was filled in: starts with these choices. */
    started: (from: From, event: string | null, { part, ...wanted }: Wanted, replaces?: string) =>
      carry(from, event, async () => {
        const { voice, reader } = await voiceOf(trainer, from);
        const choices = validChoices(trainer, { ...reader.choices, ...wanted }, reader.language);
        return start(trainer, from, voice, { choices, ...(part ? { part } : {}), ...(replaces ? { replaces } : {}) });
      }),

    /** Something the coach has to say about what a channel brought: a file, an edit, a thread. */
    told: (
      from: From,
      event: string,
      key: TextKey,
      values: (language: ReturnType<typeof voiceFor>) => Values | Promise<Values>,
    ) =>
      carry(from, event, async () => {
        const { voice } = await voiceOf(trainer, from);
        return { writes: [], messages: [{ message: notice(voice, key, await values(voice)) }] };
      }),

    /** The language that a person chooses before or without any message. */
    speaks: (from: From, language: string) =>
      carry(from, null, async () => ({
        writes: isLanguage(language) ? await speakIn(trainer, from, language) : [],
        messages: [],
      })),

    /** The pause after a line is over: the customer answers. Put off by a further line, it comes again by itself. */
    async answered(due: DueWork) {
      const session = await trainer.store.read.session({ workspace: due.workspace, id: due.session! });
      const done = [trainer.store.write.finishDue(due)];
      if (!session) return trainer.store.commit(done);
      return carry(fromOf(session), null, async () => {
        const now = await trainer.store.read.session(session);
        return answerWaiting(trainer, fromOf(session), now ?? session, done);
      }).catch(unlessBusy);
    },

    /** Nobody has touched the session for long. */
    leftAlone: (session: Session) =>
      carry(fromOf(session), null, async () => {
        const from = fromOf(session);
        const now = await trainer.store.read.session(session);
        if (now?.status !== 'open' || now.version !== session.version) return { writes: [], messages: [] };
        const { voice } = await voiceOf(trainer, from);
        return leaveAlone(trainer, voice, now);
      }),
  };
}

/** Work that goes on as soon as this is waited for; for what is later it is looked regularly. */
const SOON_MS = 10_000;

/** Has one person's acts done one after another, as they came; between processes the session's version sees to it. */
function oneAtATime() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const mine = (last.get(name) ?? Promise.resolve()).then(work, work);
    last.set(name, mine);
    const forget = () => last.get(name) === mine && last.delete(name);
    mine.then(forget, forget);
    return mine;
  };
}

/** Where a stored session is spoken to. */
const fromOf = ({ workspace, person, channel, conversation }: Session): From => ({
  workspace,
  person,
  channel,
  conversation,
});

/** Somebody else is at it, or it was put off: the due work is still there. */
function unlessBusy(error: unknown) {
  if (error instanceof StoreError && error.code === 'busy') return [];
  throw error;
}

export type Desk = ReturnType<typeof createDesk>;
