import { setTimeout as waited } from 'node:timers/promises';
import type { App, SlackViewMiddlewareArgs, types, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { Setting } from '../../../drills/default-spec.ts';
import type { DrillSpec } from '../../../drills/drill.ts';
import type { Filled } from '../../../drills/fields.ts';
import { drillOf, planOf } from '../../../drills/form.ts';
import { plansIn, specOfPlan } from '../../../drills/from-plan.ts';
import type { Voice } from '../../../session/say/voice.ts';
import type { From } from '../../../session/trainer.ts';
import { DRILL_FORM, PLAN_FORM } from '../drill-form.ts';
import { errorsOf, openedFor, valuesIn } from '../drill-filled.ts';
import type { Opened } from '../drill-inputs.ts';
import type { Who } from '../people.ts';
import { CONFIRM_FORM, previewModal, sayingModal } from '../preview-modal.ts';
import { settingOf } from '../setting.ts';
import { voiceAnyhow, whyNot } from '../why-not.ts';
import { inPlace } from './drill-forms.ts';
import type { Slack } from './slack.ts';

/** The forms in which a drill is set: filled in, looked at, confirmed. */
export function listenToDrillForms(app: App, slack: Slack): void {
  app.view<ViewSubmitAction>(DRILL_FORM, (args) => submitted(slack, args, drillOf));
  app.view<ViewSubmitAction>(PLAN_FORM, (args) => submitted(slack, args, (filled, setting) => planIn(filled, setting)));
  app.view<ViewSubmitAction>(CONFIRM_FORM, async ({ ack, body, view }) => {
    await ack();
    await slack.inTime(confirmed(slack, whoIn(body, view), view));
  });
}

const whoIn = (body: ViewSubmitAction, view: ViewOutput): Who => ({
  workspace: body.team?.id ?? view.team_id,
  person: body.user.id,
});

async function confirmed(slack: Slack, who: Who, view: ViewOutput): Promise<void> {
  const event = `form/${view.id}/${view.hash}`;
  await slack.desk.managed(await slack.people.inDm(who), event, { do: 'confirm', which: view.private_metadata });
}

type Read = (filled: Filled, setting: Setting) => ReturnType<typeof drillOf>;

function planIn(filled: Filled, setting: Setting): ReturnType<typeof drillOf> {
  const read = planOf(filled, plansIn(setting.content), setting);
  return 'problems' in read ? read : { spec: specOfPlan(setting.content, read.plan) };
}

/** What a filled-in form is answered with: what is wrong below its fields, or what would come of it. */
type Answer = { errors: Record<string, string> } | { view: types.ModalView };

/**
 * A filled-in form: what is wrong stands below its field; else what would come of it takes its place. Where it takes long to
 * say who would get it, that is said until then.
 */
async function submitted(
  slack: Slack,
  { ack, body, view }: SlackViewMiddlewareArgs<ViewSubmitAction>,
  read: Read,
): Promise<void> {
  const who = whoIn(body, view);
  const answer = answerTo(slack, who, view, read);
  const known = voiceAnyhow(slack, slack.people.from(who, ''));
  const inTime = await slack.inTime(answer);
  if (inTime) return ack('errors' in inTime ? { response_action: 'errors', ...inTime } : updateWith(inTime.view));
  const voice = await known;
  await ack(updateWith(sayingModal(voice, voice.t('drills:previewForm.working'))));
  shownLate(slack, voice, view.id, answer).catch((error: unknown) => whyNot(slack, error));
}

const updateWith = (view: types.ModalView) => ({ response_action: 'update' as const, view });

/** Longer than an ack is on its way: it must not come after what takes its place. */
const ON_THE_WAY_MS = 1000;

async function shownLate(slack: Slack, voice: Voice, view: string, answer: Promise<Answer>): Promise<void> {
  const [late] = await Promise.all([answer, waited(ON_THE_WAY_MS)]);
  await inPlace(slack, view, 'view' in late ? late.view : sayingModal(voice, Object.values(late.errors).join('\n')));
}

async function answerTo(slack: Slack, who: Who, view: ViewOutput, read: Read): Promise<Answer> {
  try {
    const from = await slack.people.inDm(who);
    const setting = await settingOf(slack, from);
    const found = read(valuesIn(view.state.values), setting);
    if ('problems' in found) return { errors: errorsOf(setting.voice, found.problems).errors };
    return await preview(slack, from, setting.voice, openedFor(view.private_metadata), found.spec);
  } catch (error) {
    const voice = await voiceAnyhow(slack, slack.people.from(who, ''));
    return { errors: belowWho(voice.t(whyNot(slack, error))) };
  }
}

/** What cannot be sent stays in the form, so that nothing of it is lost. */
async function preview({ desk }: Slack, from: From, voice: Voice, opened: Opened, spec: DrillSpec): Promise<Answer> {
  const { message, id } = await desk.drafted(from, { spec, place: opened.channel, replaces: opened.draft });
  return id === null
    ? { errors: belowWho(message.summary) }
    : { view: previewModal(voice, message, { ...opened, draft: id }) };
}

/** Both forms ask for people; what is wrong with a directory is about them. */
const belowWho = (problem: string) => ({ people: problem });
