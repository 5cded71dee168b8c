import type { App, RespondArguments, RespondFn, SlashCommand } from '@slack/bolt';
import { commandIn, type Commanded } from '../../../drills/command.ts';
import { plansIn, specOfPlan } from '../../../drills/from-plan.ts';
import type { ManagerAct } from '../../../drills/manage/door.ts';
import { readShortForm } from '../../../drills/short-form.ts';
import { unknownMessage } from '../../../drills/say/notices.ts';
import { shortFormMessage, withTyped } from '../../../drills/say/problems.ts';
import type { Message } from '../../../session/message.ts';
import { voiceOf } from '../../../session/playing.ts';
import { notice } from '../../../session/say/notices.ts';
import type { Voice } from '../../../session/say/voice.ts';
import type { From } from '../../../session/trainer.ts';
import { onlyForYou, shown, shownOnlyToYou } from '../only-for-you.ts';
import { settingOf } from '../setting.ts';
import { typedLine } from '../typed-line.ts';
import { voiceAnyhow, whyNot } from '../why-not.ts';
import { openDrillForm } from './drill-forms.ts';
import type { Slack } from './slack.ts';

/**
 * `/drill`: alone it opens the form, with an audience it sets a drill in one line, with a word it does what that says. What
 * comes of it is shown where it was typed, only to its sender, or in their direct message; who is in an audience may take
 * longer to say than Slack waits.
 */
export function listenToDrillCommand(app: App, slack: Slack): void {
  app.command('/drill', async ({ ack, command, respond }) => {
    await ack();
    const here = slack.people.from({ workspace: command.team_id, person: command.user_id }, command.channel_id);
    await slack.inTime(answered(slack, here, command, respond));
  });
}

async function answered(slack: Slack, here: From, command: SlashCommand, respond: RespondFn): Promise<void> {
  const said = await carriedOut(slack, here, command).catch(async (error: unknown) => {
    const voice = await voiceAnyhow(slack, here);
    return keepingLine(slack, voice, notice(voice, whyNot(slack, error)), command);
  });
  if (said) await shown(slack, respond(said));
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
    case 'help':
    case 'unknown': {
      const { voice } = await voiceOf(slack.trainer, here);
      if (wanted.command === 'help') return onlyForYou(voice, 'drills:manage.help');
      return shownOnlyToYou(unknownMessage(voice, wanted.rest));
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
  if ('problems' in read) {
    const typed = { line: await typedLine(slack, command), group: groups[0] };
    return shownOnlyToYou(shortFormMessage(voice, read.problems, typed));
  }
  const spec = 'plan' in read ? specOfPlan(content, read.plan) : read.spec;
  const from = await slack.people.inDm(here);
  const { message, id } = await slack.desk.drafted(from, { spec, place });
  return id === null ? keepingLine(slack, voice, message, command) : shownOnlyToYou(message);
}

/** Why nothing came of a command: a drill in one line comes back with it. */
async function keepingLine(
  slack: Slack,
  voice: Voice,
  message: Message,
  command: SlashCommand,
): Promise<RespondArguments> {
  const isDrill = commandIn(command.text).command === 'set';
  return shownOnlyToYou(isDrill ? withTyped(voice, message, await typedLine(slack, command)) : message);
}

/** Somebody's id in what was typed behind a command. */
const PERSON = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
/** A drill's number among those. */
const NUMBER = /(?<!\S)[#＃]?\d+(?!\S)/u;

function actOf(
  { which, rest }: Commanded,
  word: Exclude<Commanded['command'], 'form' | 'set' | 'help' | 'unknown'>,
): ManagerAct {
  if (word === 'list') return { do: 'list' };
  if (word !== 'share' && word !== 'unshare' && word !== 'read') return { do: word, which };
  const behind = `${which} ${rest}`;
  const people = [...behind.matchAll(PERSON)].map(([, person]) => person!);
  return { do: word, which: NUMBER.exec(behind.replaceAll(PERSON, ' '))?.[0] ?? '', people };
}

/** What follows is in the manager's direct message. */
async function managed(slack: Slack, command: SlashCommand, act: ManagerAct): Promise<RespondArguments | undefined> {
  const from = await slack.people.inDm({ workspace: command.team_id, person: command.user_id });
  await slack.desk.managed(from, `command/${command.trigger_id}`, act);
  if (from.conversation === command.channel_id) return undefined;
  const { voice } = await voiceOf(slack.trainer, from);
  return onlyForYou(voice, 'drills:manage.inDm');
}
