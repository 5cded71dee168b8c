import { LANGUAGES, isLanguage, type Language } from '../language/languages.ts';
import type { Write } from '../store/open-store.ts';
import type { PersonKey } from '../store/schema.ts';
import { forgotten } from '../drills/rep/forgotten.ts';
import { touched } from '../drills/rep/touched.ts';
import { keepPerson, readerOf } from './person.ts';
import { helpMessage, notice } from './say/notices.ts';
import { button, coachMessage, voiceFor, type Voice } from './say/voice.ts';
import { saying, type Decision, type From, type Trainer } from './trainer.ts';
import { wordList } from './words.ts';

/** The person's own settings: language, help, and all that is stored about them. */

export const languageMenu = (voice: Voice): Decision =>
  saying(
    coachMessage(voice, [
      { type: 'text', text: voice.t('practice:language.choose') },
      {
        type: 'buttons',
        buttons: LANGUAGES.map((language) => ({
          action: 'set_language',
          label: voice.t(`practice:language.names.${language}`),
          value: language,
        })),
      },
    ]),
  );

/** Switches the language, of an open practice too, and says so in the new one. */
export async function setLanguage(trainer: Trainer, from: From, wanted: string): Promise<Decision> {
  const { language } = await readerOf(trainer, from);
  if (!isLanguage(wanted)) return languageMenu(voiceFor(trainer.texts, language));
  const voice = voiceFor(trainer.texts, wanted);
  const changed = notice(voice, 'practice:language.changed', {
    language: voice.t(`practice:language.names.${wanted}`),
  });
  return { writes: await speakIn(trainer, from, wanted), messages: [{ message: changed }] };
}

/** The writes that switch a person, and their practice if one is open, to a language. */
export async function speakIn(trainer: Trainer, from: From, language: Language): Promise<Write[]> {
  const { choices } = await readerOf(trainer, from);
  const open = await trainer.store.read.openSession(from);
  const session = open ? [trainer.store.write.updateSession(open, { language })] : [];
  return [keepPerson(trainer, from, language, choices), ...session];
}

export const help = (trainer: Trainer, voice: Voice): Decision =>
  saying(
    helpMessage(voice, wordList(trainer.texts, voice.language), [
      button(voice, 'start', undefined, { main: true }),
      button(voice, 'change_choices'),
      button(voice, 'language'),
      button(voice, 'my_data'),
    ]),
  );

/** All that is stored about the person, as text, with the way to delete it. */
export async function myData(trainer: Trainer, from: From, voice: Voice): Promise<Decision> {
  const data = await trainer.store.read.personData(from);
  const sessions = data.sessions.length;
  const drills = data.assignments.length + data.drills.length > 0;
  if (!data.person && sessions === 0 && !drills) return saying(notice(voice, 'practice:myData.nothing'));
  return saying(
    coachMessage(voice, [
      { type: 'heading', text: voice.t('practice:myData.title') },
      { type: 'text', text: voice.t('practice:myData.stored', { count: sessions, days: trainer.settings.keepDays }) },
      ...(drills ? [{ type: 'text' as const, text: voice.t('practice:myData.drills') }] : []),
      { type: 'text', text: voice.t('practice:myData.attached') },
      { type: 'file', name: 'my-data.json', of: 'my_data' },
      {
        type: 'buttons',
        buttons: [
          button(voice, 'delete_data', undefined, {
            confirm: {
              title: voice.t('practice:buttons.delete'),
              text: voice.t('practice:myData.askDelete'),
              yes: voice.t('practice:buttons.confirmDelete'),
              no: voice.t('practice:buttons.cancel'),
            },
          }),
        ],
      },
    ]),
  );
}

/**
 * The file of all that is stored about a person, and of what they practised in this channel before they were linked: JSON, two
 * spaces. What somebody practised in another channel before is for them to have there.
 */
export async function myDataFile(
  { store }: Trainer,
  { alias, ...key }: PersonKey & Pick<From, 'alias'>,
): Promise<string> {
  const [own, before] = await Promise.all([
    store.read.personData(key),
    alias ? store.read.personData(alias) : undefined,
  ]);
  return JSON.stringify({ ...own, ...(before ? { beforeLink: before } : {}) }, null, 2);
}

/** Deletes it all: practices, scorecards, settings, what was given and handed in, what waits to be sent; and in this channel what was before a link. */
export async function deleteData(trainer: Trainer, from: From, voice: Voice): Promise<Decision> {
  const { store } = trainer;
  const given = await store.read.openAssignments(from);
  const drills = await Promise.all(given.map(({ workspace, drill: id }) => store.read.drill({ workspace, id })));
  const others = from.alias ? [] : await store.read.aliasesOf(from);
  const start = voice.t('practice:words.start');
  const keys = [{ workspace: from.workspace, person: from.person }, ...(from.alias ? [from.alias] : [])];
  const inRounds = await Promise.all(keys.map((key) => forgotten(trainer, key)));
  return {
    writes: [
      ...keys.flatMap((key) => store.write.deletePerson(key)),
      ...inRounds.flat(),
      ...store.write.removeLinks(from),
      ...drills.flatMap((drill) => (drill ? [touched(trainer, drill)] : [])),
    ],
    messages: [
      {
        message: notice(voice, others.length > 0 ? 'practice:myData.deletedHere' : 'practice:myData.deleted', {
          start,
        }),
      },
    ],
  };
}
