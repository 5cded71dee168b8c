import { has } from '../customer/heard.ts';
import { pairsOf } from '../customer/mentions.ts';
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
function inTheTrade({ better, own_words }: Persona, criterion: Criterion, before: ToldTurn | undefined): Better[] {
  const line = better[criterion.id];
  const said = before?.turn.state.ownWords ?? [];
  const fits = line && own_words.open.every((word) => !line.includes(word) || said.includes(word));
  return fits ? [{ ...criterion.better[0]!, say: line }] : [];
}

/** An invitation is early wherever the customer has shown no wish to go on, whatever else is known of them. */
const INVITE = 'invite';

/**
 * What could have been said at this moment: the persona's own wording where it fits, else the first of the criterion for
 * which enough is known and whose blanks can all be filled, filled; the last one as it is where none can. Never what was
 * `said` there.
 */
export function betterLine(criterion: Criterion, persona: Persona, before: ToldTurn | undefined, said = ''): string {
  const values = valuesAt(persona, before);
  const known: readonly string[] = before?.turn.state.known ?? [];
  const all = [...inTheTrade(persona, criterion, before), ...criterion.better];
  const fitting = all.find(
    ({ say, needs, shows }) =>
      needs.every((level) => known.includes(level)) &&
      (shows !== INVITE || before?.turn.state.signalAt !== null) &&
      blanksOf(say).every((name) => values[name]) &&
      !isMuchTheSame(say, said),
  );
  return (fitting ?? all.at(-1)!).say
    .replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replaceAll(/「」/gu, '');
}

/** Whether the rep has said just that already: half of its pairs of letters. */
function isMuchTheSame(say: string, said: string): boolean {
  const pairs = pairsOf(say);
  const heard = fold(said).text;
  return pairs.filter((pair) => heard.includes(pair)).length > pairs.length / 2;
}

type Better = Criterion['better'][number];

/** The names in braces that a saying wants filled. */
export const blanksOf = (say: string) => [...say.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!);
