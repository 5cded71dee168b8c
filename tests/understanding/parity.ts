import { Converter } from 'opencc-js';
import type { Recogniser, RecogniserInput } from '../../src/understanding/understanding.ts';

/** Character conversion, words left as they are (domain.md, section 10). */
export const CONVERSIONS = {
  'tw to cn': Converter({ from: 'tw', to: 'cn' }),
  'hk to cn': Converter({ from: 'hk', to: 'cn' }),
  'cn to tw': Converter({ from: 'cn', to: 'tw' }),
  'cn to hk': Converter({ from: 'cn', to: 'hk' }),
};

/** The same message in the other script, its history included. */
export const converted = (input: RecogniserInput, convert: (text: string) => string): RecogniserInput => ({
  ...input,
  history: input.history.map((line) => ({ ...line, text: convert(line.text) })),
  text: convert(input.text),
});

/** Labels with their families, to compare. */
export function verdictOf(recognise: Recogniser, input: RecogniserInput): string {
  const { moves, flags, cues, found } = recognise(input);
  return JSON.stringify([moves, flags, cues, found.map((f) => f.family)]);
}

/** How many messages get the same labels in each script. */
export function parityLine(recognise: Recogniser, inputs: readonly RecogniserInput[]): string {
  const conversions = Object.entries(CONVERSIONS);
  const unlike = conversions.map(([name, convert]) => {
    const n = inputs.filter((i) => verdictOf(recognise, i) !== verdictOf(recognise, converted(i, convert))).length;
    return `${name} ${(100 - (100 * n) / inputs.length).toFixed(2)} %`;
  });
  return `same labels after character conversion: ${unlike.join(', ')}`;
}
