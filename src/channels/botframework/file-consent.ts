import { z } from 'zod';
import { fileOf } from '../../session/files.ts';
import type { From, Trainer } from '../../session/trainer.ts';
import type { Promised } from '../cards/activities.ts';
import type { Connector } from './connector.ts';

/** A file of Teams goes to the OneDrive of its owner, who is asked first; the bot then writes it there. */
export const consentCard = ({ name, of }: Promised, sizeInBytes: number) => ({
  contentType: 'application/vnd.microsoft.teams.card.file.consent',
  name,
  content: { description: name, sizeInBytes, acceptContext: { of }, declineContext: { of } },
});

export const FILE_CONSENT = 'fileConsent/invoke';

const answerSchema = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.looseObject({ of: z.literal('my_data') }),
  uploadInfo: z
    .looseObject({
      uploadUrl: z.url(),
      name: z.string(),
      contentUrl: z.string(),
      uniqueId: z.string(),
      fileType: z.string(),
    })
    .nullish(),
});

const TIMEOUT_MS = 10_000;

/**
 * The owner has said yes or no. Yes: the file is made now and written to where Teams says, if that is one of Microsoft's
 * hosts; gives the card that opens it. Null where there is nothing to write. Throws where it cannot be written.
 */
export async function fileWritten(
  trainer: Trainer,
  { writesTo }: Connector,
  from: From,
  value: unknown,
): Promise<object | null> {
  const { data: answer } = answerSchema.safeParse(value);
  if (answer?.action !== 'accept' || !answer.uploadInfo || !writesTo(answer.uploadInfo.uploadUrl)) return null;
  const { uploadUrl, name, contentUrl, uniqueId, fileType } = answer.uploadInfo;
  const bytes = Buffer.from(await fileOf(trainer, answer.context.of, from));
  const written = await fetch(uploadUrl, {
    method: 'PUT',
    redirect: 'error',
    body: bytes,
    headers: { 'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}` },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!written.ok) throw new Error(`The file could not be written: ${written.status}.`);
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        contentUrl,
        name,
        content: { uniqueId, fileType },
      },
    ],
  };
}
