import { loadContent } from '../../src/flow/load.ts';
import { createRecogniser } from '../../src/understanding/recognise.ts';
import { betterCases } from './better-cases.ts';

/** A line that is suggested must be what it teaches: the move it names, and no flag (trainer.md, section 5). */
const content = await loadContent();
const recognise = createRecogniser(content.catalogue.value);

test.each(betterCases(content).map((c) => [c.name, c] as const))('%s', (_name, { input, shows }) => {
  const { moves, flags } = recognise(input);
  expect({ line: input.text, flags }).toEqual({ line: input.text, flags: [] });
  expect({ line: input.text, moves }).toEqual({ line: input.text, moves: expect.arrayContaining([shows]) });
});
