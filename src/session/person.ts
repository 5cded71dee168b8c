import type { FlowFolder } from '../flow/content.ts';
import { guessLanguage, isLanguage, type Language } from '../language/languages.ts';
import type { Write } from '../store/open-store.ts';
import type { Choices, From, Reader, Trainer } from './trainer.ts';

/** The person's settings; for somebody new, a first guess from the channel's locale. */
export async function readerOf(trainer: Trainer, from: From): Promise<Reader> {
  const person = await trainer.store.read.person(from);
  if (person && isLanguage(person.language)) {
    return {
      language: person.language,
      choices: validChoices(trainer, person.choices, person.language),
      known: true,
    };
  }
  const language = guessLanguage(await from.locale?.());
  return { language, choices: validChoices(trainer, {}, language), known: false };
}

/** Keeps the person's settings. */
export const keepPerson = (trainer: Trainer, from: From, language: Language, choices: Choices): Write =>
  trainer.store.write.putPerson({
    workspace: from.workspace,
    person: from.person,
    language,
    choices,
    channel: from.channel,
    conversation: from.conversation,
    created_at: trainer.now(),
  });

const REGION = { 'zh-TW': 'TW', 'zh-HK': 'HK', 'zh-CN': 'CN', en: 'TW', 'en-CN': 'CN' } as const;

/** Choices that exist: what was removed from flows/ falls back to a customer of the reader's region. */
export function validChoices(trainer: Trainer, wanted: Partial<Choices>, language: Language): Choices {
  const folder = trainer.content.flows.get(wanted.flow ?? '') ?? trainer.content.flows.values().next().value!;
  return {
    flow: folder.flow.value.id,
    persona: folder.personas.has(wanted.persona ?? '') ? wanted.persona! : nearest(folder, language),
    difficulty: wanted.difficulty ?? 'easy',
    coaching: wanted.coaching ?? 'live',
  };
}

/** The customer of a flow whom a newcomer with this language meets first. */
export const nearest = (folder: FlowFolder, language: Language): string => {
  const personas = [...folder.personas.values()].map((p) => p.value);
  const region = REGION[language];
  const first = folder.flow.value.starts_with[region];
  return (personas.find((p) => p.id === first) ?? personas.find((p) => p.region === region) ?? personas[0]!).id;
};
