import type { App, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import { inRound, roundOfValue } from '../../../drills/drilling.ts';
import { isTheirs } from '../../../drills/files.ts';
import { markRefused, SETTABLE, type NewMark, type Refused } from '../../../drills/manage/mark.ts';
import { peopleIn } from '../../../drills/manage/people.ts';
import { tableOf } from '../../../drills/results.ts';
import { voiceOf } from '../../../session/playing.ts';
import { notice } from '../../../session/say/notices.ts';
import type { From } from '../../../session/trainer.ts';
import type { Drill } from '../../../store/schema.ts';
import { markable, MARK_FORM, markModal, markOfValue } from '../mark-form.ts';
import { toBlocks } from '../blocks.ts';
import { plain } from '../rich-text.ts';
import type { Slack } from './slack.ts';

/** Opens the form that sets a mark of a round by hand, with the marks of what was handed in. */
export async function openMarkForm(
  { trainer, client }: Slack,
  from: From,
  trigger: string,
  drill: Drill,
  value: string,
) {
  const { voice } = await voiceOf(trainer, from);
  const round = roundOfValue(value).round || drill.round;
  const at = await inRound(trainer, drill, round);
  const names = new Map(at?.flow.keys.map(({ id, name }) => [id, name]));
  const rows = at ? tableOf(at.flow, await peopleIn(trainer, drill, round)) : [];
  const people = markable(voice, rows, names);
  const title = plain(voice.t('drills:markForm.title'));
  const view =
    people.length > 0
      ? markModal(voice, { drill: drill.id, round, people })
      : { type: 'modal' as const, title, blocks: toBlocks(notice(voice, 'drills:markForm.nobody').parts) };
  await client.views.open({ trigger_id: trigger, view });
}

/** A mark set by hand. What keeps it from being set is said below its field, so that the reason is not lost. */
export function listenToMarkForms(app: App, slack: Slack): void {
  app.view<ViewSubmitAction>(MARK_FORM, async ({ ack, body, view }) => {
    const from = slack.people.from({ workspace: body.team?.id ?? view.team_id, person: body.user.id }, '');
    const wanted = markIn(view);
    const refused = await refusedOf(slack, from, wanted);
    if (refused) return ack({ response_action: 'errors', errors: { [refused.field]: refused.text } });
    await ack();
    await slack.inTime(marked(slack, from, view, wanted));
  });
}

interface Wanted {
  which: string;
  mark: NewMark;
}

function markIn({ private_metadata, state: { values } }: ViewOutput): Wanted {
  const { drill, round } = JSON.parse(private_metadata) as { drill: string; round: number };
  const mark = SETTABLE.find((one) => one === values.mark!.mark!.selected_option!.value) ?? 'not';
  const reason = values.reason!.reason!.value ?? '';
  return { which: drill, mark: { round, ...markOfValue(values.of!.of!.selected_option!.value), mark, reason } };
}

/** Only those who see the drill are told of it here; the door tells all others. */
async function refusedOf({ trainer }: Slack, from: From, { which, mark }: Wanted): Promise<Refused | null> {
  const drill = await trainer.store.read.drill({ workspace: from.workspace, id: which });
  if (!drill || !isTheirs(drill, from.person)) return null;
  const { voice } = await voiceOf(trainer, from);
  return markRefused(trainer, voice, drill, mark);
}

async function marked(slack: Slack, { workspace, person }: From, view: ViewOutput, wanted: Wanted): Promise<void> {
  const event = `form/${view.id}/${view.hash}`;
  await slack.desk.managed(await slack.people.inDm({ workspace, person }), event, { do: 'mark', ...wanted });
}
