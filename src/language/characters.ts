import HKVariantsRev from 'opencc-js/dict/HKVariantsRev';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TWVariantsRev from 'opencc-js/dict/TWVariantsRev';

/**
 * Characters that mean the same for matching, the kept one first. OpenCC chooses between some of them by phrase (乾/干, 著/着),
 * so text that was converted there and back differs in them; the rest are variants of address and speech.
 */
const SAME = (
  '借藉 沉沈 复覆 了瞭 炼链 背揹 钟锺 余馀 径迳 苏甦 夫伕 熏薰 坐座 具俱 里哩 着著 干乾 征徵 象像 仿彷 咨谘 划画 托讬 坏坯 巨钜 ' +
  '么幺麽 你您妳祢 他她它牠佢 说讲 哦喔噢 啊呀吖 啰囉 欸诶誒 给俾畀 没冇 群羣 ~〜∼ 。｡'
).split(' ');

const entriesOf = (dictionary: string) => dictionary.split('|').map((entry) => entry.split(' ') as [string, string]);

const short = (to: string | undefined, from: string) => (to !== undefined && to.length <= from.length ? to : undefined);

/**
 * One step towards the form that matching uses: OpenCC's tw→cn without its phrases. Where the Simplified character lies outside
 * the first plane (嗰), the Traditional one is kept, so that no character grows longer.
 */
function simplifier(): (character: string) => string {
  const simplified = new Map(entriesOf(TSCharacters));
  const standard = new Map([...entriesOf(HKVariantsRev), ...entriesOf(TWVariantsRev)]);
  const rare = new Map(entriesOf(TSCharacters).flatMap(([from, to]) => (from.length < to.length ? [[to, from]] : [])));
  const same = new Map(SAME.flatMap(([kept, ...others]) => others.map((other) => [other, kept ?? other])));
  const step = (c: string) => {
    const variant = standard.get(c);
    const to =
      rare.get(c) ??
      short(simplified.get(c), c) ??
      (simplified.has(c) || variant === undefined ? c : (short(simplified.get(variant), variant) ?? variant));
    return same.get(to) ?? to;
  };
  return (c) => {
    let now = c;
    for (let next = step(now); next !== now; next = step(now)) now = next;
    return now;
  };
}

let table: Map<string, string> | undefined;

/** The table of all characters that change, built on first use (about 10 ms). */
function characters(): Map<string, string> {
  if (table) return table;
  const simple = simplifier();
  const all = [TSCharacters, TWVariantsRev, HKVariantsRev]
    .flatMap(entriesOf)
    .flat()
    .concat(SAME.flatMap((s) => Array.from(s)));
  table = new Map(all.map((c) => [c, simple(c)] as const).filter(([c, to]) => c !== to));
  return table;
}

/** The one character that stands for all its script and regional variants. Applying it twice changes nothing. */
export const plainCharacter = (character: string): string => characters().get(character) ?? character;
