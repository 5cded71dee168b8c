import type { Table } from '../../session/message.ts';
import type { Voice } from '../../session/say/voice.ts';
import { standsAt, type Row, type RowKey } from '../results.ts';
import type { TeamResult } from '../team-result.ts';

/** A mark as a sign, to be told apart without colours; what there is nothing of is a dash. */
const SIGNS = { met: '●', partly: '◐', not: '○' } as const;
const NOTHING = '–';
const CHANGES = { up: ' ↑', down: ' ↓', same: '' } as const;
const OVERRIDDEN = '*';

/** Where somebody stands, and whether what they handed in passes where that is asked for. */
export const stateSaid = ({ t }: Voice, row: Row, asksPass: boolean): string =>
  t(`drills:view.states.${row.state === 'done' && asksPass ? (row.passed ? 'passed' : 'notPassed') : standsAt(row)}`);

/** People and keys: where each stands, how often was tried, and the marks of what was handed in. */
export function tablePart(
  voice: Voice,
  { rows, result, asksPass }: { rows: readonly Row[]; result: TeamResult; asksPass: boolean },
): Table {
  const { t, trainer } = voice;
  return {
    type: 'table',
    columns: [
      { label: t('drills:view.name') },
      { label: t('drills:view.state') },
      { label: t('drills:view.tries'), narrow: true },
      ...result.keys.map(({ name }) => ({ label: trainer(name), narrow: true })),
    ],
    rows: rows.map((row) => [row.name, stateSaid(voice, row, asksPass), String(row.tries), ...row.keys.map(signOf)]),
  };
}

const signOf = ({ level, change, overridden }: RowKey): string =>
  level === null ? NOTHING : `${SIGNS[level]}${overridden ? OVERRIDDEN : ''}${change ? CHANGES[change] : ''}`;

/** What the marks mean, and the other signs as far as they stand in the table. */
export function legend({ t }: Voice, rows: readonly Row[]): string {
  const keys = rows.flatMap((row) => row.keys);
  const changed = keys.some(({ change }) => change === 'up' || change === 'down');
  return [
    ...(['met', 'partly', 'not'] as const).map((level) => `${SIGNS[level]} ${t(`scorecard:levels.${level}`)}`),
    ...(keys.some(({ level }) => level === null) ? [`${NOTHING} ${t('drills:view.legend.nothing')}`] : []),
    ...(changed ? [`↑↓ ${t('drills:view.legend.change')}`] : []),
    ...(keys.some(({ overridden }) => overridden) ? [`${OVERRIDDEN} ${t('drills:view.legend.overridden')}`] : []),
  ].join(t('drills:view.legend.between'));
}
