import { element, escaped } from '../../src/picture/svg.ts';
import { shortened, textWidth, words, wrapped } from '../../src/picture/words.ts';

describe('text in markup', () => {
  test('is never markup', () => {
    expect(escaped('<b>&"')).toBe('&lt;b&gt;&amp;&quot;');
    expect(element('rect', { fill: '"/><script>' })).toBe('<rect fill="&quot;/&gt;&lt;script&gt;"/>');
  });

  test('leaves out what XML has no place for', () => {
    expect(escaped('周\u0000國\u001b強\ufffe')).toBe('周國強');
    expect(escaped('half \ud83d')).toBe('half \ufffd');
  });
});

test('words are drawn without emoji, which no font here has', () => {
  const drawn = (text: string) => />(.*)<\/text>/.exec(words(text, 0, 0, { size: 10, fill: '#000000' }))![1];
  expect(drawn('Kelvin 👍🏽 陳❤️家👨‍👩‍👧俊 🇹🇼 1#')).toBe('Kelvin  陳家俊  1#');
});

describe('words that are too long', () => {
  test('end in an ellipsis, and those with room stay', () => {
    expect(shortened('得到承諾', 20, 80)).toBe('得到承諾');
    expect(shortened('得到承諾', 20, 79)).toBe('得到…');
  });

  test('go on the next line where a clause ends', () => {
    expect(wrapped('越高做得越多。圓圈是沒練到。', 10, 100, 2)).toEqual(['越高做得越多。', '圓圈是沒練到。']);
  });

  test('never part a Latin word, nor a mark from what it closes', () => {
    expect(wrapped('陳家俊 Kelvin', 10, 50, 2)).toEqual(['陳家俊', 'Kelvin']);
    expect(wrapped('一二三四」五', 10, 40, 3)).toEqual(['一二三', '四」五']);
  });

  test('never take more lines than they may, nor more room', () => {
    const lines = wrapped('這是一句沒有標點又停不下來的話一直說到最後', 10, 60, 2);
    expect(lines).toEqual(['這是一句沒有', '標點又停不…']);
    expect(lines.every((line) => textWidth(line, 10) <= 60)).toBe(true);
  });
});
