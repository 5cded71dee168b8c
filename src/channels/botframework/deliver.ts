import type { Logger } from 'pino';
import type { Deliver } from '../../jobs/outbox.ts';
import type { Outgoing } from '../../session/carry-out.ts';
import { fileOf } from '../../session/files.ts';
import type { Message } from '../../session/message.ts';
import type { Trainer } from '../../session/trainer.ts';
import { activitiesOf, attached, isPicture, promisedIn, type Promised } from '../cards/activities.ts';
import { settingOf } from '../cards/media.ts';
import { TEAMS, type Address } from './activity.ts';
import type { Connector } from './connector.ts';
import { whatNow } from './faults.ts';
import { consentCard } from './file-consent.ts';

interface Delivering {
  connector: Connector;
  trainer: Trainer;
  log: Logger;
}

/** A message has room for a picture of so many pixels a point, and a phone shows it sharp. */
const ROOMY = 1;

/**
 * Sends a message into its conversation, whoever spoke last. Bot Framework shows no history, so a message that may have
 * arrived is sent again: twice is better than never. What of it was sent by this process is not.
 */
export function createDeliver({ connector, trainer, log }: Delivering): Deliver {
  /** How many activities of a message have been sent, and the first one's id, while the rest is tried again. */
  const begun = new Map<string, { sent: number; first: string | null }>();

  async function sendAll(outgoing: Outgoing, to: Address, person: string): Promise<string | null> {
    const progress = begun.get(outgoing.id) ?? { sent: 0, first: null };
    begun.set(outgoing.id, progress);
    for (const activity of (await toSend(outgoing, to, person)).slice(progress.sent)) {
      const id = await connector.send(to, activity);
      progress.first ??= id;
      progress.sent++;
    }
    begun.delete(outgoing.id);
    return progress.first;
  }

  async function toSend(outgoing: Outgoing, { channelId }: Address, person: string): Promise<object[]> {
    const message = outgoing.payload as Message;
    const { speaker, open } = await settingOf(trainer, outgoing, person, message);
    const cards = activitiesOf(message, {
      texts: trainer.texts,
      speaker,
      open,
      message: outgoing.id,
      pictureOf: () => undefined,
    });
    const whose = { workspace: outgoing.workspace, person };
    const files = await Promise.all(promisedIn(message).map((one) => fileActivity(whose, channelId, one)));
    return [...cards, ...files];
  }

  /** Pictures are shown by every client; any other file Teams first asks its owner about. */
  async function fileActivity(whose: { workspace: string; person: string }, channelId: string, promised: Promised) {
    const made = await fileOf(trainer, promised.of, whose, ROOMY);
    const asks = channelId === TEAMS && !isPicture(promised);
    const attachment = asks ? consentCard(promised, Buffer.byteLength(made)) : attached(promised, made);
    return { type: 'message', attachments: [attachment] };
  }

  return async (outgoing) => {
    const { id, attempts } = outgoing;
    try {
      const known = await trainer.store.read.address(outgoing);
      if (!known) return { failed: 'no_address' };
      return { sent: await sendAll(outgoing, known.address as Address, known.person) };
    } catch (error) {
      const delivery = whatNow(error, attempts);
      if ('failed' in delivery) begun.delete(id);
      log.warn({ id, attempts, ...delivery }, 'a message could not be sent');
      return delivery;
    }
  };
}
