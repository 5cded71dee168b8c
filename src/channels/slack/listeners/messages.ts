import type { App } from '@slack/bolt';
import { hear } from '../../hear.ts';
import { whatCame } from '../incoming.ts';
import type { Slack } from './slack.ts';

/** What people do in their direct message: lines, and what cannot be one. Resolves when it is committed. */
export function listenToMessages(app: App, slack: Slack): void {
  app.event('message', async ({ event, body }) => {
    const came = whatCame(event);
    if (!came) return;
    const from = slack.people.from({ workspace: body.team_id, person: came.person }, came.conversation);
    const heard = hear(slack, from, body.event_id, came);
    await (came.kind === 'message' ? slack.whileWorking(from, came.message!, heard) : heard);
  });
}
