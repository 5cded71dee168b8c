import type { BlockAction, types } from '@slack/bolt';
import { defaultSpec } from '../../../drills/default-spec.ts';
import { specOf } from '../../../drills/drilling.ts';
import type { Filled } from '../../../drills/fields.ts';
import { filledWith } from '../../../drills/form.ts';
import { plansIn } from '../../../drills/from-plan.ts';
import type { TextKey } from '../../../language/interface.ts';
import type { From } from '../../../session/trainer.ts';
import { drillModal, planModal } from '../drill-form.ts';
import { openedFor } from '../drill-filled.ts';
import type { Opened, Options } from '../drill-inputs.ts';
import { faultOf } from '../faults.ts';
import type { Who } from '../people.ts';
import { settingOf } from '../setting.ts';
import { whyNot } from '../why-not.ts';
import type { Slack } from './slack.ts';

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
  await slack.client.views.open({ trigger_id: trigger, view: await formFor(slack, from, options) });
}

/** Back from the preview to the form in its place. */
export async function changeInPlace(slack: Slack, from: From, view: string, opened: Opened): Promise<void> {
  const options = await optionsFor(slack, from, opened);
  await inPlace(slack, view, await formFor(slack, from, options));
}

/** From the form to that of ready-made plans, in its place. Where that cannot be, the form stays and the person is told. */
export async function usePlan(slack: Slack, who: Who, view: NonNullable<BlockAction['view']>): Promise<void> {
  const from = await slack.people.inDm(who);
  const told = (key: TextKey) => slack.desk.told(from, `plan/${view.id}/${view.hash}`, key, () => ({}));
  try {
    if (!(await slack.directory.mayManage(from.workspace, from.person)))
      return void (await told('drills:manage.notAllowed'));
    const options = await optionsFor(slack, from, openedFor(view.private_metadata));
    const filled: Filled = { ...filledWith(defaultSpec(options)), plan: [options.plans[0]!.id] };
    await inPlace(slack, view.id, planModal(options, filled));
  } catch (error) {
    await told(whyNot(slack, error));
  }
}

const CLOSED = 'not_found';

/** Shows another view in place of one. Who has closed that one meanwhile no longer wants it. */
export async function inPlace({ client }: Slack, view_id: string, view: types.ModalView): Promise<void> {
  await client.views.update({ view_id, view }).catch((error: unknown) => {
    if (faultOf(error).code !== CLOSED) throw error;
  });
}

async function optionsFor(slack: Slack, from: From, opened: Opened): Promise<Options> {
  const { directory, trainer } = slack;
  const before = await drafted(slack, from, opened);
  const channels = [...new Set([...(opened.channel ? [opened.channel] : []), ...(before?.audience.channels ?? [])])];
  const [setting, groups, names] = await Promise.all([
    settingOf(slack, from),
    directory.groups(from.workspace),
    directory.called(from.workspace, { people: [], groups: [], channels }),
  ]);
  const seen = channels.map((id, i) => ({ id, name: names[i]!.slice(1) })).filter(({ id, name }) => name !== id);
  return {
    ...setting,
    groups,
    channels: seen,
    unseen: opened.channel !== null && !seen.some(({ id }) => id === opened.channel),
    plans: plansIn(trainer.content),
    opened,
  };
}

/** As usual, or as the draft has it; a ready-made plan in its own form. */
async function formFor(slack: Slack, from: From, options: Options): Promise<types.ModalView> {
  const usual = defaultSpec(options);
  const spec = (await drafted(slack, from, options.opened)) ?? usual;
  const plan = options.plans.find(({ id }) => id === spec.plan?.id);
  if (!plan) return drillModal(options, filledWith(spec));
  return planModal(options, { ...filledWith({ ...spec, steps: usual.steps }), plan: [plan.id] });
}

/** What stands in the draft that a form was opened for, if it is the person's own. */
async function drafted({ trainer }: Slack, { workspace, person }: From, { draft }: Opened) {
  const drill = draft === null ? undefined : await trainer.store.read.drill({ workspace, id: draft });
  return drill?.owner === person ? specOf(drill) : undefined;
}
