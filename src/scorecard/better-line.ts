import { has } from '../customer/heard.ts';
import { fold } from '../language/fold.ts';
import type { Criterion } from '../flow/flow.ts';
import type { Persona } from '../flow/persona.ts';
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
    own_word: lastOwnWord(persona, before),
  };
}

/** The open own word that the customer said last, in the wording that the rep has seen lately. */
function lastOwnWord(persona: Persona, before: ToldTurn | undefined): string {
  const said = (before?.turn.state.ownWords ?? []).filter((word) => persona.own_words.open.includes(word)).toReversed();
  const seen = fold((before?.turn.heard ?? []).map((line) => line.text).join('\n')).text;
  return said.find((word) => has(seen, word)) ?? said[0] ?? '';
}

/** The first wording of the criterion whose blanks can all be filled at this moment, filled; the last one as it is else. */
export function betterLine(criterion: Criterion, persona: Persona, before: ToldTurn | undefined): string {
  const values = valuesAt(persona, before);
  const blanks = (say: string) => [...say.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);
  const fitting =
    criterion.better.find(({ say }) => blanks(say).every((name) => values[name])) ?? criterion.better.at(-1)!;
  return fitting.say.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').replaceAll(/「」/gu, '');
}
