import type { ImportCell, ImportChange, ImportReadRow } from '../graph/import-preview';
import { exponentOf } from '../money/money';
import type { CellValue, ColumnSpec } from '../table/column';
import { columnLetter } from '../table/header';
import type { Table, TableHead, TableRow } from '../table/table';

/** How many rows a dry run shows as they were read, and how many changes. */
const SHOWN_ROWS = 5;
export const SHOWN_CHANGES = 50;

/** Which columns of the file were read and which not, and which of ours it does not have. */
export interface ColumnsFound {
  columnsRead: string[];
  columnsIgnored: string[];
  columnsAbsent: string[];
}

/** Sorts the columns of a file: nobody should find out afterwards that one was not read. */
export function columnsOf({ columns, specs, positions, usedUnheaded }: TableHead): ColumnsFound {
  const read = new Set([...positions.values()].map(({ index }) => index));
  return {
    columnsRead: columns.filter((_column, at) => read.has(at)),
    columnsIgnored: columns.flatMap((column, at) => {
      if (read.has(at)) return [];
      // One without a heading is named by its letter, where it says anything.
      if (column === '') return usedUnheaded.includes(at) ? [columnLetter(at)] : [];
      return [column];
    }),
    columnsAbsent: specs.filter(({ key }) => !positions.has(key)).map(({ key, names }) => names[0] ?? key),
  };
}

/** The first rows as they were read: dates as days, amounts as amounts, so that a wrong reading is seen before it is written. */
export function firstRowsOf<Values>(table: Table<Values>): ImportReadRow[] {
  return table.rows.slice(0, SHOWN_ROWS).map(({ row, values }) => ({
    row,
    cells: table.specs
      .filter(({ key }) => table.positions.has(key))
      .map((spec) => cellOf(table, spec, values as Readonly<Record<string, CellValue | null>>)),
  }));
}

/** What a row would change, column by column, before and after. */
export function changeOf<Values, Key extends string>(
  table: Table<Values>,
  row: TableRow<Values>,
  number: number,
  keys: readonly Key[],
  before: Readonly<Record<Key, CellValue | null>>,
  after: Readonly<Record<Key, CellValue | null>>,
): ImportChange {
  const changed = table.specs.filter(({ key }) => (keys as readonly string[]).includes(key));
  return {
    row: row.row,
    number,
    cells: changed.map((spec) => {
      const { column, kind, value } = cellOf(table, spec, after);
      return { column, kind, before: cellOf(table, spec, before).value, after: value };
    }),
  };
}

/** A value as a file would say it, for what would do instead. */
export function asInFile(spec: ColumnSpec | undefined, value: CellValue | null): string | null {
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nee';
  return spec === undefined ? null : textOf(spec, value);
}

function cellOf<Values>(
  { positions }: Table<Values>,
  spec: ColumnSpec,
  values: Readonly<Record<string, CellValue | null>>,
): ImportCell {
  const column = positions.get(spec.key)?.column ?? spec.names[0] ?? spec.key;
  return { column, kind: kindOf(spec), value: textOf(spec, values[spec.key] ?? null) };
}

const kinds: Readonly<Record<string, ImportCell['kind']>> = {
  text: 'TEXT',
  email: 'TEXT',
  integer: 'NUMBER',
  percent: 'PERCENT',
  amount: 'AMOUNT',
  date: 'DATE',
  yesNo: 'YES_NO',
};

function kindOf({ kind }: ColumnSpec): ImportCell['kind'] {
  return (typeof kind === 'string' ? kinds[kind] : undefined) ?? 'CHOICE';
}

function textOf({ kind, currency }: ColumnSpec, value: CellValue | null): string | null {
  if (value === null || value === '') return null;
  if (kind !== 'amount' || typeof value !== 'number') return String(value);
  const exponent = exponentOf(currency ?? 'EUR');
  return (value / 10 ** exponent).toFixed(exponent);
}
