import { plainLine } from '../text/text';
import { shown, shownCell } from './cell';
import type { ColumnSpec } from './column';
import { columnLetter, type ColumnPosition } from './header';
import type { Delimiter } from './records';
import { rowsInCell } from './rows-in-cell';
import type { TableFault } from './table';

/** What the rows of a file are measured by. */
interface Frame {
  readonly header: readonly string[];
  readonly columns: readonly ColumnSpec[];
  readonly positions: ReadonlyMap<string, ColumnPosition>;
  readonly delimiter: Delimiter;
}

/** Makes what looks at rows as such, before their cells are read. `isCutWrong`: what stands in its cells is not theirs. */
export function rowFaults(
  frame: Frame,
): (row: number, cells: readonly string[], isLast: boolean) => { own: TableFault[]; isCutWrong: boolean } {
  const { header, columns, positions, delimiter } = frame;
  const swallowing = rowsInCell({ width: header.length, columns }, positions, delimiter);
  return (row, cells, isLast) => {
    const at = swallowing(cells);
    if (at >= 0) return { own: [rowsInCellFault(row, cells, at, header)], isCutWrong: true };
    const own = [
      ...unevenFaults(row, cells, header.length),
      ...(isLast ? cutOffFaults(row, cells, header) : []),
    ];
    return { own, isCutWrong: false };
  };
}

function rowsInCellFault(
  row: number,
  cells: readonly string[],
  at: number,
  header: readonly string[],
): TableFault {
  const [column, letter, value] = [shown(header[at] ?? ''), columnLetter(at), shownCell(cells[at] ?? '')];
  const message =
    'A quotation mark opens here and is closed in a later row: the rows between became one cell.';
  return { row, column, letter, value, code: 'ROWS_IN_CELL', message, hint: null };
}

/** Cells beyond the header: a delimiter in an unquoted text has pushed everything behind it one column on. */
function unevenFaults(row: number, cells: readonly string[], width: number): TableFault[] {
  if (cells.length <= width) return [];
  const index = cells.findIndex((cell, at) => at >= width && plainLine(cell) !== '');
  if (index < 0) return [];
  const value = shownCell(cells[index] ?? '');
  const message = `This row has more cells than the header has columns (${width}).`;
  return [{ row, column: '', letter: columnLetter(index), value, code: 'UNEVEN_ROW', message, hint: null }];
}

/** The file ends in the middle of a row: it was not handed over whole, and what is missing nobody knows. */
function cutOffFaults(row: number, cells: readonly string[], header: readonly string[]): TableFault[] {
  if (cells.length >= header.length) return [];
  const [column, letter] = [shown(header[cells.length] ?? ''), columnLetter(cells.length)];
  const message = `The file ends in this row: it has ${cells.length} cells, and the header has ${header.length} columns.`;
  return [{ row, column, letter, value: '', code: 'CUT_OFF', message, hint: null }];
}
