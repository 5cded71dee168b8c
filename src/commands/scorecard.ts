import { USUAL_HOURS } from '../drills/drill.ts';
import { argumentsOf } from './arguments.ts';
import { cannot, misused } from './drills/stopped.ts';
import { run } from './run.ts';
import { toMarkdown } from '../channels/terminal/markdown.ts';
import { render } from '../channels/terminal/render.ts';
import { isLanguage, LANGUAGES, type Language } from '../language/languages.ts';
import { openTrainer } from '../session/open-trainer.ts';
import { detailsMessage } from '../session/say/details.ts';
import { scorecardMessage } from '../session/say/scorecard.ts';
import { voiceFor } from '../session/say/voice.ts';
import { scoreAgain } from '../session/score-again.ts';
import { cardOf, scoredSession } from '../session/scored.ts';
import { turnsOf } from '../session/stored-turns.ts';
import type { Trainer } from '../session/trainer.ts';
import type { Session } from '../store/schema.ts';

/**
 * npm run --silent scorecard -- SESSION [--format text|markdown|json] [--script zh-TW] [--again]
 * The scorecard of an ended practice, whole. `--again` first scores it by the criteria that its flow has now, and keeps that.
 */
const FORMATS = ['text', 'markdown', 'json'] as const;
const { values, positionals } = argumentsOf({
  usage: `npm run --silent scorecard -- SESSION [--format ${FORMATS.join('|')}] [--script ${LANGUAGES.join('|')}] [--again]
The scorecard of an ended practice in the database of DATABASE_URL. Its number stands under the details of the scorecard.
--again first scores it by the criteria that its flow has now, and keeps that.`,
  words: 1,
  options: {
    format: { type: 'string', default: 'text' },
    script: { type: 'string' },
    again: { type: 'boolean', default: false },
  },
});

async function sessionNamed(trainer: Trainer, id: string): Promise<Session> {
  const [session] = await trainer.store.read.sessionsNamed(id);
  if (!session)
    return cannot(`E_NO_SESSION: no practice has the number "${id}". It stands under the details of a scorecard.`);
  if (session.status !== 'ended')
    return cannot(`E_NOT_ENDED: the practice "${id}" is still going on; it has no scorecard yet.`);
  return session;
}

async function print(trainer: Trainer, session: Session, language: Language) {
  const turns = await turnsOf(trainer, session);
  const card = await cardOf(trainer, session, turns);
  if (values.format === 'json') return console.log(JSON.stringify({ session: session.id, scorecard: card }, null, 2));
  const scored = await scoredSession(trainer, session, card, turns);
  const voice = voiceFor(trainer.texts, language);
  const messages = [scorecardMessage(voice, scored), detailsMessage(voice, scored)];
  console.log(
    values.format === 'markdown' ? toMarkdown(messages) : messages.map((message) => render(message)).join('\n'),
  );
}

async function main(trainer: Trainer) {
  const [id] = positionals;
  if (!id) return misused('E_NO_SESSION: say which practice: npm run scorecard -- SESSION');
  if (!FORMATS.includes(values.format as 'text')) misused(`E_FORMAT: --format is one of ${FORMATS.join(', ')}`);
  const found = await sessionNamed(trainer, id);
  const language = values.script ?? found.language;
  if (!isLanguage(language)) return misused(`E_NO_SCRIPT: --script is one of ${LANGUAGES.join(', ')}`);
  if (values.again && (await trainer.store.commit(await scoreAgain(trainer, found))) !== 'committed')
    return cannot('E_BUSY: the practice was changed meanwhile. Try again.');
  return print(trainer, values.again ? await sessionNamed(trainer, id) : found, language);
}

await run(async () => {
  const trainer = await openTrainer({
    databaseUrl: process.env.DATABASE_URL || undefined,
    settings: { pauseMs: 0, leftAloneMs: Infinity, keepDays: 365, workingHours: USUAL_HOURS },
  });
  try {
    await main(trainer);
  } finally {
    await trainer.store.close();
  }
});
