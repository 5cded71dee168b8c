import { guessLanguage, interfaceOf, isLanguage, LANGUAGES, scriptOf } from '../../src/language/languages.ts';

describe('the first guess from a Slack locale', () => {
  test.each([
    ['zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-HK'],
    ['zh-MO', 'zh-HK'],
    ['zh-CN', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-HK', 'zh-HK'],
    ['zh_TW', 'zh-TW'],
    ['zh', 'zh-CN'],
    ['yue', 'zh-HK'],
    ['en-US', 'en'],
    ['en-GB', 'en'],
    ['ja-JP', 'en'],
    ['not a locale!', 'en'],
    ['', 'zh-TW'],
    [undefined, 'zh-TW'],
  ] as const)('%s → %s', (locale, language) => {
    expect(guessLanguage(locale)).toBe(language);
  });
});

test('English readers choose the script of the customers’ lines', () => {
  expect(LANGUAGES.map((language) => [language, interfaceOf(language), scriptOf(language)])).toEqual([
    ['zh-TW', 'zh-TW', 'zh-TW'],
    ['zh-HK', 'zh-HK', 'zh-HK'],
    ['zh-CN', 'zh-CN', 'zh-CN'],
    ['en', 'en', 'zh-TW'],
    ['en-CN', 'en', 'zh-CN'],
  ]);
});

test('a stored or posted value is a language or it is not', () => {
  expect(['zh-CN', 'zh', '', null, 7].map(isLanguage)).toEqual([true, false, false, false, false]);
});
