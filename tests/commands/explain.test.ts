import { explanationLines, readInput } from '../../src/commands/explain.ts';
import { createExplainer } from '../../src/understanding/explain.ts';
import { readCatalogue } from '../understanding/messages.ts';

const catalogue = readCatalogue();
const explain = createExplainer(catalogue);

test('the lines before a message are read in the order in which they are given', () => {
  expect(
    readInput(['為什麼？', '--rep', '您會先選哪個？', '--customer', '時間', '--stage', 'find_hot_button']),
  ).toEqual({
    stage: 'find_hot_button',
    history: [
      { who: 'rep', text: '您會先選哪個？' },
      { who: 'customer', text: '時間' },
    ],
    text: '為什麼？',
  });
});

test('says which words gave which label, how sure it is, and what spoke against', () => {
  const input = readInput(['您好，保證三個月回本！', '--customer', '嗯']);
  const explained = explain(input);
  const overclaim = explained.find((e) => e.label === 'overclaim');
  expect(overclaim?.found?.family).toBe('R1');
  for (const { start, end, text } of overclaim?.found?.words ?? []) expect(input.text.slice(start, end)).toBe(text);
  expect(overclaim?.speaksFor.every(({ adds }) => adds > 0)).toBe(true);
  expect(overclaim?.speaksAgainst.every(({ adds }) => adds < 0)).toBe(true);
  expect(explanationLines(explained, catalogue).join('\n')).toMatch(
    /聽成 .+（overclaim）（R1），把握 \d\.\d\d，「.*保證.*」\d+–\d+/,
  );
});

test('says so where nothing is heard', () => {
  expect(explanationLines(explain(readInput(['asdf'])), catalogue)).toEqual([expect.stringContaining('other')]);
});
