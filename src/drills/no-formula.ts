/** What is not seen before a sign, a spreadsheet may skip. */
const LINE = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u;
const CONTROL = /^[\t\r\n]/;
const LINE_ENDS = /(\r\n|[\r\n\v\f\u0085\u2028\u2029])/u;

/**
 * A cell that no spreadsheet takes for a formula (OWASP, "CSV injection"): what begins like one gets an apostrophe before it,
 * in the cell as in each of its lines, for who opens the file with other quotes than ours makes cells of them.
 */
export function noFormula<T extends string | number>(cell: T): T | string {
  if (typeof cell !== 'string') return cell;
  const lines = cell
    .split(LINE_ENDS)
    .map((line) => (LINE.test(line) ? `'${line}` : line))
    .join('');
  return CONTROL.test(lines) ? `'${lines}` : lines;
}
