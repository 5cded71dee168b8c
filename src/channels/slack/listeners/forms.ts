import type { App } from '@slack/bolt';
import { voiceOf } from '../../../session/playing.ts';
import type { From } from '../../../session/trainer.ts';
import { choicesIn, startForm } from '../../../session/say/form.ts';
import { chosenIn, modal, START_FORM } from '../form.ts';
import type { Slack } from './slack.ts';

/**
 * Opens the form that starts a practice, preset with the last choices. A trigger lives for three seconds. `changes` is the
 * practice just begun whose choices are being changed, if any.
 */
export async function openStartForm(
  { client, trainer }: Slack,
  from: From,
  trigger: string,
  changes = '',
): Promise<void> {
  const { voice, reader } = await voiceOf(trainer, from);
  const view = { ...modal(voice, startForm(voice, trainer.content, reader.choices)), private_metadata: changes };
  await client.views.open({ trigger_id: trigger, view });
}

/** A sent form starts a practice in the direct message. */
export function listenToForms(app: App, slack: Slack): void {
  app.view(START_FORM, async ({ ack, body, view }) => {
    await ack();
    const from = await slack.people.inDm({ workspace: body.team?.id ?? view.team_id, person: body.user.id });
    await slack.desk.started(
      from,
      `form/${view.id}/${view.hash}`,
      choicesIn(chosenIn(view.state.values)),
      view.private_metadata,
    );
  });
}
