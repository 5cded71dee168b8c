import type { TextKey } from '../language/interface.ts';
import type { Desk } from '../session/desk.ts';
import { calledOf } from '../session/receive.ts';
import type { Voice } from '../session/say/voice.ts';
import type { From, Trainer } from '../session/trainer.ts';
import { inOtherLanguage } from './other-language.ts';

/** What a person did in a conversation with the bot, besides pressing something. `message` is the channel's id of it. */
export type Said =
  | { kind: 'message'; text: string; files: boolean; message: string | null }
  | { kind: 'thread' }
  | { kind: 'edited' }
  | { kind: 'deleted' };

interface Ears {
  desk: Desk;
  trainer: Trainer;
}

/** Hands to the desk what was said, and tells who cannot be heard why. Resolves when it is committed. */
export async function hear(ears: Ears, from: From, event: string, said: Said): Promise<void> {
  switch (said.kind) {
    case 'message':
      return heard(ears, from, event, said);
    case 'thread':
      return told(ears, from, event, 'errors:thread');
    case 'edited':
    case 'deleted':
      return changed(ears, from, event, said.kind);
    default:
      return said satisfies never;
  }
}

/** A message: its words are a line or a word for the coach, its files cannot be read. */
async function heard(
  ears: Ears,
  from: From,
  event: string,
  { text, files, message }: Extract<Said, { kind: 'message' }>,
): Promise<void> {
  if (text.trim() !== '' || !files) {
    if (inOtherLanguage(text) && (await ears.trainer.store.read.openSession(from)))
      await told(ears, from, event, 'errors:otherLanguage');
    else await ears.desk.typed(from, { event, text, message });
  }
  if (files) await told(ears, from, `${event}/file`, 'errors:file');
}

/** An earlier message was edited or deleted: what was heard stays heard. */
async function changed(ears: Ears, from: From, event: string, how: 'edited' | 'deleted'): Promise<void> {
  const running = await ears.trainer.store.read.openSession(from);
  await told(ears, from, event, running ? `errors:${how}` : 'errors:changedLater');
}

async function told(ears: Ears, from: From, event: string, key: TextKey): Promise<void> {
  await ears.desk.told(from, event, key, async (voice) => ({
    back: voice.t('practice:words.back'),
    customer: await whoListens(ears, from, voice),
  }));
}

/** What the customer is called who was meant to hear it. */
async function whoListens({ trainer }: Ears, from: From, voice: Voice): Promise<string> {
  const open = await trainer.store.read.openSession(from);
  return open ? calledOf(trainer, voice, open) : voice.t('errors:anyCustomer');
}
