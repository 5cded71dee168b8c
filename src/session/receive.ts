import { criteria, endEarly, hint, noSession, pause, takeBack } from './during.ts';
import { history } from './looking-back.ts';
import { voiceOf } from './playing.ts';
import { keepPerson } from './person.ts';
import { notice } from './say/notices.ts';
import { button, type Voice } from './say/voice.ts';
import { askToLink, linkCode, unlink } from './link.ts';
import { help, languageMenu, myData } from './settings.ts';
import { progress } from './progress.ts';
import { resume } from './resume.ts';
import { parts, start } from './start.ts';
import { appealWords } from '../drills/rep/appeal.ts';
import { queue } from '../drills/rep/queue.ts';
import { answerWaiting, takeLine, type RepMessage } from './take-line.ts';
import type { Session } from '../store/schema.ts';
import { nothing, saying, type Decision, type From, type Reader, type Trainer } from './trainer.ts';
import { wordReader, type Command } from './words.ts';

/** A message as a person typed it. */
export interface TypedMessage {
  event: string;
  text: string;
  message: string | null;
}

/** Longer messages are refused with a word, not cut (Slack itself cuts at 40,000). */
export const LONGEST = 4000;

/** What a typed message leads to: a word for the coach, a line to the customer, or a friendly refusal. */
export async function receive(trainer: Trainer, from: From, typed: TypedMessage): Promise<Decision> {
  const session = await trainer.store.read.openSession(from);
  const meant = readerOfWords(trainer)(typed.text);
  if ('command' in meant) return commanded(trainer, from, meant.command, session);
  if ('appeal' in meant) return appealed(trainer, from, meant.appeal);
  if ('code' in meant) return linked(trainer, from, meant.code);
  if (!session) return withoutSession(trainer, from);
  const refusal = await refusalOf(trainer, from, session, typed.text);
  if (refusal) return refusal;
  return takeLine(trainer, from, session, {
    event: typed.event,
    text: typed.text,
    said: meant.said,
    message: typed.message,
  } satisfies RepMessage);
}

async function linked(trainer: Trainer, from: From, code: string): Promise<Decision> {
  const { voice } = await voiceOf(trainer, from);
  return askToLink(trainer, from, voice, code);
}

/** Words to a mark that was set by hand. */
async function appealed(trainer: Trainer, from: From, words: string): Promise<Decision> {
  const { voice } = await voiceOf(trainer, from);
  return appealWords(trainer, from, voice, words);
}

const readers = new WeakMap<Trainer['texts'], ReturnType<typeof wordReader>>();

/** The reader of words is made once for the interface's texts. */
function readerOfWords({ texts }: Trainer) {
  const reader = readers.get(texts) ?? wordReader(texts);
  readers.set(texts, reader);
  return reader;
}

/** Carries a word for the coach; lines that still wait for an answer are answered before it. */
export async function commanded(
  trainer: Trainer,
  from: From,
  command: Command,
  open: Session | undefined,
): Promise<Decision> {
  const { voice, reader } = await voiceOf(trainer, from);
  const anytime = await withoutNeed(trainer, from, voice, reader, command, open);
  if (anytime) return anytime;
  if (!open) return noSession(voice);
  return inSession(trainer, voice, command, open);
}

async function withoutNeed(
  trainer: Trainer,
  from: From,
  voice: Voice,
  reader: Reader,
  command: Command,
  open: Session | undefined,
): Promise<Decision | null> {
  switch (command) {
    case 'start':
      return start(trainer, from, voice, { choices: reader.choices });
    case 'resume':
      return resume(trainer, from, voice);
    case 'criteria':
      return criteria(trainer, voice, open, reader.choices.flow);
    case 'history':
      return history(trainer, from, voice);
    case 'parts':
      return parts(trainer, voice, reader.choices);
    case 'progress':
      return progress(trainer, from, voice);
    case 'drills':
      return queue(trainer, from, voice);
    case 'link':
      return linkCode(trainer, from, voice);
    case 'unlink':
      return unlink(trainer, from, voice);
    case 'help':
      return help(trainer, voice);
    case 'language':
      return languageMenu(voice);
    case 'myData':
      return myData(trainer, from, voice);
    default:
      return null;
  }
}

function inSession(trainer: Trainer, voice: Voice, command: Command, session: Session): Promise<Decision> {
  if (command === 'hint') return hint(trainer, voice, session);
  if (command === 'back') return takeBack(trainer, voice, session);
  if (command === 'pause') return pause(trainer, voice, session);
  return endEarly(trainer, voice, session);
}

/** Words that touch the conversation wait for the answer to what was said before them. */
export const NEEDS_ANSWER: readonly Command[] = ['hint', 'back', 'pause', 'resume', 'end'];

/** Lines still waiting, answered first, as a decision of its own. */
export async function beforeCommand(trainer: Trainer, from: From, text: string): Promise<Decision | null> {
  const meant = readerOfWords(trainer)(text);
  if (!('command' in meant) || !NEEDS_ANSWER.includes(meant.command)) return null;
  return answerNow(trainer, from);
}

export async function answerNow(trainer: Trainer, from: From): Promise<Decision | null> {
  const session = await trainer.store.read.openSession(from);
  if (!session) return null;
  const waiting = await trainer.store.read.waitingLines({ workspace: from.workspace, session: session.id });
  return waiting.length > 0 ? answerWaiting(trainer, from, session) : null;
}

/**
 * Who comes for the first time is greeted; whoever is known has a conversation already. Where the channel doesn't say yet
 * what they read, that is not settled by it.
 */
export async function greet(trainer: Trainer, from: From): Promise<Decision> {
  const known = await trainer.store.read.person(from);
  if (known) return nothing;
  const greeting = await withoutSession(trainer, from);
  return (await from.locale?.()) ? greeting : { ...greeting, writes: [] };
}

/** Somebody writes with no practice open: the newcomer is greeted, the one who paused is reminded. */
async function withoutSession(trainer: Trainer, from: From): Promise<Decision> {
  const { voice, reader } = await voiceOf(trainer, from);
  const [paused] = await trainer.store.read.pausedSessions(from);
  if (paused && reader.known) return stillPaused(trainer, voice, paused);
  const buttons = [
    button(voice, 'start', undefined, { main: true }),
    button(voice, 'change_choices'),
    button(voice, 'help'),
  ];
  if (reader.known)
    return saying(notice(voice, 'practice:session.none', { start: voice.t('practice:words.start') }, buttons));
  return {
    writes: [keepPerson(trainer, from, voice.language, reader.choices)],
    messages: [{ message: welcome(voice, buttons) }],
  };
}

/** A line while the practice is paused: the customer has not heard it, and going on comes first. */
async function stillPaused(trainer: Trainer, voice: Voice, paused: Session): Promise<Decision> {
  const customer = await calledOf(trainer, voice, paused);
  return saying(
    notice(voice, 'practice:session.stillPaused', { customer }, [
      button(voice, 'resume', paused.id, { main: true }),
      button(voice, 'start'),
      button(voice, 'change_choices'),
      button(voice, 'help'),
    ]),
  );
}

function welcome(voice: Voice, buttons: ReturnType<typeof button>[]) {
  const { t } = voice;
  const message = notice(voice, 'practice:welcome.text', {}, buttons);
  const how = t('practice:welcome.start', { start: t('practice:words.start'), help: t('practice:words.help') });
  return {
    ...message,
    summary: t('practice:welcome.title'),
    parts: [
      { type: 'heading' as const, text: t('practice:welcome.title') },
      message.parts[0]!,
      { type: 'text' as const, text: how },
      { type: 'note' as const, text: t('practice:welcome.privacy') },
      ...message.parts.slice(1),
    ],
  };
}

/** What cannot be said to a customer: nothing at all, or far too much. */
async function refusalOf(trainer: Trainer, from: From, session: Session, text: string): Promise<Decision | null> {
  const empty = text.trim() === '';
  if (!empty && text.length <= LONGEST) return null;
  const { voice } = await voiceOf(trainer, from);
  const customer = await calledOf(trainer, voice, session);
  return saying(
    empty
      ? notice(voice, 'errors:empty', { customer })
      : notice(voice, 'errors:tooLong', { customer, limit: LONGEST.toLocaleString('en-US') }),
  );
}

/** What the customer of a session is called, in the reader's script. */
export async function calledOf(trainer: Trainer, voice: Voice, session: Session): Promise<string> {
  const persona = trainer.content.flows.get(session.flow)?.personas.get(session.persona)?.value;
  return voice.customer(persona?.called ?? session.persona);
}
