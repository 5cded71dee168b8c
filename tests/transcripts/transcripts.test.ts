import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENDINGS } from '../../src/flow/flow.ts';
import { loadContent } from '../../src/flow/load.ts';
import { WRONG_MOVES } from '../../src/flow/persona.ts';
import { play, readTranscript, type Played } from './transcript.ts';

/**
 * The conversations in this folder go as they are written. Change a rep's line or a rule and run
 * `UPDATE_TRANSCRIPTS=1 npm test -- tests/transcripts`: the answers are written anew, to be read.
 */
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.txt'));
const content = await loadContent();
const played = new Map<string, Played>();
for (const name of files) {
  const text = readFileSync(join(import.meta.dirname, name), 'utf8');
  played.set(name, await play(readTranscript(text), content));
}

test.each(files)('%s', (name) => {
  const path = join(import.meta.dirname, name);
  const written = readFileSync(path, 'utf8');
  const { text, turns } = played.get(name)!;
  if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(path, text);
  else expect(text).toBe(written);
  expect(turns.at(-1)!.ending ?? 'given_up').toBe(readTranscript(written).ending);
});

describe('together they show', () => {
  const all = [...played.values()];
  const missing = <T>(wanted: readonly T[], shown: readonly T[]) => wanted.filter((one) => !shown.includes(one));

  test('every ending', () => {
    expect(
      missing(
        ENDINGS,
        all.map(({ card }) => card.ending),
      ),
    ).toEqual([]);
  });

  test('every wrong move', () => {
    const said = all.flatMap(({ turns }) => turns.flatMap((t) => t.customer.map((c) => c.id)));
    const shown = WRONG_MOVES.filter((move) => said.some((id) => id.startsWith(`wrong.${move}.`)));
    expect(missing(WRONG_MOVES, shown)).toEqual([]);
  });

  test('every mark that each criterion can have', () => {
    const shown = all.flatMap(({ card }) => card.criteria.map((c) => `${c.id}: ${c.level}`));
    const { criteria } = content.flows.get('four-keys')!.flow.value;
    const wanted = criteria.flatMap(({ id }) =>
      (MARKS[id] ?? ['met', 'partly', 'not']).map((level) => `${id}: ${level}`),
    );
    expect(missing(wanted, shown)).toEqual([]);
  });

  test('every customer', () => {
    const shown = files.map((name) => readTranscript(readFileSync(join(import.meta.dirname, name), 'utf8')).persona);
    expect(missing([...content.flows.get('four-keys')!.personas.keys()], shown)).toEqual([]);
  });
});

/** Criteria that cannot have every mark. */
const MARKS: Record<string, string[]> = {
  // Customers choose from a list that was shown; unasked they do not.
  motivators_shown: ['met', 'not'],
  followed_up_lightly: ['met', 'not'],
};
