import { dateText, placeOf, weekdayText, whenText } from '../../src/drills/say/when.ts';
import type { Language } from '../../src/language/languages.ts';
import { aSetting } from './setting.ts';

const AT = Date.parse('2026-11-27T18:00:00+08:00');

describe('a moment', () => {
  test.each<[Language, string, string]>([
    ['zh-TW', 'Asia/Taipei', '11/27（五）18:00'],
    ['zh-HK', 'Asia/Hong_Kong', '11 月 27 日（五）18:00'],
    ['zh-CN', 'Asia/Shanghai', '11 月 27 日（周五）18:00'],
    ['en', 'Asia/Taipei', 'Fri 27 Nov, 18:00'],
    ['en-CN', 'America/New_York', 'Fri 27 Nov, 05:00'],
    ['zh-TW', 'Pacific/Auckland', '11/27（五）23:00'],
    ['zh-TW', 'Pacific/Kiritimati', '11/28（六）00:00'],
  ])('in %s, %s', (language, zone, text) => {
    expect(whenText(aSetting(language).voice, AT, zone)).toBe(text);
  });
});

test.each<[Language, string]>([
  ['zh-TW', '11/27（五）'],
  ['zh-HK', '11 月 27 日（五）'],
  ['zh-CN', '11 月 27 日（周五）'],
  ['en', 'Fri 27 Nov'],
])('a day in %s is %s', (language, text) => {
  expect(dateText(aSetting(language).voice, '2026-11-27')).toBe(text);
});

test('a weekday', () => {
  expect([1, 7].map((day) => weekdayText(aSetting().voice, day))).toEqual(['一', '日']);
  expect([1, 7].map((day) => weekdayText(aSetting('en').voice, day))).toEqual(['Mon', 'Sun']);
});

test.each([
  ['Asia/Taipei', '台北'],
  ['America/New_York', '紐約'],
  ['Asia/Kolkata', 'GMT+5:30'],
  ['Europe/Berlin', 'GMT+1'],
  ['Etc/UTC', 'GMT+0'],
])('%s is called %s', (zone, place) => {
  expect(placeOf(aSetting().voice, zone, AT)).toBe(place);
});

test('a difference from Greenwich is that of the day', () => {
  expect(placeOf(aSetting().voice, 'Europe/Berlin', Date.parse('2026-07-01T00:00:00Z'))).toBe('GMT+2');
});
