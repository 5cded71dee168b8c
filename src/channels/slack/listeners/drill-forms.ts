import type { App, BlockAction, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { defaultSpec, type Setting } from '../../../drills/default-spec.ts';
import type { DrillSpec } from '../../../drills/drill.ts';
import { specOf } from '../../../drills/drilling.ts';
import type { Filled } from '../../../drills/fields.ts';
import { drillOf, filledWith, planOf } from '../../../drills/form.ts';
import { plansIn, specOfPlan } from '../../../drills/from-plan.ts';
import type { From } from '../../../session/trainer.ts';
import { drillModal, DRILL_FORM, PLAN_FORM, planModal } from '../drill-form.ts';
import { errorsOf, openedFor, valuesIn } from '../drill-filled.ts';
import type { Opened, Options } from '../drill-inputs.ts';
import { CONFIRM_FORM, previewModal, workingModal } from '../preview-modal.ts';
import { settingOf } from '../setting.ts';
import { afterAck } from './after-ack.ts';
import type { Slack } from './slack.ts';

/** The forms in which a drill is set: filled in, looked at, confirmed. */
export function listenToDrillForms(app: App, slack: Slack): void {
  app.view<ViewSubmitAction>(DRILL_FORM, (args) => submitted(slack, args, drillOf));
  app.view<ViewSubmitAction>(PLAN_FORM, (args) => submitted(slack, args, (filled, setting) => planIn(filled, setting)));
  app.view<ViewSubmitAction>(CONFIRM_FORM, async ({ ack, body, view }) => {
    await ack();
    const from = await slack.people.inDm({ workspace: body.team?.id ?? view.team_id, person: body.user.id });
    await slack.desk.managed(from, `form/${view.id}/${view.hash}`, { do: 'confirm', which: view.private_metadata });
  });
}

/** What a form is opened with: where it was asked for, and the draft that it changes. */
interface Opening {
  place: string | null;
  draft?: string;
}

/** Opens the form, as usual or as a draft has it. A trigger lives for three seconds. */
export async function openDrillForm(
  slack: Slack,
  from: From,
  trigger: string,
  { place, draft }: Opening,
): Promise<void> {
  const options = await optionsFor(slack, from, { channel: place, draft: draft ?? null });
  await slack.client.views.open({
    trigger_id: trigger,
    view: drillModal(options, await filledFor(slack, from, options)),
  });
}

/** Back from the preview to the form in its place. */
export async function changeInPlace(slack: Slack, from: From, view: string, opened: Opened): Promise<void> {
  const options = await optionsFor(slack, from, opened);
  await slack.client.views.update({ view_id: view, view: drillModal(options, await filledFor(slack, from, options)) });
}

/** From the form to that of ready-made plans, in its place. */
export async function usePlan(slack: Slack, from: From, view: NonNullable<BlockAction['view']>): Promise<void> {
  const options = await optionsFor(slack, from, openedFor(view.private_metadata));
  const filled: Filled = { ...filledWith(defaultSpec(options), options), plan: [options.plans[0]!.id] };
  await slack.client.views.update({ view_id: view.id, view: planModal(options, filled) });
}

async function optionsFor(slack: Slack, from: From, opened: Opened): Promise<Options> {
  const { directory, trainer } = slack;
  const channels = opened.channel === null ? [] : [opened.channel];
  const [setting, groups, names] = await Promise.all([
    settingOf(slack, from),
    directory.groups(from.workspace),
    directory.called(from.workspace, { people: [], groups: [], channels }),
  ]);
  return {
    ...setting,
    groups,
    channels: channels.map((id, i) => ({ id, name: names[i] ?? id })),
    plans: plansIn(trainer.content),
    opened,
  };
}

/** As usual, or as the draft has it; a plan's many days are chosen anew. */
async function filledFor({ trainer }: Slack, { workspace, person }: From, options: Options): Promise<Filled> {
  const { draft } = options.opened;
  const drill = draft === null ? undefined : await trainer.store.read.drill({ workspace, id: draft });
  const spec = drill?.owner === person ? specOf(drill) : defaultSpec(options);
  return filledWith(spec.steps.length === 1 ? spec : { ...spec, steps: defaultSpec(options).steps, name: '' }, options);
}

type Read = (filled: Filled, setting: Setting) => ReturnType<typeof drillOf>;

function planIn(filled: Filled, setting: Setting): ReturnType<typeof drillOf> {
  const read = planOf(filled, plansIn(setting.content), setting);
  return 'problems' in read ? read : { spec: specOfPlan(setting.content, setting.voice, read.plan) };
}

/** A filled-in form: what is wrong stands below its field; else it is looked up who would get it, in the form's place. */
async function submitted(
  slack: Slack,
  { ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction>,
  read: Read,
): Promise<void> {
  const who = { workspace: body.team?.id ?? view.team_id, person: body.user.id };
  const from = await slack.people.inDm(who);
  const setting = await settingOf(slack, from);
  const found = read(valuesIn(view.state.values), setting);
  if ('problems' in found) return ack(errorsOf(setting.voice, found.problems));
  await ack({ response_action: 'update', view: workingModal(setting.voice) });
  afterAck(slack, () => preview(slack, from, setting, view.id, openedFor(view.private_metadata), found.spec));
}

async function preview(
  { client, desk }: Slack,
  from: From,
  { voice }: Setting,
  view: string,
  opened: Opened,
  spec: DrillSpec,
) {
  const { message, id } = await desk.drafted(from, { spec, place: opened.channel, replaces: opened.draft });
  await client.views.update({ view_id: view, view: previewModal(voice, message, { ...opened, draft: id }) });
}
