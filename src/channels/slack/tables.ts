import type { types } from '@slack/bolt';
import type { Table } from '../../session/message.ts';
import { inLots } from '../lots.ts';
import { cut } from './rich-text.ts';

/** Slack's limits: 100 rows, with their head, and 10,000 characters a table. */
const MOST = { rows: 100, characters: 10_000, cell: 200 };
/** A cell must hold something. */
const NOTHING = '–';

/** A table as blocks, as many as it takes, each with the head. Words stand as they are; very long ones are cut. */
export function tables({ columns, rows }: Table): types.TableBlock[] {
  const head = cellsOf(columns.map(({ label }) => label));
  const column_settings = columns.map(({ narrow }) =>
    narrow ? { align: 'center' as const } : { align: 'left' as const, is_wrapped: true },
  );
  return inLots(rows.map(cellsOf), charactersIn, MOST.characters - charactersIn(head))
    .flatMap((lot) => inLots(lot, () => 1, MOST.rows - 1))
    .map((lot) => ({ type: 'table', column_settings, rows: [head, ...lot] }));
}

type Cell = types.RawTextElement;

const cellsOf = (texts: readonly string[]): Cell[] =>
  texts.map((text) => ({ type: 'raw_text', text: text.trim() === '' ? NOTHING : cut(text, MOST.cell) }));

const charactersIn = (cells: readonly Cell[]) => cells.reduce((sum, { text }) => sum + text.length, 0);
