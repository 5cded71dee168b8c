import * as fc from 'fast-check';
import { Converter } from 'opencc-js';
import { createRecogniser } from '../../src/understanding/recognise.ts';
import type { RecogniserInput } from '../../src/understanding/understanding.ts';
import { exampleInputs, readCatalogue, readMessages } from './messages.ts';

const catalogue = readCatalogue();
const recognise = createRecogniser(catalogue);
const inputs = [...exampleInputs(catalogue), ...readMessages().flatMap(({ messages }) => messages.map((m) => m.input))];
const labels = (input: RecogniserInput) => {
  const { moves, flags, cues } = recognise(input);
  return { moves, flags, cues };
};

describe('both scripts are understood alike', () => {
  const scripts = [
    ['Simplified', Converter({ from: 'tw', to: 'cn' })],
    ['Traditional of Taiwan', Converter({ from: 'cn', to: 'tw' })],
    ['Traditional of Hong Kong', Converter({ from: 'cn', to: 'hk' })],
  ] as const;
  test.each(scripts)('%s', (_name, convert) => {
    const written = (input: RecogniserInput): RecogniserInput => ({
      ...input,
      history: input.history.map(({ who, text }) => ({ who, text: convert(text) })),
      text: convert(input.text),
    });
    for (const input of inputs)
      expect({ said: input.text, ...labels(written(input)) }).toEqual({ said: input.text, ...labels(input) });
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

  test('is given known labels, one to three moves, and its own words', () => {
    fc.assert(
      fc.property(input, (given) => {
        const { moves, flags, cues, found } = recognise(given);
        expect(moves.length).toBeGreaterThanOrEqual(1);
        expect(moves.length).toBeLessThanOrEqual(3);
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
      expect(labels({ stage: 'melt_the_ice', history: [], text })).toEqual({ moves: ['other'], flags: [], cues: [] });
    },
  );

  test('four thousand characters', () => {
    expect(recognise({ stage: 'melt_the_ice', history: [], text: '您最重要的是哪一項'.repeat(500) }).moves).toContain(
      'golden_a',
    );
  });
});
