import { exampleLines, type Quotable } from '../../src/drills/examples.ts';
import type { Mark } from '../../src/scorecard/scorecard.ts';

const at = (quote: string) => ({ turn: 1, line: null, quote, customer: null });
const wrote = (
  person: string,
  quote: string,
  { level = 'not', transcript = true }: { level?: Mark; transcript?: boolean } = {},
): Quotable => ({
  person,
  transcript,
  criteria: [{ id: 'listening', level, moment: at(quote), evidence: [at(`${quote}（先前）`)] }],
});
const lines = (handIns: Quotable[], names: string[] = []) => exampleLines('listening', handIns, names);
const OTHER = wrote('U0', '好喔');

describe('example lines', () => {
  test('are at most three, each of another person, the short ones first', () => {
    const all = ['一二三四五', '一二三四', '一二三', '一二'].map((quote, i) => wrote(`U${i}`, quote));
    expect(lines([...all, wrote('U3', '一')])).toEqual(['一二', '一二三', '一二三四']);
  });

  test('are only of conversations that were handed in, and of marks that are not met', () => {
    expect(
      lines([
        wrote('U1', '你要買嗎'),
        wrote('U2', '快簽', { transcript: false }),
        wrote('U3', '多說一點', { level: 'met' }),
        wrote('U4', '為什麼', { level: 'partly' }),
      ]),
    ).toEqual(['為什麼', '你要買嗎']);
    expect(exampleLines('own_words', [OTHER, wrote('U1', '你要買嗎')], [])).toEqual([]);
  });

  test('are none where there would be but one: it would be known whose it is', () => {
    expect(lines([wrote('U1', '你要買嗎')])).toEqual([]);
  });

  test.each([
    ['the whole name', '陳小美', '我是陳小美，打擾了'],
    ['in the other script', '陳麗華', '我是陈丽华'],
    ['the given name', '陳小美', '叫我小美就好'],
    ['as colleagues say it', '王志明', '我是大成的小王'],
    ['as family says it', '王志明', '叫我阿明'],
    ['of four letters', '歐陽雅文', '我是雅文'],
    ['a Latin name, however it is written', 'Kelvin Chan', '我係KELVIN，打擾晒'],
    ['a part of a longer display name', '小美 (Mei Chen)', 'Hi, this is mei from Dacheng'],
  ])('leave out a line with a name: %s', (_what, name, quote) => {
    const kept = [OTHER, wrote('U1', '方便嗎')];
    expect(
      lines(
        [
          ...kept,
          { ...wrote('U2', quote), criteria: [{ id: 'listening', level: 'not', moment: at(quote), evidence: [] }] },
        ],
        [name],
      ),
    ).toEqual(['好喔', '方便嗎']);
  });

  test.each([
    ['a word that has a name in it', 'Al Wu', 'Also 可以試試'],
    ['a letter that is in a name', '王志明', '這樣就很明白了'],
  ])('keep %s', (_what, name, quote) => {
    expect(lines([OTHER, wrote('U1', quote)], [name])).toEqual(['好喔', quote]);
  });

  test('take another line of somebody whose first one has a name', () => {
    const two = {
      ...wrote('U1', ''),
      criteria: [{ id: 'listening', level: 'not' as const, moment: at('我是小美'), evidence: [at('先看方案')] }],
    };
    expect(lines([OTHER, two], ['陳小美'])).toEqual(['好喔', '先看方案']);
  });
});
