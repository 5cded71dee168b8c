import type { App, RespondArguments, SlashCommand } from '@slack/bolt';
import { guessLanguage, LANGUAGES } from '../../../language/languages.ts';
import type { Action } from '../../../session/message.ts';
import { voiceOf } from '../../../session/playing.ts';
import { voiceFor } from '../../../session/say/voice.ts';
import type { From } from '../../../session/trainer.ts';
import { wordList, wordReader, type Command } from '../../../session/words.ts';
import { codeOf } from '../../../log.ts';
import { sorry } from '../../sorry.ts';
import { onlyForYou } from '../only-for-you.ts';
import { cut } from '../rich-text.ts';
import { openStartForm } from './forms.ts';
import type { Slack } from './slack.ts';

const DOES: Record<Command, Action> = {
  start: 'start',
  hint: 'hint',
  back: 'take_back',
  pause: 'pause',
  resume: 'resume',
  end: 'end',
  parts: 'parts',
  progress: 'progress',
  criteria: 'criteria',
  history: 'history',
  help: 'help',
  language: 'language',
  myData: 'my_data',
  drills: 'drill_queue',
  link: 'link',
  unlink: 'unlink',
};

/** What the text behind the command asks for. */
type Wanted = Command | 'form' | 'unknown';

const SHOWN_WORD = 40;

/** `/practice`: alone it opens the form, with a word of any language it does the same as that word typed. */
export function listenToCommands(app: App, slack: Slack): void {
  const meant = commandReader(slack);
  app.command('/practice', async ({ ack, command }) => {
    await ack(await carriedOut(slack, command, meant(command.text)).catch((error: unknown) => failed(slack, error)));
  });
}

/** What is to be said where the command was given, if anything: only its sender sees it. */
async function carriedOut(slack: Slack, command: SlashCommand, wanted: Wanted): Promise<RespondArguments | undefined> {
  const who = { workspace: command.team_id, person: command.user_id };
  const here = slack.people.from(who, command.channel_id);
  if (wanted === 'unknown') return unknown(slack, here, command.text.trim());
  const opened = wanted === 'form' ? openStartForm(slack, here, command.trigger_id) : undefined;
  const [from] = await Promise.all([slack.people.inDm(who), opened]);
  if (wanted !== 'form')
    await slack.desk.pressed(from, `command/${command.trigger_id}`, { action: DOES[wanted], value: '' });
  return from.conversation === command.channel_id ? undefined : elsewhere(slack, from);
}

/** Slack repeats no command: who gave it is told to. Which language they read cannot be looked up any more. */
function failed({ trainer, log }: Slack, error: unknown): RespondArguments {
  log.error({ code: codeOf(error) }, 'a command failed');
  return onlyForYou(voiceFor(trainer.texts, guessLanguage(undefined)), sorry(error));
}

/** Reads what stands behind the command: `my-data` is the same as `my data`. */
function commandReader({ trainer }: Slack) {
  const reader = wordReader(trainer.texts);
  const forms = new Set(LANGUAGES.map((language) => trainer.texts.t(language, 'slack:command.start')));
  return (text: SlashCommand['text']): Wanted => {
    const word = text.trim().replaceAll(/[-_]+/g, ' ');
    if (word === '' || forms.has(word.toLowerCase())) return 'form';
    const read = reader(word);
    return 'command' in read ? read.command : 'unknown';
  };
}

/** Used in a channel: what follows is in the direct message, and only the person sees this. */
async function elsewhere({ trainer }: Slack, from: From): Promise<RespondArguments> {
  const { voice } = await voiceOf(trainer, from);
  return onlyForYou(voice, 'slack:command.inDm');
}

async function unknown({ trainer }: Slack, from: From, word: string): Promise<RespondArguments> {
  const { voice } = await voiceOf(trainer, from);
  const list = wordList(trainer.texts, voice.language).map((one) => one.word);
  return onlyForYou(voice, 'errors:unknownCommand', {
    word: cut(word, SHOWN_WORD),
    list: list.join(voice.t('practice:list.separator')),
  });
}
