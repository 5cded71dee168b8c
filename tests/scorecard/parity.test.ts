import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/language/fold.ts';
import { toReader } from '../../src/language/script.ts';
import { loadContent } from '../../src/flow/load.ts';
import type { Scorecard } from '../../src/scorecard/scorecard.ts';
import { play, readTranscript } from '../transcripts/transcript.ts';

/** The same conversation, typed and read in the other script, gets the same scorecard to the last mark. */
const FOLDER = join(import.meta.dirname, '..', 'transcripts');
const content = await loadContent();
const OTHER = { 'zh-TW': 'zh-CN', 'zh-CN': 'zh-TW' } as const;

/** A scorecard with its quotations folded, so that only what they say is compared. */
const folded = (card: Scorecard) => JSON.parse(fold(JSON.stringify(card)).text) as unknown;

const transcripts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ name, transcript: readTranscript(readFileSync(join(FOLDER, name), 'utf8')) }))
  // Cantonese is shown to readers elsewhere in written Chinese: other words, not another script.
  .filter(({ transcript }) => transcript.language !== 'zh-HK');

test.each(transcripts)('$name', async ({ transcript }) => {
  const language = OTHER[transcript.language as keyof typeof OTHER];
  const rep = transcript.rep.map((line) => toReader(line, language, 'customer'));
  const [one, other] = await Promise.all([play(transcript, content), play({ ...transcript, rep, language }, content)]);
  expect(folded(other.card)).toEqual(folded(one.card));
});
