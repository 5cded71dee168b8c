import type { Table } from '../../session/message.ts';
import { inLots } from '../lots.ts';
import { plain, type Element, type TableRow, type TextRun } from './elements.ts';

/** Bytes: a table must have room in a card, beside what else stands there. */
const MOST = 10_000;
const WIDTH = { narrow: 2, wide: 3 };

/** A table as elements of cards, as many as it takes, each with the head. */
export function tables({ columns, rows }: Table): Element[] {
  const head = rowOf(
    columns.map(({ label }) => label),
    { weight: 'Bolder' },
  );
  const all = rows.map((row) => rowOf(row));
  return inLots(all, bytesOf, MOST - bytesOf(head)).map((lot) => ({
    type: 'Table',
    columns: columns.map(({ narrow }) =>
      narrow ? { width: WIDTH.narrow, horizontalCellContentAlignment: 'Center' } : { width: WIDTH.wide },
    ),
    rows: [head, ...lot],
  }));
}

const rowOf = (texts: readonly string[], style: Pick<TextRun, 'weight'> = {}): TableRow => ({
  type: 'TableRow',
  cells: texts.map((text) => ({ type: 'TableCell', items: plain(text, { size: 'Small', ...style }) })),
});

const bytesOf = (row: TableRow) => Buffer.byteLength(JSON.stringify(row));
