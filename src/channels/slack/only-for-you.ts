import type { RespondArguments } from '@slack/bolt';
import { codeOf } from '../../log.ts';
import type { Slack } from './listeners/slack.ts';
import type { TextKey } from '../../language/interface.ts';
import type { Values } from '../../language/script.ts';
import type { Message } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import { toBlocks } from './blocks.ts';
import { cut, escaped } from './rich-text.ts';

const SUMMARY = 1000;

/** A sentence that only who gave a command sees, where it was given. */
export const onlyForYou = (voice: Voice, key: TextKey, values: Values = {}): RespondArguments => {
  const text = voice.t(key, values);
  return { response_type: 'ephemeral', text: escaped(text), blocks: toBlocks([{ type: 'text', text }]) };
};

/** A message that only who gave a command sees. */
export const shownOnlyToYou = ({ summary, parts }: Message): RespondArguments => ({
  response_type: 'ephemeral',
  text: escaped(cut(summary, SUMMARY)) || '…',
  blocks: toBlocks(parts),
});

/** Where an answer can no longer be shown, the log says so: there is nowhere else to say it where it was asked for. */
export const shown = ({ log }: Slack, responding: Promise<unknown>): Promise<unknown> =>
  responding.catch((error: unknown) => log.warn({ code: codeOf(error) }, 'an answer could not be shown'));
