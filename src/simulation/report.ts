import { difficulties } from '../customer/difficulty.ts';
import type { Outcome } from './play.ts';
import type { ScriptedRep } from './reps.ts';
import { byLevel, type Broken, type ByLevel } from './table.ts';

const percent = (share: number) => `${Math.round(share * 100)} %`.padStart(6);
const line = (name: string, cells: readonly string[]) => `| ${name} | ${cells.join(' | ')} |`;
const head = (name: string, columns: readonly string[]) => [
  line(name, columns),
  line(
    '---',
    columns.map(() => '---:'),
  ),
];

/** The figures as Markdown tables: by customer, by rep, endings, and what does not hold. */
export function report(
  outcomes: readonly Outcome[],
  reps: readonly ScriptedRep[],
  fitting: ReadonlySet<string>,
  broken: readonly Broken[],
): string {
  const personas = [...new Set(outcomes.map((o) => o.persona))];
  return [
    `${outcomes.length} sessions, ${outcomes.reduce((n, o) => n + o.turns, 0)} turns`,
    '',
    ...head('a next step or better (does not fit*: facts earned)', [...difficulties]),
    ...personas.map((id) =>
      line(fitting.has(id) ? id : `${id}*`, rates(byLevel(outcomes.filter((o) => o.persona === id)))),
    ),
    '',
    ...head(
      'rep',
      difficulties.flatMap((level) => [`${level}: reached`, 'score', 'turns']),
    ),
    ...reps.map((rep) =>
      line(rep.id, figures(byLevel(outcomes.filter((o) => o.rep === rep.id && fitting.has(o.persona))))),
    ),
    '',
    ...endings(outcomes, reps),
    '',
    `shown of what is written: ${percent(mean(outcomes.map((o) => o.shown / o.written)))} a session, at most ${percent(Math.max(...outcomes.map((o) => o.shown / o.written)))}`,
    ...(broken.length === 0 ? ['all rules hold'] : broken.map((b) => `BROKEN ${b.rule}: ${b.says}`)),
  ].join('\n');
}

const rates = (cells: ByLevel) => difficulties.map((level) => percent(cells[level].reached));

const figures = (cells: ByLevel) =>
  difficulties.flatMap((level) => {
    const { reached, total, turns } = cells[level];
    return [percent(reached), total.toFixed(1), turns.toFixed(1)];
  });

function endings(outcomes: readonly Outcome[], reps: readonly ScriptedRep[]): string[] {
  const all = [...new Set(outcomes.map((o) => o.ending))].toSorted();
  return [
    ...head('rep, endings', all),
    ...reps.map((rep) => {
      const own = outcomes.filter((o) => o.rep === rep.id);
      return line(
        rep.id,
        all.map((ending) => percent(own.filter((o) => o.ending === ending).length / own.length)),
      );
    }),
  ];
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
