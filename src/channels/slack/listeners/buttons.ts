import type { App, BlockAction } from '@slack/bolt';
import { showScorecard } from '../../../session/looking-back.ts';
import { ACTIONS, DRILL_ACTIONS, type Action, type DrillAction, type Message } from '../../../session/message.ts';
import { voiceOf } from '../../../session/playing.ts';
import { help } from '../../../session/settings.ts';
import type { Voice } from '../../../session/say/voice.ts';
import type { From } from '../../../session/trainer.ts';
import type { Who } from '../people.ts';
import { actionOf, toBlocks } from '../blocks.ts';
import { createPressIds } from '../../press-once.ts';
import { plain } from '../rich-text.ts';
import { USE_PLAN } from '../drill-form.ts';
import { usePlan } from './drill-forms.ts';
import { pressedOfDrill } from './drill-buttons.ts';
import { openStartForm } from './forms.ts';
import type { Slack } from './slack.ts';

/** Where and what was pressed. */
interface Pressed {
  from: From;
  event: string;
  trigger: string;
  action: Action;
  value: string;
}

/** Buttons and menus, in messages and in the Home tab. */
export function listenToButtons(app: App, slack: Slack): void {
  const eventOf = createPressIds();
  app.action<BlockAction>({ type: 'block_actions' }, async ({ ack, body, action, respond }) => {
    await ack();
    const who = { workspace: body.team?.id ?? body.user.team_id!, person: body.user.id };
    if (action.action_id === USE_PLAN) return slack.inTime(usePlan(slack, who, body.view!));
    const name = ACTIONS.find((one) => one === actionOf(action.action_id));
    if (!name) return undefined;
    const value = valueOf(action);
    const at = Number(action.action_ts) * 1000;
    const event = eventOf({ ...who, place: placeOf(body), button: action.action_id, value, at });
    if (isOfDrill(name)) {
      const pressed = { from: await inTheirDm(slack, who, body), event, trigger: body.trigger_id, action: name, value };
      return slack.inTime(pressedOfDrill(slack, pressed, { body, respond }));
    }
    const from = body.channel ? slack.people.from(who, body.channel.id) : await slack.people.inDm(who);
    const pressed = { from, event, trigger: body.trigger_id, action: name, value };
    return body.view ? inHome(slack, pressed) : inMessage(slack, pressed);
  });
}

/** What fits on a view. */
const TITLE = 24;
const BLOCKS = 100;

/**
 * Of a message in their direct message that is known already: of a large team many press at once, and Slack opens but fifty
 * conversations a minute. What only one person sees may stand anywhere.
 */
const inTheirDm = async ({ people }: Slack, who: Who, { channel, container }: BlockAction): Promise<From> =>
  channel?.id.startsWith('D') && container.is_ephemeral !== true ? people.from(who, channel.id) : people.inDm(who);

const isOfDrill = (action: Action): action is DrillAction => DRILL_ACTIONS.some((one) => one === action);

const FORM: readonly Action[] = ['start_with', 'change_choices'];

async function inMessage(slack: Slack, { from, event, trigger, action, value }: Pressed): Promise<void> {
  if (FORM.includes(action)) return openStartForm(slack, from, trigger, value);
  await slack.desk.pressed(from, event, { action, value });
}

/** What is only to be read opens on the spot; the rest goes on in the direct message. */
async function inHome(slack: Slack, pressed: Pressed): Promise<void> {
  const { from, action, value, trigger } = pressed;
  if (action === 'set_language') {
    await slack.desk.speaks(from, value);
    return slack.home.show(from);
  }
  const { voice } = await voiceOf(slack.trainer, from);
  if (action === 'help')
    return read(
      slack,
      voice,
      trigger,
      voice.t('slack:modal.helpTitle'),
      help(slack.trainer, voice).messages[0]!.message,
    );
  if (action === 'show_scorecard') {
    const { messages } = await showScorecard(slack.trainer, from, voice, value, false);
    return read(slack, voice, trigger, voice.t('slack:modal.scorecardTitle'), messages[0]!.message);
  }
  return inMessage(slack, pressed);
}

/** A message to be read in a view of its own, without its buttons: what they lead to would happen behind it. */
async function read(
  { client }: Slack,
  voice: Voice,
  trigger: string,
  title: string,
  { parts }: Message,
): Promise<void> {
  const blocks = toBlocks(parts.filter((part) => part.type !== 'buttons' && part.type !== 'heading')).slice(0, BLOCKS);
  await client.views.open({
    trigger_id: trigger,
    view: { type: 'modal', title: plain(title, TITLE), close: plain(voice.t('slack:modal.closeView')), blocks },
  });
}

const placeOf = ({ container }: BlockAction): string => String(container.message_ts ?? container.view_id);

function valueOf(action: BlockAction['actions'][number]): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'static_select' ? action.selected_option.value : '';
}
