import { foldWords } from '../language/fold.ts';
import type { ScoredCriterion } from '../scorecard/scorecard.ts';

/** A hand-in that may be quoted: `transcript` says that its conversation was handed in too. */
export interface Quotable {
  person: string;
  transcript: boolean;
  criteria: Pick<ScoredCriterion, 'id' | 'level' | 'moment' | 'evidence'>[];
}

const MOST = 3;
/** A single line would be that of the one person who handed in a conversation. */
const FEWEST = 2;

/**
 * What people wrote where a criterion is not met yet, without names: at most three lines, each of another person, only of
 * conversations that were handed in; none where there would be but one. Lines in which one of the `names` stands are left out.
 * Short ones come first, so that the order says nothing of who wrote them.
 */
export function exampleLines(criterion: string, handIns: readonly Quotable[], names: readonly string[]): string[] {
  const named = namer(names);
  const byPerson = Map.groupBy(
    handIns.filter(({ transcript }) => transcript),
    ({ person }) => person,
  );
  const lines = [...byPerson.values()].flatMap((own) =>
    own
      .flatMap((handIn) => linesOf(criterion, handIn))
      .filter((line) => !named(line))
      .slice(0, 1),
  );
  const kept = [...new Set(lines)].toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return kept.length < FEWEST ? [] : kept.slice(0, MOST);
}

/** The rep's own lines of a criterion that is not met yet, the one where another would have helped most first. */
const linesOf = (id: string, { criteria }: Quotable): string[] =>
  criteria
    .filter((one) => one.id === id && (one.level === 'not' || one.level === 'partly'))
    .flatMap(({ moment, evidence }) => [...(moment ? [moment] : []), ...evidence])
    .map(({ quote }) => quote.trim())
    .filter((quote) => quote !== '');

/** Says whether a line has a name in it, in either script: a whole one, a given name, or one as colleagues say it (小王). */
function namer(names: readonly string[]): (line: string) => boolean {
  const words = names.flatMap(wordsOf);
  const chinese = words.filter(isChinese).flatMap(calledBy);
  const others = new Set(words.filter((word) => !isChinese(word) && word.length > 1));
  return (line) => {
    const folded = foldWords(line);
    return chinese.some((name) => folded.includes(name)) || wordsOf(line).some((word) => others.has(word));
  };
}

/** Runs of ideographs, and words in other letters. */
const wordsOf = (text: string): string[] =>
  foldWords(text).match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu) ?? [];

const isChinese = (word: string) => /^\p{Script=Han}/u.test(word);

/** What somebody of a Chinese name is called: by all of it, by all but the family name, with 小, 阿 or 老 before one letter. */
function calledBy(name: string): string[] {
  const letters = Array.from(name);
  const given = letters.slice(letters.length > 3 ? 2 : 1).join('');
  const pet = ['小', '阿', '老'].flatMap((before) => letters.map((letter) => before + letter));
  return [name, given, ...pet].filter((called) => Array.from(called).length > 1);
}
