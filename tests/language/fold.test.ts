import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { Converter } from 'opencc-js';
import { asWritten, fold, MASK } from '../../src/language/fold.ts';

const toTaiwan = Converter({ from: 'cn', to: 'tw' });
const toHongKong = Converter({ from: 'cn', to: 'hk' });
const toMainland = Converter({ from: 'tw', to: 'cn' });

/** Every character of the catalogue, in whichever script. */
const catalogue = ['moves', 'flags']
  .map((name) => readFileSync(new URL(`../../flows/${name}.yaml`, import.meta.url), 'utf8'))
  .join('');
const charactersInUse = new Set(Array.from(catalogue + toMainland(catalogue)));

describe('the form of a text that matching uses', () => {
  test.each([
    ['甚麼時候', '什麼時候', 'another spelling'],
    ['点解拣呢样嘅', '為什麼選這樣的', 'Hong Kong words'],
    ['邊樣對你嚟講最緊要？', '哪样对你来说最重要?', 'Hong Kong words and wide marks'],
    ['這事兒您咋說', '這事你怎麼說', 'northern words'],
    ['妳們都要ＰＯＳ', '你們都要pos', 'address, width, case'],
    ['看著', '看着', 'a character that OpenCC chooses by phrase'],
    ['回覆', '回复', 'the same'],
  ])('%s is read like %s (%s)', (one, other) => {
    expect(fold(one).text).toBe(fold(other).text);
  });

  test.each([
    ['關係很好', '系'],
    ['那邊個子高的', '哪'],
    ['傾向保守', '聊'],
  ])('%s keeps its own words', (text, notThere) => {
    expect(fold(text).text).not.toContain(notThere === '系' ? '关是' : notThere);
  });

  test.each([
    'https://example.com/a?b=%E6%9C%80',
    '<@U012AB3CD>',
    '<https://example.com|最好的>',
    ':smile:',
    '😊',
    '👨‍👩‍👧',
    '〔貼圖：鞠躬〕',
    '[抱拳]',
    '`保證賺錢`',
  ])('%s is no word', (text) => {
    expect(fold(`好${text}的`).text).toBe(`好${MASK}的`);
  });

  test('says where each stretch stands in the text as written', () => {
    const text = '你好😊，點解咁上心？';
    const folded = fold(text);
    const at = folded.text.indexOf('为什么');
    const { start, end } = asWritten(folded, at, at + 3);
    expect(text.slice(start, end)).toBe('點解');
  });

  test('any text folds, in order, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { text: folded, starts, ends } = fold(text);
        expect(starts).toHaveLength(folded.length);
        expect(ends).toHaveLength(folded.length);
        starts.forEach((start, i) => {
          expect(start).toBeLessThan(ends[i]!);
          expect(ends[i]).toBeLessThanOrEqual(text.length);
          expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
        });
      }),
    );
  });

  test('folds characters of all scripts alike', () => {
    for (const c of charactersInUse)
      for (const convert of [toTaiwan, toHongKong, toMainland]) expect(fold(convert(c)).text).toBe(fold(c).text);
  });
});
