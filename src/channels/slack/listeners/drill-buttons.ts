import type { BlockAction, RespondFn } from '@slack/bolt';
import type { DrillAction, Message } from '../../../session/message.ts';
import type { From } from '../../../session/trainer.ts';
import type { Drill } from '../../../store/schema.ts';
import { isTheirs } from '../../../drills/files.ts';
import { shown, shownOnlyToYou } from '../only-for-you.ts';
import { whyNot } from '../why-not.ts';
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
  const { from, event, action, value } = pressed;
  if (await opened(slack, pressed, body.view)) return;
  const [said] = await slack.desk.pressed(from, event, { action, value });
  if (said && isEphemeral(body))
    await shown(slack, respond({ ...shownOnlyToYou(said.payload as Message), replace_original: true }));
}

/** Opens the form that a button is for, if it is for one and who pressed it may; where that cannot be, says why. */
async function opened(slack: Slack, pressed: Pressed, view: BlockAction['view']): Promise<boolean> {
  const { from, event, trigger, action, value } = pressed;
  if (action !== 'drill_mark' && action !== 'drill_change') return false;
  try {
    const drill = await theirs(slack, from, value);
    if (!drill || (action === 'drill_change' && drill.status !== 'draft')) return false;
    if (action === 'drill_mark') await openMarkForm(slack, from, trigger, drill, value);
    else if (view) await changeInPlace(slack, from, view.id, { channel: drill.place, draft: drill.id });
    else await openDrillForm(slack, from, trigger, { place: drill.place, draft: drill.id });
  } catch (error) {
    await slack.desk.told(from, event, whyNot(slack, error), () => ({}));
  }
  return true;
}

/** The drill that a button names, for its owner or a co-owner who may set drills. */
async function theirs({ trainer, directory }: Slack, from: From, value: string): Promise<Drill | undefined> {
  const [id = ''] = value.split('/');
  const drill = await trainer.store.read.drill({ workspace: from.workspace, id });
  if (!drill || !isTheirs(drill, from.person)) return undefined;
  return (await directory.mayManage(from.workspace, from.person)) ? drill : undefined;
}

const isEphemeral = ({ container }: BlockAction): boolean => container.is_ephemeral === true;
