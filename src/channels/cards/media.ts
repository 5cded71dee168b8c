import type { Portrait } from '../../flow/portrait.ts';
import { portraitSvg } from '../../picture/portrait.ts';
import { toPng } from '../../picture/png.ts';
import { remember } from '../../remember.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import type { Message } from '../../session/message.ts';
import { materialOf } from '../../session/playing.ts';
import { voiceFor } from '../../session/say/voice.ts';
import type { Trainer } from '../../session/trainer.ts';
import type { Speaker } from './card.ts';
import { dataUri } from './data-uri.ts';

/** How many faces are kept drawn. */
const FACES = 200;

const drawn = remember(FACES, (portrait: string) => {
  let face: Promise<string> | undefined;
  const draw = () =>
    toPng(portraitSvg(JSON.parse(portrait) as Portrait), 'Hant').then((png) => dataUri('image/png', png));
  return async () => {
    try {
      return await (face ??= draw());
    } catch (error) {
      face = undefined;
      throw error;
    }
  };
});

/** A face as a PNG in a data URI, drawn once. Rejects with a PictureError; asked for again it is drawn anew. */
export const faceOf = (portrait: Portrait): Promise<string> => drawn(JSON.stringify(portrait))();

/** Who speaks in a message, the coach, or the customer of its practice with name and face; and whether that person has a practice open. */
export async function settingOf(
  trainer: Trainer,
  { workspace, session: id }: Pick<Outgoing, 'workspace' | 'session'>,
  person: string,
  { speaker, language }: Message,
): Promise<{ speaker: Speaker; open: boolean }> {
  const { t } = voiceFor(trainer.texts, language);
  const session = id ? await trainer.store.read.session({ workspace, id }) : undefined;
  const open = (await trainer.store.read.openSession({ workspace, person })) !== undefined;
  const named = { name: speaker?.name ?? t('coach:name'), colon: t('practice:list.colon') };
  if (!speaker || !session) return { speaker: named, open };
  const { persona } = await materialOf(trainer, session);
  return { speaker: { ...named, face: await faceOf(persona.portrait) }, open };
}
