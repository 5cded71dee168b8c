import type { Scorecard } from '../scorecard/scorecard.ts';
import type { Session } from '../store/schema.ts';
import { materialOf } from './playing.ts';
import { notice } from './say/notices.ts';
import { detailsMessage } from './say/details.ts';
import { exampleMessage } from './say/example.ts';
import { scorecardMessage } from './say/scorecard.ts';
import { button, coachMessage, type Voice } from './say/voice.ts';
import { exampleOf } from './example.ts';
import type { Part } from './message.ts';
import { cardMaterial, cardOf, scoredSession } from './scored.ts';
import { turnsOf } from './stored-turns.ts';
import { saying, type Decision, type From, type Trainer } from './trainer.ts';

/** Past practices: the list, a scorecard again, its details, and a mark that seems wrong. */

const LISTED = 10;

export async function history(trainer: Trainer, from: From, voice: Voice): Promise<Decision> {
  const past = await trainer.store.read.pastSessions(from, LISTED);
  const title: Part = { type: 'heading', text: voice.t('practice:history.title') };
  if (past.length === 0)
    return saying(
      coachMessage(voice, [
        title,
        { type: 'text', text: voice.t('practice:history.empty') },
        { type: 'buttons', buttons: [button(voice, 'start', undefined, { main: true })] },
      ]),
    );
  const rows = await Promise.all(past.map((session) => pastParts(trainer, voice, session)));
  return saying(coachMessage(voice, [title, ...rows.flat()]));
}

/** One past practice: when, with whom, how it ended, its four bars, and a way to its scorecard. */
async function pastParts(trainer: Trainer, voice: Voice, session: Session): Promise<Part[]> {
  const card = session.scorecard as Scorecard;
  const { flow, persona } = await cardMaterial(trainer, session, card);
  const values = {
    date: new Date(session.ended_at!).toISOString().slice(0, 10),
    customer: voice.customer(persona.called),
    ending: voice.trainer(flow.endings[card.ending].name),
  };
  const marks = card.keys.map(
    (k) => `${voice.trainer(flow.keys.find((key) => key.id === k.id)!.name)} ${voice.t(`scorecard:levels.${k.level}`)}`,
  );
  return [
    {
      type: 'list',
      title: voice.t('practice:history.line', values),
      items: [marks.join(voice.t('practice:list.bar'))],
    },
    {
      type: 'buttons',
      buttons: [{ action: 'show_scorecard', label: voice.t('practice:history.open'), value: session.id }],
    },
  ];
}

export async function showScorecard(
  trainer: Trainer,
  from: From,
  voice: Voice,
  id: string,
  details: boolean,
): Promise<Decision> {
  const session = await trainer.store.read.session({ workspace: from.workspace, id });
  if (session?.person !== from.person || !session.scorecard) return saying(notice(voice, 'errors:buttonOld'));
  const turns = await turnsOf(trainer, session);
  const scored = await scoredSession(trainer, session, await cardOf(trainer, session, turns), turns);
  return saying(details ? detailsMessage(voice, scored) : scorecardMessage(voice, scored));
}

/** A good conversation at one key, after one's own try. `value` is session/key. */
export async function example(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const [id = '', key = ''] = value.split('/');
  const session = await trainer.store.read.session({ workspace: from.workspace, id });
  if (session?.person !== from.person || session.status !== 'ended') return saying(notice(voice, 'errors:buttonOld'));
  const material = await materialOf(trainer, session);
  const setting = { material, difficulty: 'easy' as const, seed: session.seed, language: voice.language };
  const { flow, persona } = material;
  return saying(exampleMessage(voice, { flow, persona, key, lines: exampleOf(setting, key), session: id }));
}

/** Keeps with the session that a mark seems wrong to the rep. `value` is session/criterion. */
export async function dispute(trainer: Trainer, from: From, voice: Voice, value: string): Promise<Decision> {
  const [id = '', criterion = ''] = value.split('/');
  const session = await trainer.store.read.session({ workspace: from.workspace, id });
  if (session?.person !== from.person) return saying(notice(voice, 'errors:buttonOld'));
  return {
    writes: [
      trainer.store.write.putDispute({
        workspace: from.workspace,
        session: id,
        criterion,
        note: '',
        at: trainer.now(),
      }),
    ],
    messages: [{ message: notice(voice, 'scorecard:markNoted'), session: id }],
  };
}
