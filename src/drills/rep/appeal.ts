import { notice } from '../../session/say/notices.ts';
import type { Voice } from '../../session/say/voice.ts';
import { saying, type Decision, type From, type Trainer } from '../../session/trainer.ts';
import type { SetMark } from '../../store/schema.ts';
import { appealMessage } from '../say/mark.ts';
import { buttonOld } from '../say/notices.ts';
import { inRound, reach } from '../drilling.ts';
import { touched } from './touched.ts';

/** The rep does not agree with a mark that was set by hand: both are kept, and who set it is told. */
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
  const { workspace } = mark;
  const drill = await trainer.store.read.drill({ workspace, id: mark.drill });
  const at = drill && (await inRound(trainer, drill, mark.round));
  const assignment = await trainer.store.read.assignment(mark);
  if (!at || !assignment) return said;
  const { to, voice } = await reach(trainer, drill, { person: mark.by, locale: null });
  const told = appealMessage(voice, { at, mark, name: assignment.name, words });
  return {
    writes: [trainer.store.write.appeal(mark, words, trainer.now()), touched(trainer, drill)],
    messages: [...said.messages, { message: told, to }],
  };
}
