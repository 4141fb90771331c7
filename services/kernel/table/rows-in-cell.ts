import { cellReader } from './cell';
import type { ColumnSpec } from './column';
import type { ColumnPosition } from './header';
import type { Delimiter } from './records';

const LINE_END = /\r\n|\n|\r/;
/** As many semicolons or tabs in a text of several lines as a row of so many columns has are no chance; commas may be. */
const WIDE = 5;
/** Where a row must have so many things, a line that has them all is one, however short. */
const MANY_NEEDED = 3;

/**
 * Tells which cell of a record has taken in rows of the file: its quotation mark was closed by a stray one further down.
 * An address of two lines has no row in it. -1 where there is none.
 */
export function rowsInCell(
  header: { readonly width: number; readonly columns: readonly ColumnSpec[] },
  positions: ReadonlyMap<string, ColumnPosition>,
  delimiter: Delimiter,
): (cells: readonly string[]) => number {
  const needed = header.columns.flatMap((spec) => {
    const position = positions.get(spec.key);
    return spec.required && !spec.mayBeBlank && position
      ? [{ index: position.index, read: cellReader(spec) }]
      : [];
  });
  /** What a row must have can be read where a line of the cell is taken for one. */
  const isRow = (line: readonly string[]): boolean =>
    line.length >= (needed.length < MANY_NEEDED ? header.width : 1) &&
    needed.length > 0 &&
    needed.every(({ index, read }) => 'value' in read(unquoted(line[index] ?? '')));
  return (cells) =>
    cells.findIndex((cell, at) => {
      if (!cell.includes(delimiter) || !LINE_END.test(cell)) return false;
      const lines = cell.split(LINE_END).map((line) => line.split(delimiter));
      const inside = lines.reduce((sum, line) => sum + line.length - 1, 0);
      if (delimiter !== ',' && header.width >= WIDE && inside >= header.width - 1) return true;
      const last = lines.at(-1) ?? [];
      return [...lines.slice(1, -1), [...last, ...cells.slice(at + 1)]].some(isRow);
    });
}

function unquoted(cell: string): string {
  return cell.replaceAll('"', '');
}
