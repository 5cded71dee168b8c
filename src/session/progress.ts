import { scriptOfPicture } from '../picture/script.ts';
import { toPng } from '../picture/png.ts';
import { progressSvg } from '../picture/progress.ts';
import type { Scorecard } from '../scorecard/scorecard.ts';
import type { Session } from '../store/schema.ts';
import type { Message } from './message.ts';
import { materialOf } from './playing.ts';
import { readerOf } from './person.ts';
import { notice } from './say/notices.ts';
import { button, coachMessage, voiceFor, type Voice } from './say/voice.ts';
import type { Decision, From, Trainer } from './trainer.ts';

/** How many practices the picture shows. */
const SHOWN = 10;

/** The picture of the keys over the last practices, as a file that is drawn when it is sent. */
export async function progress(trainer: Trainer, from: From, voice: Voice): Promise<Decision> {
  const past = await trainer.store.read.pastSessions(from, 1);
  const message: Message =
    past.length === 0
      ? notice(voice, 'practice:history.empty', {}, [button(voice, 'start', undefined, { main: true })])
      : coachMessage(voice, [
          { type: 'text', text: voice.t('practice:progress.title') },
          { type: 'file', name: 'progress.png', of: 'progress' },
        ]);
  return { writes: [], messages: [{ message }] };
}

/** The picture as PNG: the keys of the flow practised last, over its last practices. Throws PictureError. */
export async function progressPicture(
  trainer: Trainer,
  whose: { workspace: string; person: string },
  fineness?: number,
): Promise<Buffer> {
  const { language } = await readerOf(trainer, { ...whose, channel: '', conversation: '' });
  const voice = voiceFor(trainer.texts, language);
  const past = await trainer.store.read.pastSessions(whose, SHOWN);
  const shown = past.filter((p) => p.flow === past[0]!.flow).toReversed();
  const { flow } = await materialOf(trainer, past[0]!);
  const svg = progressSvg({
    title: voice.trainer(flow.name),
    note: voice.t('practice:progress.note'),
    keys: flow.keys.map((k) => voice.trainer(k.name)),
    tries: await Promise.all(
      shown.map((session) =>
        tryOf(
          trainer,
          voice,
          session,
          flow.keys.map((k) => k.id),
        ),
      ),
    ),
    latest: voice.t('practice:progress.latest'),
    before: voice.t('practice:progress.before'),
  });
  return toPng(svg, scriptOfPicture(language), fineness);
}

async function tryOf(trainer: Trainer, voice: Voice, session: Session, keys: readonly string[]) {
  const { persona } = await materialOf(trainer, session);
  const { keys: scored } = session.scorecard as Scorecard;
  const shareOf = (id: string) => {
    const key = scored.find((k) => k.id === id);
    return key && key.level !== 'not_applicable' ? key.share : null;
  };
  const [, month, day] = new Date(session.ended_at!).toISOString().slice(0, 10).split('-');
  return {
    date: `${Number(month)}/${Number(day)}`,
    customer: voice.customer(persona.called),
    shares: keys.map(shareOf),
  };
}
