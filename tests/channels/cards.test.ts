import { cardsOf, saidAloud } from '../../src/channels/cards/card.ts';
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

test.each(['[bank](https://a.example)', '<at>Bob</at>', '<https://a.example>', '**粗**'])(
  'a name is text, wherever it stands: %s',
  (typed) => {
    const [heading, ...rest] = bodyOf(
      { type: 'heading', text: typed },
      { type: 'text', text: typed },
      { type: 'note', text: typed },
      { type: 'list', title: typed, items: [typed] },
      { type: 'table', columns: [{ label: typed }], rows: [[typed]] },
    );
    const shown = (heading as { text: string }).text;
    expect(shown.replaceAll(/\\(.)/g, '$1')).toBe(typed);
    expect(shown).not.toMatch(/(?<!\\)[[\]<>*]/);
    expect(JSON.stringify(rest)).not.toContain('"TextBlock"');
  },
);

describe('a table', () => {
  const columns = [{ label: '姓名' }, { label: '融化冰塊', narrow: true }];

  test('has a head and a row for each person, and is read aloud row by row', () => {
    const table: Part = {
      type: 'table',
      columns,
      rows: [
        ['小美', '●'],
        ['*阿德*', ''],
      ],
    };
    const [element] = bodyOf(table);
    expect(element).toMatchObject({ type: 'Table', columns: [{ width: 3 }, { width: 2 }] });
    expect(textIn(element)).toBe('姓名\n融化冰塊\n小美\n●\n*阿德*');
    const message = { language: 'zh-TW' as const, summary: '', speaker: null, parts: [table] };
    expect(saidAloud(message, { name: '教練', colon: '：' })).toBe('教練：姓名 融化冰塊\n小美 ●\n*阿德* ');
  });

  test('that is long stands in several cards, each of which Teams takes', () => {
    const rows = Array.from({ length: 150 }, (_, i) => [`第 ${i} 位`, '●']);
    const parts: Part[] = [{ type: 'table', columns, rows }];
    const cards = cardsOf(
      { language: 'zh-TW', summary: '', speaker: null, parts },
      { name: '教練', colon: '：' },
      { message: 'm', pictureOf: () => undefined },
    );
    expect(cards.length).toBeGreaterThan(1);
    for (const card of cards) {
      expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(28_000);
      expect(textIn(card)).toMatch(/^教練\n姓名\n/);
    }
    const lines = cards.flatMap((card) => textIn(card).split('\n'));
    expect(lines.filter((line) => line.startsWith('第 '))).toEqual(rows.map(([name]) => name));
  });
});
