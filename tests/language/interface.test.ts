import * as fc from 'fast-check';
import { createTexts } from '../../src/language/interface.ts';
import { LANGUAGES } from '../../src/language/languages.ts';

const texts = createTexts();

describe('a text in the reader’s language', () => {
  test.each([
    ['zh-TW', '計分卡', '打「繼續」'],
    ['zh-HK', '評分卡', '輸入「繼續」'],
    ['zh-CN', '评分卡', '输入“继续”'],
    ['en', 'Scorecard', 'Type “resume”'],
    ['en-CN', 'Scorecard', 'Type “resume”'],
  ] as const)('%s', (language, scorecard, hint) => {
    expect(texts.t(language, 'scorecard:title')).toBe(scorecard);
    expect(
      texts.t(language, 'practice:session.paused', { resume: texts.t(language, 'practice:words.resume') }),
    ).toContain(hint);
  });

  test('without an override the source is converted: characters for Hong Kong, words too for the mainland', () => {
    expect(LANGUAGES.map((language) => texts.t(language, 'slack:home.settings'))).toEqual([
      '設定',
      '設定',
      '设置',
      'Settings',
      'Settings',
    ]);
    expect(texts.t('zh-HK', 'practice:session.alreadyOpen', { customer: '明哥' })).toContain('還開着');
  });
});

test.each([
  [1, 'It is kept for 1 day'],
  [30, 'It is kept for 30 days'],
])('English has plurals: %i', (count, words) => {
  expect(texts.t('en', 'practice:opening.privacy', { count })).toContain(words);
  expect(texts.t('zh-TW', 'practice:opening.privacy', { count })).toContain(`保留 ${count} 天`);
});

describe('values', () => {
  test('come through as the rep wrote them, in every language', () => {
    const tricky = fc.constantFrom(
      '$t(scorecard:title)',
      '{{line}}',
      '{{- x}}',
      '$&',
      '<b>&amp;',
      '這個軟體',
      '这个软件',
    );
    const line = fc.array(fc.oneof(tricky, fc.string({ unit: 'grapheme' }))).map((parts) => parts.join(''));
    fc.assert(
      fc.property(line, fc.constantFrom(...LANGUAGES), (words, language) => {
        const [before, after] = texts.t(language, 'practice:session.tookBack', { line: '|' }).split('|');
        expect(texts.t(language, 'practice:session.tookBack', { line: words })).toBe(`${before}${words}${after}`);
      }),
    );
  });

  test('a name in Latin letters gets its spaces, a Chinese one none', () => {
    expect(texts.t('zh-TW', 'practice:opening.practised', { flow: '四把鑰匙', customer: 'Kelvin' })).toBe(
      '這次練「四把鑰匙」，跟 Kelvin 聊。',
    );
    expect(texts.t('zh-TW', 'practice:opening.practised', { flow: '四把鑰匙', customer: '淑芬姐' })).toBe(
      '這次練「四把鑰匙」，跟淑芬姐聊。',
    );
  });
});

describe('what is missing is an error with a code', () => {
  test('a key', () => {
    expect(() => texts.t('en', 'practice:nowhere' as 'practice:session.alreadyRunning')).toThrow(
      expect.objectContaining({ code: 'text_missing' }),
    );
  });

  test('a value', () => {
    expect(() => texts.t('zh-CN', 'errors:unknownCommand', { word: 'x' })).toThrow(
      expect.objectContaining({ code: 'text_value_missing', message: expect.stringContaining('{{list}}') }),
    );
  });
});
