import { createHash } from 'node:crypto';
import type { Write } from '../store/open-store.ts';
import type { PersonKey } from '../store/schema.ts';
import { reachable } from './carry-out.ts';
import { keepPerson, readerOf } from './person.ts';
import { notice } from './say/notices.ts';
import { button, voiceFor, type Voice } from './say/voice.ts';
import { saying, type Decision, type From, type OutgoingMessage, type Trainer } from './trainer.ts';
import { waitsFor, wasRight, wasWrong } from './wrong-codes.ts';

/**
 * One person in two channels: a code that was asked for in Slack is typed in the other one, and after a yes to whose it is both
 * are the same. What was practised in the other channel before stays apart, and is nobody else's.
 */

const CODE_LETTERS = 10;
const LIVES_MS = 600_000;
/** Where drills are set and people are known by name; whoever is linked is that person from then on. */
const HOME = 'slack';

/** A code for the other channel, where one is given, in place of one that was given before; elsewhere how to get it. */
export async function linkCode({ store, newId, now }: Trainer, from: From, voice: Voice): Promise<Decision> {
  const { channel, workspace, person, conversation } = from;
  if (channel !== HOME) return saying(notice(voice, 'practice:link.how', { link: voice.t('practice:words.link') }));
  const code = createHash('sha256').update(newId()).digest('hex').slice(0, CODE_LETTERS);
  const name = (await from.name?.()) ?? null;
  const shown = `${code.slice(0, CODE_LETTERS / 2)}-${code.slice(CODE_LETTERS / 2)}`;
  const typed = `${voice.t('practice:words.link')} ${shown}`;
  return {
    writes: [
      store.write.removeLinkCodes({ workspace, person }),
      store.write.insertLinkCode({ code, workspace, person, name, conversation, at: now() }),
    ],
    messages: [{ message: notice(voice, 'practice:link.code', { typed, count: LIVES_MS / 60_000 }) }],
  };
}

/** Whoever types a code is asked whether they are the one who asked for it: somebody else may have sent it to them. */
export async function askToLink(trainer: Trainer, from: From, voice: Voice, typed: string): Promise<Decision> {
  const code = typed.replaceAll('-', '').toLowerCase();
  const home = await homeOf(trainer, from, code);
  if (!home) return unknownCode(trainer, from, voice);
  const buttons = [button(voice, 'use_link', code, { main: true }), button(voice, 'refuse_link', code)];
  return saying(notice(voice, 'practice:link.ask', { name: home.name ?? home.person }, buttons));
}

/** They are: from their next word on they are that person here, who is told of it where they asked. */
export async function useLink(trainer: Trainer, from: From, voice: Voice, code: string): Promise<Decision> {
  const home = await homeOf(trainer, from, code);
  if (!home) return unknownCode(trainer, from, voice);
  const { store } = trainer;
  const { workspace, person } = ownKey(from);
  const linked = { ...from, workspace: home.workspace, person: home.person };
  const { language, choices } = await readerOf(trainer, linked);
  const { workspace: of_workspace, person: of_person, conversation: of_conversation } = home;
  return {
    writes: [
      store.write.useLinkCode(code),
      ...(from.alias ? await apart(trainer, from, [from.alias]) : []),
      store.write.putAlias({ workspace, person, of_workspace, of_person, of_conversation }),
      keepPerson(trainer, linked, language, choices),
      ...reachable(trainer, linked),
    ],
    messages: [
      { message: notice(voice, 'practice:link.done', { unlink: voice.t('practice:words.unlink') }) },
      ...toldAtHome(voiceFor(trainer.texts, language), home),
    ],
  };
}

/** They are not: the code is of no use any more. */
export const refuseLink = ({ store }: Trainer, voice: Voice, code: string): Decision => ({
  writes: [store.write.removeLinkCode(code)],
  messages: [{ message: notice(voice, 'practice:link.refused') }],
});

/** Apart again: in the other channel they are only themselves; said in Slack, nobody elsewhere is this person any more. */
export async function unlink(trainer: Trainer, from: From, voice: Voice): Promise<Decision> {
  const aliases = from.alias ? [from.alias] : await trainer.store.read.aliasesOf(from);
  if (aliases.length === 0) return saying(notice(voice, 'practice:link.none'));
  return {
    writes: await apart(trainer, from, aliases),
    messages: [{ message: notice(voice, from.alias ? 'practice:link.undone' : 'practice:link.undoneAtHome') }],
  };
}

/** Who somebody is who is linked to a person of another channel; else themselves. */
export async function asLinked({ store }: Trainer, from: From): Promise<From> {
  const linked = await store.read.linkOf(from);
  if (!linked) return from;
  const { of_workspace: workspace, of_person: person, of_conversation: home } = linked;
  return { ...from, workspace, person, alias: { ...ownKey(from), home } };
}

const ownKey = ({ workspace, person, alias }: From): PersonKey => ({
  workspace: alias?.workspace ?? workspace,
  person: alias?.person ?? person,
});

/** Who asked for a code that still works, where it may be typed; wrong ones are counted, and after too many none is looked at. */
async function homeOf(trainer: Trainer, from: From, code: string) {
  if (from.channel === HOME || waitsFor(trainer, ownKey(from)) > 0) return undefined;
  const found = await trainer.store.read.linkCode(code);
  const home = found && trainer.now() - found.at < LIVES_MS ? found : undefined;
  if (home) wasRight(trainer, ownKey(from));
  else wasWrong(trainer, ownKey(from));
  return home;
}

function unknownCode(trainer: Trainer, from: From, voice: Voice): Decision {
  const link = voice.t('practice:words.link');
  const wait = waitsFor(trainer, ownKey(from));
  if (wait === 0) return saying(notice(voice, 'practice:link.unknown', { link }));
  return saying(notice(voice, 'practice:link.tooMany', { link, count: Math.ceil(wait / 60_000) }));
}

/** Who did not ask for it themselves undoes it there. */
function toldAtHome(
  voice: Voice,
  { workspace, person, conversation }: PersonKey & { conversation: string | null },
): OutgoingMessage[] {
  const message = notice(voice, 'practice:link.told', { unlink: voice.t('practice:words.unlink') });
  return [{ message, to: { workspace, channel: HOME, conversation: conversation ?? person }, of: person }];
}

/** Undoes links of the person that somebody is now. Who was spoken to there last is spoken to in Slack again. */
async function apart(trainer: Trainer, from: From, aliases: readonly PersonKey[]): Promise<Write[]> {
  const { store } = trainer;
  const undone = aliases.map((alias) => store.write.removeAlias(alias));
  if (!from.alias) undone.push(store.write.removeAddresses(from));
  const known = await store.read.person(from);
  const wasHere = from.alias ? known?.conversation === from.conversation : known?.channel !== HOME;
  if (!known || !wasHere) return undone;
  const { language, choices } = await readerOf(trainer, from);
  const conversation = from.alias ? (from.alias.home ?? from.person) : from.conversation;
  return [...undone, keepPerson(trainer, { ...from, channel: HOME, conversation }, language, choices)];
}
