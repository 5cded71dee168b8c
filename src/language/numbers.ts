/** Digits and places of Chinese numbers, in folded (Simplified) characters. */
const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const PLACES: Record<string, number> = { 十: 10, 百: 100, 千: 1000 };

const NUMBER = /(?:\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千廿卅])[\d零〇一二两三四五六七八九十百千万廿卅]*/gu;

/** A number as people write it in chat, with what follows it. */
export interface Figure {
  value: number;
  after: string;
}

/** Every number in a folded text: 1,480 · 1.2万 · 三千八 (3,800) · 两百零五 · 十五. */
export const figuresIn = (folded: string): Figure[] =>
  [...folded.matchAll(NUMBER)].map((match) => ({
    value: valueOf(match[0].replaceAll(',', '').replaceAll('廿', '二十').replaceAll('卅', '三十')),
    after: folded.slice(match.index + match[0].length).trimStart(),
  }));

function valueOf(written: string): number {
  const [large, rest, ...more] = written.split('万');
  if (rest === undefined || more.length > 0) return below10000(large!);
  const shortened = /^[一二两三四五六七八九]$/u.test(rest) ? DIGITS[rest]! * 1000 : below10000(rest);
  return below10000(large!) * 10_000 + shortened;
}

/** Up to 9,999 in either way of writing; last digits without their places stand one place lower each: 三千八, 千六八. */
function below10000(written: string): number {
  const arabic = /^\d+(?:\.\d+)?/.exec(written)?.[0];
  if (arabic) return Number(arabic) * (PLACES[written.slice(arabic.length)] ?? 1);
  let sum = 0;
  let digits: number[] = [];
  let place = 1;
  for (const character of written) {
    const named = PLACES[character];
    if (named === undefined) digits.push(DIGITS[character] ?? 0);
    else {
      sum += (digits.at(-1) ?? 1) * named;
      place = named;
      digits = [];
    }
  }
  return sum + lastDigits(digits, place);
}

/** What stands behind the last place: 八 in 三千八 is 800, 六八 in 千六八 680; with a 零, or behind 十, it is itself. */
function lastDigits(digits: readonly number[], place: number): number {
  const shortened = place >= 100 && digits[0] !== 0;
  if (!shortened) return digits.reduce((number, digit) => number * 10 + digit, 0);
  return digits.reduce((sum, digit, i) => sum + digit * Math.max(1, place / 10 ** (i + 1)), 0);
}
