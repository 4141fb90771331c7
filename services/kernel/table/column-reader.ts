import { plainLine } from '../text/text';
import { cellReader, shown } from './cell';
import type { CellRead, ColumnSpec } from './column';
import { asMonthFirst } from './date';
import type { ColumnPosition } from './header';
import { joinedAt, type Joined } from './join';
import { findMonthFirst, type MonthFirst } from './month-first';
import type { TableFault } from './table';

/** How a column of a file is read. */
export interface ColumnReader {
  readonly key: string;
  /** Each row must say something of it. */
  readonly isNeeded: boolean;
  readonly position: ColumnPosition;
  /** Which cells of a row it is made of. */
  readonly at: Joined;
  readonly read: (cell: string) => CellRead;
  /** What is wrong with it as a whole. */
  readonly fault: TableFault | null;
}

/** The readers of those columns of ours that the file has. */
export function columnReaders(
  columns: readonly ColumnSpec[],
  positions: ReadonlyMap<string, ColumnPosition>,
  records: readonly (readonly string[])[],
  headerAt: number,
): ColumnReader[] {
  return columns.flatMap((spec) => {
    const position = positions.get(spec.key);
    if (!position) return [];
    const found = spec.kind === 'date' ? findMonthFirst(records, headerAt, position.index) : null;
    const reader = { key: spec.key, isNeeded: spec.required, position, at: joinedAt(spec, positions) };
    const read = cellReader(spec);
    if (found === null) return { ...reader, read, fault: null };
    // By the order the column has: nothing of it is written, and what is shown of it is what it means.
    const readMonthFirst = (cell: string): CellRead => read(asMonthFirst(plainLine(cell))?.dayFirst ?? cell);
    return { ...reader, read: readMonthFirst, fault: monthFirstFault(position, headerAt + 1, found) };
  });
}

function monthFirstFault({ column, letter }: ColumnPosition, header: number, found: MonthFirst): TableFault {
  const value = shown(found.text);
  const message = `The dates of this column only make sense with the month before the day: row ${found.row} has “${value}”.`;
  return { row: header, column, letter, value, code: 'MONTH_FIRST', message, hint: `${found.dayFirst}?` };
}
