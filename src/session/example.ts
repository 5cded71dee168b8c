import type { Material } from './material.ts';
import { opening, step, type Setting } from './step.ts';

/** A line of a persona's written example. */
export type ExampleLine = Material['persona']['example'][number];

/**
 * The part of a persona's written example in which a key is worked on. Which key a line belongs to is found by playing
 * the example by the rules; the customer's lines are those of the example as it is written.
 */
export function exampleOf(setting: Setting, key: string): ExampleLine[] {
  let turn = opening({ ...setting, difficulty: 'easy' });
  let current = turn.key;
  const lines: ExampleLine[] = [];
  for (const [i, line] of setting.material.persona.example.entries()) {
    if ('rep' in line) {
      current = turn.key;
      if (!turn.ending) turn = step({ ...setting, difficulty: 'easy' }, turn, [{ id: `example-${i}`, text: line.rep }]);
    }
    if (current === key) lines.push(line);
  }
  return lines;
}
