import { cardsOf } from '../../src/channels/cards/card.ts';
import type { Element } from '../../src/channels/cards/elements.ts';
import type { Part } from '../../src/session/message.ts';
import { textIn } from './botframework/bot.ts';

/** What of a message of the coach's stands in its card, below the name. */
function bodyOf(...parts: Part[]): Element[] {
  const message = { language: 'zh-TW' as const, summary: '', speaker: null, parts };
  const [card] = cardsOf(message, { name: '教練', colon: '：' }, { message: 'm', pictureOf: () => undefined });
  return card!.body.slice(1);
}

const buttons = (count: number): Part => ({
  type: 'buttons',
  buttons: Array.from({ length: count }, (_, i) => ({ action: 'help', label: `${i}` })),
});

test.each([
  [1, [1]],
  [4, [4]],
  [5, [3, 2]],
  [6, [3, 3]],
  [9, [3, 3, 3]],
])('%s buttons stand in rows of like lengths', (count, lengths) => {
  const rows = bodyOf(buttons(count)).map((row) => (row.type === 'ActionSet' ? row.actions.length : row.type));
  expect(rows).toEqual(lengths);
});

test('notes that follow each other stand in one box', () => {
  const note = (text: string): Part => ({ type: 'note', text });
  const body = bodyOf(note('一'), note('二'), { type: 'text', text: '三' }, note('四'));
  expect(body.map((element) => textIn(element))).toEqual(['一\n二', '三', '四']);
});

test('a bar shows how much, and what does not count shows none', () => {
  const row = { label: '融化冰塊', mark: '做到了' };
  const [words, full, , none] = bodyOf({
    type: 'bars',
    rows: [
      { ...row, share: 1, level: 'met' },
      { ...row, share: 1, level: 'not_applicable' },
    ],
  });
  expect(textIn(words)).toBe('融化冰塊\n做到了');
  expect(full).toMatchObject({ type: 'Image', altText: '', size: 'Stretch' });
  expect(none).not.toEqual(full);
});
