import type { App, RespondArguments, SlashCommand } from '@slack/bolt';
import { commandIn, type Commanded } from '../../../drills/command.ts';
import { DirectoryError } from '../../../drills/directory.ts';
import { plansIn, specOfPlan } from '../../../drills/from-plan.ts';
import type { ManagerAct } from '../../../drills/manage/door.ts';
import { readShortForm } from '../../../drills/short-form.ts';
import { shortFormMessage } from '../../../drills/say/problems.ts';
import { guessLanguage } from '../../../language/languages.ts';
import { codeOf } from '../../../log.ts';
import { voiceOf } from '../../../session/playing.ts';
import { voiceFor } from '../../../session/say/voice.ts';
import type { From } from '../../../session/trainer.ts';
import { sorry } from '../../sorry.ts';
import { onlyForYou, shownOnlyToYou } from '../only-for-you.ts';
import { settingOf } from '../setting.ts';
import { afterAck } from './after-ack.ts';
import { openDrillForm } from './drill-forms.ts';
import type { Slack } from './slack.ts';

/**
 * `/drill`: alone it opens the form, with an audience it sets a drill in one line, with a word it does what that says. It is
 * acked first, since who is in an audience may take long to say; what comes of it is shown where it was typed, only to its
 * sender, or in their direct message.
 */
export function listenToDrillCommand(app: App, slack: Slack): void {
  app.command('/drill', async ({ ack, command, respond }) => {
    await ack();
    const here = slack.people.from({ workspace: command.team_id, person: command.user_id }, command.channel_id);
    afterAck(slack, async () => {
      const said = await carriedOut(slack, here, command).catch((error: unknown) => failed(slack, here, error));
      if (said) await respond(said);
    });
  });
}

async function carriedOut(slack: Slack, here: From, command: SlashCommand): Promise<RespondArguments | undefined> {
  const wanted = commandIn(command.text);
  if (!(await slack.directory.mayManage(here.workspace, here.person))) return refused(slack, here);
  switch (wanted.command) {
    case 'form':
      await openDrillForm(slack, here, command.trigger_id, { place: placeOf(command) });
      return undefined;
    case 'set':
      return setInOneLine(slack, here, command, wanted.rest);
    case 'help': {
      const { voice } = await voiceOf(slack.trainer, here);
      return onlyForYou(voice, 'drills:manage.help');
    }
    default:
      return managed(slack, command, actOf(wanted, wanted.command));
  }
}

async function refused({ trainer }: Slack, here: From): Promise<RespondArguments> {
  const { voice } = await voiceOf(trainer, here);
  return onlyForYou(voice, 'drills:manage.notAllowed');
}

/** Where a result is posted: where the drill was set, if that is a channel. */
const placeOf = ({ channel_id }: SlashCommand): string | null => (channel_id.startsWith('D') ? null : channel_id);

/** A drill in one line: what would come of it, with the choice to send it. */
async function setInOneLine(slack: Slack, here: From, command: SlashCommand, text: string): Promise<RespondArguments> {
  const { content } = slack.trainer;
  const setting = await settingOf(slack, here);
  const { voice } = setting;
  const groups = await slack.directory.groups(here.workspace);
  const place = placeOf(command);
  const read = readShortForm(text, { ...setting, groups, plans: plansIn(content), here: place });
  if ('problems' in read) return shownOnlyToYou(shortFormMessage(voice, read.problems));
  const spec = 'plan' in read ? specOfPlan(content, voice, read.plan) : read.spec;
  const from = await slack.people.inDm(here);
  return shownOnlyToYou((await slack.desk.drafted(from, { spec, place })).message);
}

/** Somebody's id in what was typed behind a command. */
const PERSON = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;

function actOf({ which, rest }: Commanded, word: Exclude<Commanded['command'], 'form' | 'set' | 'help'>): ManagerAct {
  if (word === 'list') return { do: 'list' };
  if (word !== 'share') return { do: word, which };
  const people = [...`${which} ${rest}`.matchAll(PERSON)].map(([, person]) => person!);
  return { do: 'share', which: which.startsWith('<@') ? '' : which, people };
}

/** What follows is in the manager's direct message. */
async function managed(slack: Slack, command: SlashCommand, act: ManagerAct): Promise<RespondArguments | undefined> {
  const from = await slack.people.inDm({ workspace: command.team_id, person: command.user_id });
  await slack.desk.managed(from, `command/${command.trigger_id}`, act);
  if (from.conversation === command.channel_id) return undefined;
  const { voice } = await voiceOf(slack.trainer, from);
  return onlyForYou(voice, 'drills:manage.inDm');
}

/** Slack repeats no command: who gave it is told why nothing came of it. */
async function failed(slack: Slack, here: From, error: unknown): Promise<RespondArguments> {
  slack.log.error({ code: codeOf(error) }, 'a command failed');
  const { voice } = await voiceOf(slack.trainer, here).catch(() => ({
    voice: voiceFor(slack.trainer.texts, guessLanguage(undefined)),
  }));
  if (!(error instanceof DirectoryError)) return onlyForYou(voice, sorry(error));
  return onlyForYou(voice, `drills:directory.${error.code}`, { about: error.about ?? '' });
}
