import { has } from '../customer/heard.ts';
import { fold } from '../language/fold.ts';
import type { Criterion } from '../flow/flow.ts';
import type { Persona } from '../flow/persona.ts';
import type { Turn } from '../session/turn.ts';
import type { ToldTurn } from './told.ts';

/** What a better line may speak of: the moment before the rep's line, and the persona. Empty ones are not there. */
function valuesAt(persona: Persona, before: ToldTurn | undefined): Record<string, string> {
  const said = before?.turn.customer.at(-1)?.say.replace(/[…。！？?!～~\s]+$/u, '') ?? '';
  const stage = /^[（〔]/u.test(said);
  return {
    called: persona.called,
    rep: persona.rep,
    reasons: persona.reasons_list.slice(0, 4).join('、'),
    limit: persona.limits[0]!,
    price: Object.entries(persona.offer).find(([name]) => name.includes('價'))?.[1] ?? '',
    said: stage ? '' : said,
    own_word: before ? (lastOwnWords(persona, before.turn)[0] ?? '') : '',
  };
}

/** The open own words that the customer has said, the last first, those that the rep has seen lately before the others. */
export function lastOwnWords(persona: Persona, turn: Turn): string[] {
  const said = turn.state.ownWords.filter((word) => persona.own_words.open.includes(word)).toReversed();
  const seen = fold(turn.heard.map((line) => line.text).join('\n')).text;
  return [...said.filter((word) => has(seen, word)), ...said.filter((word) => !has(seen, word))];
}

/** The persona's own wording, in the words of the trade, unless it has an own word that the customer has not said yet. */
function inTheTrade({ better, own_words }: Persona, criterion: string, before: ToldTurn | undefined): string[] {
  const line = better[criterion];
  const said = before?.turn.state.ownWords ?? [];
  return line && own_words.open.every((word) => !line.includes(word) || said.includes(word)) ? [line] : [];
}

/**
 * What could have been said at this moment: the persona's own wording where it fits, else the first of the criterion whose
 * blanks can all be filled, filled; the last one as it is where none can.
 */
export function betterLine(criterion: Criterion, persona: Persona, before: ToldTurn | undefined): string {
  const values = valuesAt(persona, before);
  const says = [...inTheTrade(persona, criterion.id, before), ...criterion.better.map(({ say }) => say)];
  const fitting = says.find((say) => blanksOf(say).every((name) => values[name])) ?? says.at(-1)!;
  return fitting.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').replaceAll(/「」/gu, '');
}

const blanksOf = (say: string) => [...say.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);
