import { LANGUAGES, type Language } from '../../language/languages.ts';
import { practiceView, type PracticeView } from '../../session/practice-view.ts';
import { voiceOf } from '../../session/playing.ts';
import { voiceFor, type Voice } from '../../session/say/voice.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import { faceOf } from '../cards/media.ts';

/** What the page shows around the conversation, in the reader's language. */
export interface PageState {
  language: Language;
  languages: { id: Language; name: string }[];
  texts: Record<string, string>;
  practice: ShownPractice | null;
}

/** Where a practice stands, with the customer's face as a PNG in a data URI. */
export type ShownPractice = Omit<PracticeView, 'portrait'> & { face: string };

export async function pageState(trainer: Trainer, from: From): Promise<PageState> {
  const { voice } = await voiceOf(trainer, from);
  const open = await trainer.store.read.openSession(from);
  return {
    language: voice.language,
    languages: LANGUAGES.map((id) => ({ id, name: voiceFor(trainer.texts, id).t(`practice:language.names.${id}`) })),
    texts: textsOf(voice),
    practice: open ? await shownPractice(trainer, from.workspace, open.id) : null,
  };
}

export async function shownPractice(
  trainer: Trainer,
  workspace: string,
  session: string,
): Promise<ShownPractice | null> {
  const view = await practiceView(trainer, workspace, session);
  if (!view) return null;
  const { portrait, ...rest } = view;
  return { ...rest, face: await faceOf(portrait) };
}

const textsOf = ({ t }: Voice): Record<string, string> => ({
  title: t('web:title'),
  language: t('web:language'),
  conversation: t('web:conversation'),
  offline: t('web:offline'),
  progress: t('web:progress'),
  golden: t('web:golden'),
  done: t('web:state.done'),
  now: t('web:state.now'),
  ahead: t('web:state.ahead'),
  known: t('web:known'),
  unknown: t('web:unknown'),
  over: t('web:over'),
  you: t('web:you'),
  youSaid: t('web:youSaid'),
  placeholder: t('web:placeholder'),
});
