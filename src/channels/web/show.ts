import type { Outgoing } from '../../session/carry-out.ts';
import { fileOf } from '../../session/files.ts';
import type { FileOf, Message } from '../../session/message.ts';
import { voiceFor } from '../../session/say/voice.ts';
import type { Trainer } from '../../session/trainer.ts';
import { activitiesOf, attached, promisedIn } from '../cards/activities.ts';
import { dataUri } from '../cards/data-uri.ts';
import { saidAloud, type Speaker } from '../cards/card.ts';
import { settingOf } from '../cards/media.ts';
import type { Shown } from './transcript.ts';

/**
 * A committed message as the page shows it: cards, and the pictures in them. Files to save come with what is said now: made
 * again with what was said long ago they would hold today's data.
 */
export async function shown(trainer: Trainer, outgoing: Outgoing, when: 'now' | 'before'): Promise<Shown[]> {
  const message = outgoing.payload as Message;
  const { workspace, conversation: person, id, at } = outgoing;
  const whose = { workspace, person };
  const { speaker, open } = await settingOf(trainer, outgoing, person, message);
  const pictures = await picturesIn(trainer, message, whose);
  const cards = activitiesOf(message, {
    texts: trainer.texts,
    speaker,
    open,
    message: outgoing.id,
    pictureOf: (of) => pictures.get(of),
  });
  const files = when === 'now' ? await filesIn(trainer, message, whose) : [];
  return [...cards, ...files].map((activity, i) => ({
    ...activity,
    id: i === 0 ? id : `${id}/${i}`,
    at,
    from: { id: message.speaker ? 'customer' : 'coach', name: speaker.name, role: 'bot' },
    channelData: i === 0 ? { 'webchat:fallback-text': heard(trainer, message, speaker) } : {},
  }));
}

/** What a screen reader says when the message arrives: it says nothing of the buttons of a card by itself. */
function heard({ texts }: Trainer, message: Message, speaker: Speaker): string {
  const { t } = voiceFor(texts, message.language);
  const labels = message.parts.flatMap((part) =>
    part.type === 'buttons' ? part.buttons.map(({ label }) => label) : [],
  );
  const buttons = labels.length > 0 ? t('web:buttons', { buttons: labels.join(t('practice:list.separator')) }) : '';
  return [saidAloud(message, speaker), buttons].filter(Boolean).join('\n');
}

type Whose = { workspace: string; person: string };

const filesIn = (trainer: Trainer, message: Message, whose: Whose) =>
  Promise.all(
    promisedIn(message).map(async (promised) => ({
      type: 'message',
      attachments: [attached(promised, await fileOf(trainer, promised.of, whose))],
    })),
  );

async function picturesIn(trainer: Trainer, { parts }: Message, whose: Whose): Promise<Map<FileOf, string>> {
  const of = new Set(parts.flatMap((part): FileOf[] => (part.type === 'picture' ? [part.of] : [])));
  const drawn = [...of].map(async (one) => [one, dataUri('image/png', await fileOf(trainer, one, whose))] as const);
  return new Map(await Promise.all(drawn));
}
