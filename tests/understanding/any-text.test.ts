import * as fc from 'fast-check';
import { createRecogniser } from '../../src/understanding/recognise.ts';
import { exampleInputs, readCatalogue, readMessages } from './messages.ts';
import { CONVERSIONS, converted, verdictOf } from './parity.ts';

const catalogue = readCatalogue();
const recognise = createRecogniser(catalogue);
const labelled = (['corpus', 'put-aside', 'messages'] as const).flatMap(readMessages);
const inputs = [...exampleInputs(catalogue), ...labelled.flatMap(({ messages }) => messages.map((m) => m.input))];

describe('both scripts are understood alike', () => {
  test.each(Object.entries(CONVERSIONS))('every labelled message, %s', (_name, convert) => {
    for (const input of inputs)
      expect([input.text, verdictOf(recognise, converted(input, convert))]).toEqual([
        input.text,
        verdictOf(recognise, input),
      ]);
  });
});

describe('any text', () => {
  const pieces = inputs.flatMap(({ text }) => text.match(/.{1,4}/gu) ?? []);
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 20 }).map((p) => p.join('')),
  );
  const line = fc.record({ who: fc.constantFrom('customer' as const, 'rep' as const), text: anyText });
  const input = fc.record({
    stage: fc.constantFrom('melt_the_ice', 'press_hot_button', ''),
    history: fc.array(line, { maxLength: 14 }),
    text: anyText,
  });
  const known = new Set(
    [...catalogue.moves.moves, ...catalogue.moves.cues, ...catalogue.flags.flags].map(({ id }) => id).concat('other'),
  );

  test('is given known labels, a move at least, and its own words', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { moves, flags, cues, found } = recognise(given);
        expect(moves.length).toBeGreaterThanOrEqual(1);
        for (const label of [...moves, ...flags, ...cues]) expect(known).toContain(label);
        expect(new Set([...flags, ...cues, ...moves.filter((m) => m !== 'other')])).toEqual(
          new Set(found.map((f) => f.label)),
        );
        for (const { words, confidence } of found) {
          expect(confidence).toBeGreaterThanOrEqual(0.5);
          expect(confidence).toBeLessThanOrEqual(1);
          for (const { start, end, text } of words) expect(given.text.slice(start, end)).toBe(text);
        }
      }),
    );
  });

  test('is understood the same twice', () => {
    fc.assert(fc.property(input, (given) => expect(recognise(given)).toEqual(recognise(given))));
  });

  test.each(['', ' ', '😊', '〔貼圖：鞠躬〕', 'https://example.com/a?b=1', '```保證賺錢```', '1234', 'asdf', '。。。'])(
    '%j says nothing',
    (text) => {
      expect(recognise({ stage: 'melt_the_ice', history: [], text })).toEqual({
        moves: ['other'],
        flags: [],
        cues: [],
        found: [],
      });
    },
  );

  test('four thousand characters', () => {
    expect(recognise({ stage: 'melt_the_ice', history: [], text: '您最重要的是哪一項'.repeat(500) }).moves).toContain(
      'golden_a',
    );
  });
});
