import type { App, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { inRound, roundOfValue } from '../../../drills/drilling.ts';
import { keysAsked } from '../../../drills/passed.ts';
import { SETTABLE } from '../../../drills/manage/mark.ts';
import { voiceOf } from '../../../session/playing.ts';
import { notice } from '../../../session/say/notices.ts';
import type { From } from '../../../session/trainer.ts';
import type { Drill } from '../../../store/schema.ts';
import { MARK_FORM, markModal } from '../mark-form.ts';
import { toBlocks } from '../blocks.ts';
import type { Who } from '../people.ts';
import { plain } from '../rich-text.ts';
import type { Slack } from './slack.ts';

/** Opens the form that sets a mark of a round by hand, with those who have handed in and the keys that were asked for. */
export async function openMarkForm(slack: Slack, from: From, trigger: string, drill: Drill, value: string) {
  const { store } = slack.trainer;
  const { voice } = await voiceOf(slack.trainer, from);
  const round = roundOfValue(value).round || drill.round;
  const key = { workspace: from.workspace, drill: drill.id, round };
  const [at, handIns, assignments] = await Promise.all([
    inRound(slack.trainer, drill, round),
    store.read.handIns(key),
    store.read.assignments(key),
  ]);
  const people = assignments.filter(({ person }) => handIns.some((one) => one.person === person));
  const title = plain(voice.t('drills:markForm.title'));
  const keys = at ? keysAsked(at).map(({ id, name }) => ({ id, name: voice.trainer(name) })) : [];
  const view =
    people.length > 0 && keys.length > 0
      ? markModal(voice, { drill: drill.id, round, people, keys })
      : { type: 'modal' as const, title, blocks: toBlocks(notice(voice, 'drills:markForm.nobody').parts) };
  await slack.client.views.open({ trigger_id: trigger, view });
}

/** A mark set by hand. */
export function listenToMarkForms(app: App, slack: Slack): void {
  app.view<ViewSubmitAction>(MARK_FORM, async ({ ack, body, view }) => {
    await ack();
    await slack.inTime(marked(slack, { workspace: body.team?.id ?? view.team_id, person: body.user.id }, view));
  });
}

async function marked(slack: Slack, who: Who, view: ViewOutput): Promise<void> {
  const { drill, round } = JSON.parse(view.private_metadata) as { drill: string; round: number };
  const { person, key, mark, reason } = view.state.values;
  await slack.desk.managed(await slack.people.inDm(who), `form/${view.id}/${view.hash}`, {
    do: 'mark',
    which: drill,
    mark: {
      round,
      person: person!.person!.selected_option!.value,
      key: key!.key!.selected_option!.value,
      mark: SETTABLE.find((one) => one === mark!.mark!.selected_option!.value) ?? 'not',
      reason: reason!.reason!.value ?? '',
    },
  });
}
