import type { App } from '@slack/bolt';
import { calledOf } from '../../../session/receive.ts';
import type { Voice } from '../../../session/say/voice.ts';
import type { From } from '../../../session/trainer.ts';
import { inOtherLanguage, whatCame, type Came } from '../incoming.ts';
import type { Slack } from './slack.ts';

/** What people do in their direct message: lines, and what cannot be one. Resolves when it is committed. */
export function listenToMessages(app: App, slack: Slack): void {
  app.event('message', async ({ event, body }) => {
    const came = whatCame(event);
    if (!came) return;
    const from = slack.people.from({ workspace: body.team_id, person: came.person }, came.conversation);
    await hear(slack, from, body.event_id, came);
  });
}

async function hear(slack: Slack, from: From, event: string, came: Came): Promise<void> {
  const { desk } = slack;
  const customer = async (voice: Voice) => ({ customer: await whoListens(slack, from, voice) });
  switch (came.kind) {
    case 'message':
      return heard(slack, from, event, came);
    case 'thread':
      await desk.told(from, event, 'errors:thread', customer);
      return;
    case 'edited':
    case 'deleted':
      return changed(slack, from, event, came.kind);
  }
}

/** An earlier message was edited or deleted: what was heard stays heard. */
async function changed(slack: Slack, from: From, event: string, how: 'edited' | 'deleted'): Promise<void> {
  const running = await slack.trainer.store.read.openSession(from);
  const key = running ? (`errors:${how}` as const) : 'errors:changedLater';
  await slack.desk.told(from, event, key, async (voice) => ({
    back: voice.t('practice:words.back'),
    customer: await whoListens(slack, from, voice),
  }));
}

/** A message: its words are a line or a word for the coach, its files cannot be read. */
async function heard(
  slack: Slack,
  from: From,
  event: string,
  { text, files, ts }: Extract<Came, { kind: 'message' }>,
): Promise<void> {
  const { desk } = slack;
  const customer = async (voice: Voice) => ({ customer: await whoListens(slack, from, voice) });
  if (text.trim() !== '' || !files) {
    if (inOtherLanguage(text) && (await slack.trainer.store.read.openSession(from)))
      await desk.told(from, event, 'errors:otherLanguage', customer);
    else await slack.whileWorking(from, ts, desk.typed(from, { event, text, message: ts }));
  }
  if (files) await desk.told(from, `${event}/file`, 'errors:file', customer);
}

/** What the customer is called who was meant to hear it. */
async function whoListens({ trainer }: Slack, from: From, voice: Voice): Promise<string> {
  const open = await trainer.store.read.openSession(from);
  return open ? calledOf(trainer, voice, open) : voice.t('errors:anyCustomer');
}
