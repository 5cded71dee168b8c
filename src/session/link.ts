import { createHash } from 'node:crypto';
import { reachable } from './carry-out.ts';
import { keepPerson, readerOf } from './person.ts';
import { notice } from './say/notices.ts';
import type { Voice } from './say/voice.ts';
import { saying, type Decision, type From, type Trainer } from './trainer.ts';

/** One person in two channels: a code that was asked for in Slack is typed in the other one, and both are the same from then on. */

const CODE_LETTERS = 10;
const LIVES_MS = 600_000;
/** Where drills are set and people are known by name; what was practised there goes on in the other channel. */
const HOME = 'slack';

/** A code for the other channel, where one is given; elsewhere how to get it. */
export function linkCode(trainer: Trainer, from: From, voice: Voice): Decision {
  if (from.channel !== HOME)
    return saying(notice(voice, 'practice:link.how', { link: voice.t('practice:words.link') }));
  const code = createHash('sha256').update(trainer.newId()).digest('hex').slice(0, CODE_LETTERS);
  const { workspace, person } = from;
  const shown = `${code.slice(0, CODE_LETTERS / 2)}-${code.slice(CODE_LETTERS / 2)}`;
  return {
    writes: [trainer.store.write.insertLinkCode({ code, workspace, person, at: trainer.now() })],
    messages: [
      {
        message: notice(voice, 'practice:link.code', {
          typed: `${voice.t('practice:words.link')} ${shown}`,
          count: LIVES_MS / 60_000,
        }),
      },
    ],
  };
}

/**
 * Whoever types the code is, in this conversation and from their next word on, the person who asked for it. What they practised here before stays apart and
 * comes back when the link is undone.
 */
export async function useLinkCode(trainer: Trainer, from: From, voice: Voice, typed: string): Promise<Decision> {
  const code = typed.replaceAll('-', '').toLowerCase();
  const found = await trainer.store.read.linkCode(code);
  const fresh = found && trainer.now() - found.at < LIVES_MS;
  if (from.channel === HOME || !fresh)
    return saying(notice(voice, 'practice:link.unknown', { link: voice.t('practice:words.link') }));
  const { workspace, person } = from;
  const alias = { workspace, person, of_workspace: found.workspace, of_person: found.person };
  const linked = { ...from, workspace: found.workspace, person: found.person };
  const { language, choices } = await readerOf(trainer, linked);
  return {
    writes: [
      trainer.store.write.useLinkCode(code),
      trainer.store.write.putAlias(alias),
      keepPerson(trainer, linked, language, choices),
      ...reachable(trainer, linked),
    ],
    messages: [{ message: notice(voice, 'practice:link.done', { unlink: voice.t('practice:words.unlink') }) }],
  };
}

/** Only themselves again, in this channel. */
export async function unlink(trainer: Trainer, from: From, voice: Voice): Promise<Decision> {
  if (!from.alias) return saying(notice(voice, 'practice:link.none'));
  return {
    writes: [trainer.store.write.removeAlias(from.alias)],
    messages: [{ message: notice(voice, 'practice:link.undone') }],
  };
}

/** Who somebody is who is linked to a person of another channel; else themselves. */
export async function asLinked({ store }: Trainer, from: From): Promise<From> {
  const person = await store.read.aliasOf(from);
  return person ? { ...from, ...person, alias: { workspace: from.workspace, person: from.person } } : from;
}
