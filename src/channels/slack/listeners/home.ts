import type { App } from '@slack/bolt';
import type { Slack } from './slack.ts';

/** The Home tab is published when it is opened. The Messages tab says nothing unasked. */
export function listenToHome(app: App, { people, home }: Slack): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab === 'home') home.show(people.from({ workspace: body.team_id, person: event.user }, event.channel));
  });
}
