import { createRecogniser } from '../../src/understanding/recognise.ts';
import { readCatalogue, readMessages } from './messages.ts';
import type { Folder } from './messages.ts';
import { figuresOf } from './report.ts';
import { outcomeOf } from './score.ts';

const catalogue = readCatalogue();
const recognise = createRecogniser(catalogue);
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const figures = figuresOf({
  moves: ids(catalogue.moves.moves),
  flags: ids(catalogue.flags.flags),
  cues: ids(catalogue.moves.cues),
});
const measure = (folder: Folder) =>
  figures(readMessages(folder).flatMap(({ messages }) => messages.map((m) => outcomeOf(m, recognise(m.input)))));

/** What was learned from is known: this guards the learning, it says nothing about strangers. */
test('messages that were learned from are understood', () => {
  const own = measure('messages');
  expect(own['macro-F1 of moves']).toBeGreaterThan(0.9);
  expect(own['golden questions, precision']).toBeGreaterThan(0.95);
  expect(own['golden questions, recall']).toBeGreaterThan(0.95);
  expect(own['macro-F1 of flags']).toBeGreaterThan(0.9);
});
