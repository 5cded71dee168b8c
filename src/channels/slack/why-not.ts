import { DirectoryError } from '../../drills/directory.ts';
import { guessLanguage } from '../../language/languages.ts';
import { codeOf } from '../../log.ts';
import { voiceOf } from '../../session/playing.ts';
import { voiceFor, type Voice } from '../../session/say/voice.ts';
import type { From } from '../../session/trainer.ts';
import { sorry } from '../sorry.ts';
import type { Slack } from './listeners/slack.ts';

/** Why nothing came of what somebody asked for. Slack brings neither commands nor presses nor forms again. */
export function whyNot({ log }: Pick<Slack, 'log'>, error: unknown) {
  log.error({ code: codeOf(error) }, 'what somebody asked for failed');
  return error instanceof DirectoryError ? (`drills:directory.${error.code}` as const) : sorry(error);
}

/** How to speak to somebody, even where that cannot be looked up any more. */
export const voiceAnyhow = ({ trainer }: Slack, from: From): Promise<Voice> =>
  voiceOf(trainer, from).then(
    ({ voice }) => voice,
    () => voiceFor(trainer.texts, guessLanguage(undefined)),
  );
