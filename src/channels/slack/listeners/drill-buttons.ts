import type { BlockAction, RespondFn } from '@slack/bolt';
import { shownOnlyToYou } from '../only-for-you.ts';
import type { DrillAction, Message } from '../../../session/message.ts';
import type { From } from '../../../session/trainer.ts';
import { changeInPlace, openDrillForm } from './drill-forms.ts';
import { openMarkForm } from './mark-forms.ts';
import type { Slack } from './slack.ts';

/** A drill's button that was pressed. What comes of it is said in the direct message of who pressed it. */
interface Pressed {
  from: From;
  event: string;
  trigger: string;
  action: DrillAction;
  value: string;
}

interface There {
  body: BlockAction;
  respond: RespondFn;
}

/** Forms open on the spot; all else is the desk's. What only its reader sees gives way to what came of it. */
export async function pressedOfDrill(slack: Slack, pressed: Pressed, { body, respond }: There): Promise<void> {
  const { from, event, trigger, action, value } = pressed;
  if (action === 'drill_mark') return openMarkForm(slack, from, trigger, value);
  if (action === 'drill_change') return change(slack, pressed, body.view);
  const [said] = await slack.desk.pressed(from, event, { action, value });
  if (said && isEphemeral(body)) await respond({ ...shownOnlyToYou(said.payload as Message), replace_original: true });
}

/** The form again: in place of the preview, where that stands in a window, else in one of its own. */
async function change(slack: Slack, { from, trigger, value }: Pressed, view: BlockAction['view']): Promise<void> {
  const draft = await slack.trainer.store.read.drill({ workspace: from.workspace, id: value });
  const place = draft?.place ?? null;
  if (view) return changeInPlace(slack, from, view.id, { channel: place, draft: value });
  return openDrillForm(slack, from, trigger, { place, draft: value });
}

const isEphemeral = ({ container }: BlockAction): boolean => container.is_ephemeral === true;
