import { App } from '@slack/bolt';

/** A bare Bolt bot that says every message back: what the trainer is measured against. */
const app = new App({
  token: process.env.SLACK_BOT_TOKEN,
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  logLevel: 'error' as never,
});
app.message(async ({ message, say }) => {
  if ('text' in message) await say(message.text ?? '');
});
await app.start({ port: Number(process.env.PORT), host: '127.0.0.1' });
