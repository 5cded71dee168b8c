import { createRecogniser } from '../../src/understanding/recognise.ts';
import { readCatalogue, readMessages } from './messages.ts';
import { golden, macroF1, precision, recall, score, sum } from './score.ts';

const recognise = createRecogniser(readCatalogue());

/** These messages were mended for, so they guard what is understood; they don't say how strangers' messages fare. */
describe.each(readMessages())('$name', ({ messages }) => {
  const { moves, flags, clean, cleanFlagged } = score(recognise, messages);

  test('golden questions', () => {
    expect(precision(golden(moves))).toBeGreaterThanOrEqual(0.9);
    expect(recall(golden(moves))).toBeGreaterThanOrEqual(0.85);
  });
  test('moves', () => expect(macroF1(moves)).toBeGreaterThanOrEqual(0.8));
  test('flags', () => {
    expect(precision(sum(flags.values()))).toBeGreaterThanOrEqual(0.85);
    expect(recall(sum(flags.values()))).toBeGreaterThanOrEqual(0.9);
    expect(cleanFlagged / clean).toBeLessThanOrEqual(0.03);
  });
});
