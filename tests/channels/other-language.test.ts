import { inOtherLanguage } from '../../src/channels/other-language.ts';

describe('another language', () => {
  test.each([
    ['Good morning, how are you doing today?', true],
    ['What would you say matters most to you here', true],
    ['おはようございますありがとう', true],
    ['안녕하세요 오늘도 수고 많으십니다 사장님', true],
    ['Guten Morgen, haben Sie kurz Zeit?', true],
    ['OK', false],
    ['Hi Kelvin', false],
    ['早安 how are you doing today my friend', false],
    ['<https://example.com/a/very/long/path|a b c d e f g>', false],
    [':smile: :tada: :wave: :ok_hand: :100: :fire:', false],
    ['😀😀😀😀😀😀', false],
    ['123 456 789 012 345 678', false],
    ['', false],
  ])('%j: %s', (text, other) => {
    expect(inOtherLanguage(text)).toBe(other);
  });
});
