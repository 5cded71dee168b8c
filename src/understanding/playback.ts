import { foldWords } from '../language/fold.ts';

/** Characters that carry grammar rather than matter: to share them with the customer is no playback. */
const GRAMMAR = new Set(
  foldWords(
    '的了是我你他她它們在有這那就也都和跟很會要想說到個一二三兩不沒嗎呢吧啊哦啦嘛呀麼什怎樣還又才再把被讓給對可以能去來上下裡得著過做用看現時候其實因為所如果但而且或自己知道覺得比較真太最多少好大些點起然後前今天年月號請問方便謝您老闆小姐先生嗯喔哈耶應該算就是等於只從與及將於幾每當更向叫之其 ',
  ),
);

export interface Run {
  start: number;
  end: number;
}

const weighed = new Map<string, boolean>();

/** Whether a character carries matter; remembered, as a text has few different ones. */
function matters(character: string | undefined): boolean {
  if (character === undefined) return false;
  const known = weighed.get(character);
  if (known !== undefined) return known;
  const does = !GRAMMAR.has(character) && /[\p{Script=Han}a-z\d]/u.test(character);
  if (weighed.size < 20_000) weighed.set(character, does);
  return does;
}

/** The pairs of neighbouring characters of what the customer said, their 我 also as the 您 that the rep makes of it. */
export function pairsOf(lines: readonly string[]): Set<string> {
  const pairs = new Set<string>();
  for (const line of lines)
    for (let i = 0; i + 1 < line.length; i += 1) {
      const pair = line.slice(i, i + 2);
      if (!PAIR.test(pair)) continue;
      pairs.add(pair);
      if (pair.includes('我')) pairs.add(pair.replace('我', '你'));
    }
  return pairs;
}

const PAIR = /^[\p{Script=Han}a-z\d]{2}$/u;
const LONG_RUN = 4;

/**
 * The stretches of a clause (from `offset`) that the customer said too, by pairs of characters; no word segmentation. Grammar alone
 * is no playback, unless it is long (有說有笑).
 */
export function runsIn(text: string, offset: number, pairs: ReadonlySet<string>): Run[] {
  const runs: Run[] = [];
  for (let i = 0; i + 1 < text.length; i += 1) {
    if (!pairs.has(text.slice(i, i + 2))) continue;
    const last = runs.at(-1);
    if (last && last.end === offset + i + 1) last.end += 1;
    else runs.push({ start: offset + i, end: offset + i + 2 });
  }
  return runs.filter(
    ({ start, end }) => end - start >= LONG_RUN || matterOf(text.slice(start - offset, end - offset)) > 0,
  );
}

/** Whether a run is words of the customer's own: two characters that matter, or one in a longer stretch. */
export const isOwnWords = (words: string): boolean => matterOf(words) >= 2 || words.length >= 3;

/** How much of the matter of a text stands in its runs, 0 to 1. */
export function shareOf(text: string, offset: number, runs: readonly Run[]): number {
  let all = 0;
  let shared = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!matters(text[i])) continue;
    all += 1;
    if (runs.some((r) => offset + i >= r.start && offset + i < r.end)) shared += 1;
  }
  return all === 0 ? 0 : shared / all;
}

/** How many characters of a text carry matter. */
export function matterOf(text: string): number {
  let matter = 0;
  for (const character of text) if (matters(character)) matter += 1;
  return matter;
}
