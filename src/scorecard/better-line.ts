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

/** The first wording of the criterion whose blanks can all be filled at this moment, filled; the last one as it is else. */
export function betterLine(criterion: Criterion, persona: Persona, before: ToldTurn | undefined): string {
  const values = valuesAt(persona, before);
  const blanks = (say: string) => [...say.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);
  const fitting =
    criterion.better.find(({ say }) => blanks(say).every((name) => values[name])) ?? criterion.better.at(-1)!;
  return fitting.say.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').replaceAll(/「」/gu, '');
}
