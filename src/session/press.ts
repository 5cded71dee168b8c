import { criteria, endEarly, hint, noSession, pause, takeBack } from './during.ts';
import { dispute, example, history, showScorecard } from './looking-back.ts';
import { linkCode, refuseLink, unlink, useLink } from './link.ts';
import type { PracticeAction } from './message.ts';
import { voiceOf } from './playing.ts';
import { progress } from './progress.ts';
import { resume } from './resume.ts';
import { rewind } from './rewind.ts';
import { notice } from './say/notices.ts';
import { formMessage, startForm } from './say/form.ts';
import { button, type Voice } from './say/voice.ts';
import { deleteData, help, languageMenu, myData, setLanguage } from './settings.ts';
import { alreadyOpen, parts, start } from './start.ts';
import type { Session } from '../store/schema.ts';
import { saying, type Choices, type Decision, type From, type Reader, type Trainer } from './trainer.ts';

/** A button that was pressed: what it does, and to what. */
export interface Press {
  action: PracticeAction;
  value: string;
}

interface Pressed {
  trainer: Trainer;
  from: From;
  voice: Voice;
  reader: Reader;
  value: string;
}

type Do = (pressed: Pressed) => Promise<Decision> | Decision;

/** A button that belongs to a session works while that session is the open one. */
const inSession =
  (act: (p: Pressed, session: Session) => Promise<Decision>): Do =>
  async (p) => {
    const open = await p.trainer.store.read.openSession(p.from);
    if (open && (p.value === '' || p.value.split('/')[0] === open.id)) return act(p, open);
    return p.value === '' ? noSession(p.voice) : stale(p);
  };

/** A button of a practice that is over, or of another one: says so, and what can be done. */
function stale({ voice }: Pressed): Decision {
  const again = button(voice, 'start', undefined, { main: true });
  return {
    writes: [],
    messages: [{ message: notice(voice, 'errors:sessionOver', { start: voice.t('practice:words.start') }, [again]) }],
  };
}

const startWith = ({ trainer, from, voice, reader }: Pressed, change: Partial<Choices>, part?: string) =>
  start(trainer, from, voice, { choices: { ...reader.choices, ...change }, ...(part ? { part } : {}) });

/** The session that a button names, if it is the person's own. */
async function sessionOf({ trainer, from }: Pressed, id: string): Promise<Session | undefined> {
  const session = await trainer.store.read.session({ workspace: from.workspace, id });
  return session?.person === from.person ? session : undefined;
}

/** The choices of an earlier session, as far as its flow and persona are still there. */
const choicesOf = (session: Session): Choices => ({
  flow: session.flow,
  persona: session.persona,
  difficulty: session.difficulty as Choices['difficulty'],
  coaching: session.coaching as Choices['coaching'],
});

const again =
  (
    change: (p: Pressed, session: Session) => Partial<Choices>,
    part: (value: string, session: Session) => string | undefined = () => undefined,
  ): Do =>
  async (p) => {
    const [id = ''] = p.value.split('/');
    const session = await sessionOf(p, id);
    if (!session || !p.trainer.content.flows.get(session.flow)?.personas.has(session.persona)) return stale(p);
    return startWith(p, { ...choicesOf(session), ...change(p, session) }, part(p.value, session));
  };

/** The persona after this one in the flow, round and round. */
function nextPersona({ trainer }: Pressed, session: Session): Partial<Choices> {
  const ids = [...trainer.content.flows.get(session.flow)!.personas.keys()];
  return { persona: ids[(ids.indexOf(session.persona) + 1) % ids.length]! };
}

/**
 * What a practice is to be started with is asked; the value names the practice whose choices are changed. In the middle of a
 * drill's try there is nothing to choose.
 */
const choose: Do = async ({ trainer, from, voice, reader, value }) => {
  const open = await trainer.store.read.openSession(from);
  if (open && open.drill !== null) return saying(await alreadyOpen(trainer, voice, open));
  return saying(formMessage(voice, startForm(voice, trainer.content, reader.choices), value));
};

/** What each button does. */
const ACTS: Record<PracticeAction, Do> = {
  start_with: choose,
  change_choices: choose,
  start: (p) => startWith(p, {}),
  hint: inSession(({ trainer, voice }, session) => hint(trainer, voice, session)),
  take_back: inSession(({ trainer, voice, value }, session) => takeBack(trainer, voice, session, value.split('/')[1])),
  pause: inSession(({ trainer, voice }, session) => pause(trainer, voice, session)),
  pause_first: inSession(({ trainer, voice }, session) => pause(trainer, voice, session)),
  end: inSession(({ trainer, voice }, session) => endEarly(trainer, voice, session)),
  end_first: inSession(({ trainer, voice }, session) => endEarly(trainer, voice, session)),
  resume: ({ trainer, from, voice, value }) => resume(trainer, from, voice, value || undefined),
  criteria: async (p) => criteria(p.trainer, p.voice, await sessionOf(p, p.value), p.reader.choices.flow),
  history: ({ trainer, from, voice }) => history(trainer, from, voice),
  help: ({ trainer, voice }) => help(trainer, voice),
  language: ({ voice }) => languageMenu(voice),
  set_language: ({ trainer, from, value }) => setLanguage(trainer, from, value),
  my_data: ({ trainer, from, voice }) => myData(trainer, from, voice),
  delete_data: ({ trainer, from, voice }) => deleteData(trainer, from, voice),
  link: ({ trainer, from, voice }) => linkCode(trainer, from, voice),
  unlink: ({ trainer, from, voice }) => unlink(trainer, from, voice),
  use_link: ({ trainer, from, voice, value }) => useLink(trainer, from, voice, value),
  refuse_link: ({ trainer, voice, value }) => refuseLink(trainer, voice, value),
  keep_data: ({ voice }) => ({ writes: [], messages: [{ message: notice(voice, 'practice:myData.kept') }] }),
  show_scorecard: ({ trainer, from, voice, value }) => showScorecard(trainer, from, voice, value, false),
  show_details: ({ trainer, from, voice, value }) => showScorecard(trainer, from, voice, value, true),
  rewind: ({ trainer, from, voice, value }) => rewind(trainer, from, voice, value),
  example: ({ trainer, from, voice, value }) => example(trainer, from, voice, value),
  progress: ({ trainer, from, voice }) => progress(trainer, from, voice),
  parts: ({ trainer, voice, reader }) => parts(trainer, voice, reader.choices),
  practise_part: (p) => startWith(p, {}, p.value),
  dispute: ({ trainer, from, voice, value }) => dispute(trainer, from, voice, value),
  another_customer: again(nextPersona, (_, session) => session.part),
  same_again: again(
    () => ({}),
    (_, session) => session.part,
  ),
  weakest_key: again(
    () => ({}),
    (value) => value.split('/')[1],
  ),
};

/** Whether a button is one of a practice. */
export const isPractice = (action: string): action is PracticeAction => action in ACTS;

/** The buttons that touch the conversation wait for the answer to what was said before them. */
export const waitsForAnswer = (action: PracticeAction) =>
  ['hint', 'take_back', 'pause', 'resume', 'end', 'pause_first', 'end_first'].includes(action);

/** What a button leads to. */
export async function press(trainer: Trainer, from: From, { action, value }: Press): Promise<Decision> {
  const { voice, reader } = await voiceOf(trainer, from);
  return ACTS[action]({ trainer, from, voice, reader, value });
}
