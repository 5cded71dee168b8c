import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDINGS } from '../../src/flow/flow.ts';
import { loadContent } from '../../src/flow/load.ts';
import { play, readTranscript } from './transcript.ts';

/**
 * The conversations in this folder go as they are written. Change a rep's line or a rule and run
 * `UPDATE_TRANSCRIPTS=1 npm test -- tests/transcripts`: the answers are written anew, to be read.
 */
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
const content = await loadContent();

test.each(files)('%s', async (name) => {
  const path = join(import.meta.dirname, name);
  const written = readFileSync(path, 'utf8');
  const transcript = readTranscript(written);
  const { text, last } = await play(transcript, content);
  if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(path, text);
  else expect(text).toBe(written);
  expect(last.ending ?? 'open').toBe(transcript.ending);
});

test('every ending that a conversation can have is shown', () => {
  const shown = files.map((name) => readTranscript(readFileSync(join(import.meta.dirname, name), 'utf8')).ending);
  expect(shown).toEqual(expect.arrayContaining(ENDINGS.filter((ending) => ending !== 'given_up')));
});
