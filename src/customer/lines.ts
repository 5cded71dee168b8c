import type { Level } from '../flow/levels.ts';
import type { Persona, PersonaLine, Situation, WrongMove } from '../flow/persona.ts';
import { draw } from './draw.ts';
import { has, hasApart } from './heard.ts';

/** A group of a persona's lines: what is said in a situation, to a wrong move, on opening a level, or near its gate. */
export type Pool = `lines.${Situation | 'complains'}` | `wrong.${WrongMove}` | `open.${Level}` | `half_hint.${Level}`;

/** A chosen line; `id` is its pool and place, the same as long as the persona's text is the same. */
export interface Said {
  id: string;
  pool: Pool;
  line: PersonaLine;
}

/** What is asked instead when all lines of a pool have been said. The last ones may repeat (trainer.md, 1.19). */
const INSTEAD: Partial<Record<Pool, Pool>> = {
  'open.public': 'lines.unsure',
  'open.voiced': 'open.public',
  'lines.first_reply': 'lines.guarded',
  'lines.small_talk': 'lines.aside',
  'lines.too_expensive': 'lines.smoke_objection',
  'lines.smoke_objection': 'lines.vague_smoke',
  'lines.confirms': 'lines.backchannel',
};
const LAST_RESORT: Pool = 'lines.backchannel';

const linesOf = (persona: Persona, pool: Pool): readonly PersonaLine[] => {
  const [group, name] = pool.split('.') as ['lines' | 'wrong' | 'open' | 'half_hint', string];
  return (persona[group] as Record<string, readonly PersonaLine[] | undefined>)[name] ?? [];
};

/** Question words say what is asked only where little else is said: 店在哪裡？ but not 最常卡在哪裡？ */
const ANY_QUESTION =
  /^(哪裡|哪里|哪邊|在哪|哪一?區|邊度|喺邊|邊區|多少|幾點|幾多|多久|怎麼|怎樣|點樣|什麼|為什麼|誰在|幾個|啥|咋)$/u;
const SHORT = 9;

/** How well the line's `about` words fit the rep's message: a word as it stands counts twice, one taken apart once. */
const fit = (line: PersonaLine, heard: string): number =>
  (line.about ?? [])
    .filter((word) => heard.length <= SHORT || !ANY_QUESTION.test(word))
    .reduce((sum, word) => sum + (has(heard, word) ? 2 : hasApart(heard, word) ? 1 : 0), 0);

/**
 * A line from the pools that has not been said: the one that fits the rep's words (folded) best, else one that fits any words;
 * the seed decides among equals. Falls back to another pool when all are said, at last to a backchannel, which may be
 * said again.
 */
export function chooseLine(
  persona: Persona,
  pools: readonly Pool[],
  said: readonly string[],
  heard: string,
  seed: string,
): Said {
  const fresh = pools.flatMap((pool) =>
    linesOf(persona, pool)
      .map((line, i): Said => ({ id: `${pool}.${i}`, pool, line }))
      .filter(({ id }) => pool === LAST_RESORT || !said.includes(id)),
  );
  if (fresh.length === 0) return chooseLine(persona, [INSTEAD[pools[0]!] ?? LAST_RESORT], said, heard, seed);
  const candidates = fittest(fresh, heard);
  return candidates[draw(`${seed}/${pools[0]}`, candidates.length)]!;
}

/** The persona's line with an id, in all its wordings; nothing where there is none. */
export function wordingsOf(persona: Persona, id: string): string[] {
  const at = id.lastIndexOf('.');
  const line = linesOf(persona, id.slice(0, at) as Pool)[Number(id.slice(at + 1))];
  return line ? [line.say, ...(line.plain ? [line.plain] : [])] : [];
}

/** Whether a pool has a line that has not been said. */
export const hasMore = (persona: Persona, pool: Pool, said: readonly string[]): boolean =>
  linesOf(persona, pool).some((_, i) => !said.includes(`${pool}.${i}`));

/** How well the best line of a pool that has not been said fits what was heard (folded); 0 where none is about it. */
export const bestFit = (persona: Persona, pool: Pool, said: readonly string[], heard: string): number =>
  Math.max(0, ...linesOf(persona, pool).map((line, i) => (said.includes(`${pool}.${i}`) ? 0 : fit(line, heard))));

/** Lines whose `about` words were heard most; where none was, lines that need none. */
function fittest(lines: readonly Said[], heard: string): readonly Said[] {
  const best = Math.max(...lines.map(({ line }) => fit(line, heard)));
  if (best > 0) return lines.filter(({ line }) => fit(line, heard) === best);
  const general = lines.filter(({ line }) => line.about === undefined);
  return general.length > 0 ? general : lines;
}

/** A line as a reader of this kind sees it: Cantonese as written, or its wording in written Chinese. */
export const wordingOf = (line: PersonaLine, plain: boolean) => (plain ? (line.plain ?? line.say) : line.say);
