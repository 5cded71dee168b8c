import type { App, ViewSubmitAction } from '@slack/bolt';
import { inRound } from '../../../drills/drilling.ts';
import { isTheirs } from '../../../drills/files.ts';
import { SETTABLE } from '../../../drills/manage/mark.ts';
import { voiceOf } from '../../../session/playing.ts';
import { notice } from '../../../session/say/notices.ts';
import type { From } from '../../../session/trainer.ts';
import { MARK_FORM, markModal } from '../mark-form.ts';
import { toBlocks } from '../blocks.ts';
import { plain } from '../rich-text.ts';
import type { Slack } from './slack.ts';

/** Opens the form that sets a mark by hand, with those who have handed in. `value` is drill, or drill/round. */
export async function openMarkForm(slack: Slack, from: From, trigger: string, value: string): Promise<void> {
  const { store } = slack.trainer;
  const { voice } = await voiceOf(slack.trainer, from);
  const [id = '', number = ''] = value.split('/');
  const drill = await store.read.drill({ workspace: from.workspace, id });
  if (!drill || !isTheirs(drill, from.person) || !(await slack.directory.mayManage(from.workspace, from.person)))
    return;
  const round = Number(number) || drill.round;
  const key = { workspace: from.workspace, drill: id, round };
  const [at, handIns, assignments] = await Promise.all([
    inRound(slack.trainer, drill, round),
    store.read.handIns(key),
    store.read.assignments(key),
  ]);
  const people = assignments.filter(({ person }) => handIns.some((one) => one.person === person));
  const title = plain(voice.t('drills:markForm.title'));
  const keys = (at?.flow.keys ?? []).map(({ id: of, name }) => ({ id: of, name: voice.trainer(name) }));
  const view =
    people.length > 0 && keys.length > 0
      ? markModal(voice, { drill: id, round, people, keys })
      : { type: 'modal' as const, title, blocks: toBlocks(notice(voice, 'drills:markForm.nobody').parts) };
  await slack.client.views.open({ trigger_id: trigger, view });
}

/** A mark set by hand. */
export function listenToMarkForms(app: App, slack: Slack): void {
  app.view<ViewSubmitAction>(MARK_FORM, async ({ ack, body, view }) => {
    await ack();
    const from = await slack.people.inDm({ workspace: body.team?.id ?? view.team_id, person: body.user.id });
    const { drill, round } = JSON.parse(view.private_metadata) as { drill: string; round: number };
    const { person, key, mark, reason } = view.state.values;
    await slack.desk.managed(from, `form/${view.id}/${view.hash}`, {
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
  });
}
