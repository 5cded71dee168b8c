import { notice } from '../../session/say/notices.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import type { SetMark } from '../../store/schema.ts';
import { buttonOld } from '../say/notices.ts';
import { tellsAppeal } from '../due/appealed.ts';
import { touched } from './touched.ts';

/** The rep does not agree with a mark that was set by hand: both are kept, and who set it is to be told. */
export async function appeal(trainer: Trainer, from: From, voice: Voice, id: string): Promise<Decision> {
  const mark = await trainer.store.read.setMark({ workspace: from.workspace, id });
  if (mark?.person !== from.person) return buttonOld(voice);
  const said = notice(voice, 'drills:appeal.noted', { prefix: voice.t('practice:words.appeal') });
  return mark.appealed_at === null ? appealed(trainer, mark, '', saying(said)) : saying(said);
}

/** What the rep has to say to the mark that they appealed against last. */
export async function appealWords(trainer: Trainer, from: From, voice: Voice, words: string): Promise<Decision> {
  const mark = await trainer.store.read.appealedLast(from);
  if (!mark) return saying(notice(voice, 'drills:appeal.none'));
  return appealed(trainer, mark, words, saying(notice(voice, 'drills:appeal.words', { words })));
}

async function appealed(trainer: Trainer, mark: SetMark, words: string, said: Decision): Promise<Decision> {
  const { store, now } = trainer;
  const drill = await store.read.drill({ workspace: mark.workspace, id: mark.drill });
  if (!drill) return said;
  const told = store.write.tellDue(drill, tellsAppeal(mark.id), now());
  return { writes: [store.write.appeal(mark, words, now()), told, touched(trainer, drill)], messages: said.messages };
}
