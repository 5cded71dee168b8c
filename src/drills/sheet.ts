import { stringify } from 'csv-stringify/sync';
import type { Mark } from '../scorecard/scorecard.ts';
import type { HandedIn } from './drill.ts';
import { bestOfEachPart, type Override } from './handed-in.ts';
import { noFormula } from './no-formula.ts';
import { byName, standsAt, type PersonInRound, type StandsAt } from './results.ts';

/** A row of an export: a person, a round and a part. Times are ISO 8601. */
export interface SheetRow {
  drill: string;
  round: number;
  due: string;
  part: string;
  name: string;
  person: string;
  state: StandsAt;
  tries: number;
  /** null: nothing of this part is handed in; then `passed` is null and `keys` is empty. */
  handedInAt: string | null;
  passed: boolean | null;
  keys: { id: string; level: Mark; share: number }[];
  overrides: (Omit<Override, 'at'> & { at: string })[];
}

/** A round as an export names it; `due` in epoch milliseconds, parts as the step has them. */
export interface RoundOf {
  drill: string;
  round: number;
  due: number;
  parts: readonly string[];
}

/** The rows of a round: everybody has one for each part, with the hand-in that counts where there is one. */
export const sheetRows = ({ drill, round, due, parts }: RoundOf, people: readonly PersonInRound[]): SheetRow[] =>
  people.toSorted(byName).flatMap(({ name, person, state, quiet, tries, handIns, overrides }) => {
    const best = bestOfEachPart(handIns, overrides);
    const stands = standsAt({ state, quiet, handedIn: best.length > 0 });
    return parts.map((part) => {
      const handIn = best.find((one) => one.part === part);
      return {
        drill,
        round,
        due: iso(due),
        part,
        name,
        person,
        state: stands,
        tries,
        handedInAt: handIn ? iso(handIn.at) : null,
        passed: handIn?.passed ?? null,
        keys: handIn?.keys ?? [],
        overrides: handIn
          ? overrides.filter((one) => changes(handIn, one)).map((one) => ({ ...one, at: iso(one.at) }))
          : [],
      };
    });
  });

const FIRST = [
  'drill',
  'round',
  'due',
  'part',
  'name',
  'person',
  'state',
  'tries',
  'handedInAt',
  'passed',
] as const satisfies (keyof SheetRow)[];
/** Behind the keys. */
const LAST = ['overrides', 'appeal'] as const;

const iso = (at: number) => new Date(at).toISOString();

/** Whether a changed mark stands in a hand-in: its key may have been practised in another part. */
const changes = ({ keys }: HandedIn, { key: id, mark }: Override) =>
  keys.some((key) => key.id === id && (key.level === mark || key.level !== 'not_applicable'));

/** What an export says in the reader's language. Every part and key that a row has must be named. */
export interface SheetWords {
  columns: Record<(typeof FIRST)[number] | (typeof LAST)[number], string>;
  /** The keys, in the order of their columns, and what stands over the mark and the share of each. */
  keys: { id: string; name: string; level: string; share: string }[];
  part: (id: string) => string;
  states: Record<StandsAt, string>;
  levels: Record<Mark, string>;
  passed: { yes: string; no: string };
  /** Of an appeal without words. */
  disagrees: string;
  override: (values: { key: string; was: string; mark: string; reason: string; by: string }) => string;
}

type Cell = string | number;

/** The rows as a spreadsheet opens them: UTF-8 with its mark, CRLF, and nothing that begins like a formula is one. */
export function toCsv(rows: readonly SheetRow[], words: SheetWords): string {
  const { columns, keys } = words;
  const head = [
    ...FIRST.map((column) => columns[column]),
    ...keys.flatMap(({ level, share }) => [level, share]),
    ...LAST.map((column) => columns[column]),
  ];
  return stringify(
    [head, ...rows.map((row) => cellsOf(row, words))].map((cells) => cells.map(noFormula)),
    {
      bom: true,
      record_delimiter: 'windows',
      // By itself the library leaves a lone line end bare, and a semicolon, which is a comma where Excel counts with commas.
      quoted_string: true,
    },
  );
}

/** The rows as they are, for programs. */
export const toJson = (rows: readonly SheetRow[]): string => `${JSON.stringify(rows, null, 2)}\n`;

function cellsOf(row: SheetRow, words: SheetWords): Cell[] {
  return [
    row.drill,
    row.round,
    row.due,
    words.part(row.part),
    row.name,
    row.person,
    words.states[row.state],
    row.tries,
    row.handedInAt ?? '',
    row.passed === null ? '' : row.passed ? words.passed.yes : words.passed.no,
    ...words.keys.flatMap(({ id }): Cell[] => {
      const key = row.keys.find((one) => one.id === id);
      return key ? [words.levels[key.level], key.share] : ['', ''];
    }),
    row.overrides.map((override) => overrideOf(override, words)).join('\n'),
    row.overrides.flatMap(({ appeal }) => (appeal === null ? [] : appeal || words.disagrees)).join('\n'),
  ];
}

const overrideOf = ({ key, was, mark, reason, byName }: SheetRow['overrides'][number], words: SheetWords) =>
  words.override({
    key: words.keys.find(({ id }) => id === key)?.name ?? key,
    was: words.levels[was],
    mark: words.levels[mark],
    reason,
    by: byName,
  });
