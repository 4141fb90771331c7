import { shownCell } from './cell';
import type { Table, TableFault, TableRow } from './table';

/** Adds a fault that only a service can know ("there is no such number") to the cell it is about. */
export function addFault<Values>(
  table: Table<Values>,
  row: TableRow<Values>,
  key: keyof Values & string,
  fault: Pick<TableFault, 'code' | 'message'> & { readonly hint?: string | null },
): void {
  const position = table.positions.get(key);
  const added: TableFault = {
    row: row.row,
    column: position?.column ?? '',
    letter: position?.letter ?? null,
    value: shownCell((position && row.cells[position.index]) || ''),
    hint: null,
    ...fault,
  };
  row.faults.push(added);
  table.faults.push(added);
}

/** Whether a cell has a fault already: one that cannot be read is not the same as a blank one. */
export function hasFault<Values>(
  table: Table<Values>,
  row: TableRow<Values>,
  key: keyof Values & string,
): boolean {
  const letter = table.positions.get(key)?.letter;
  return letter !== undefined && row.faults.some((fault) => fault.letter === letter);
}

/** Adds a REPEATED fault, naming the first row, wherever a value comes again; upper and lower case do not count. */
export function repeated<Values>(table: Table<Values>, key: keyof Values & string): void {
  const first = new Map<unknown, number>();
  for (const row of table.rows) {
    const value = row.values[key];
    if (value === null || value === undefined) continue;
    const same = typeof value === 'string' ? value.toLowerCase() : value;
    const earlier = first.get(same);
    if (earlier === undefined) first.set(same, row.row);
    else addFault(table, row, key, { code: 'REPEATED', message: `This is in row ${earlier} already.` });
  }
}

/** The rows as they are in the file, `span` before and behind one of them: what people see beside a fault. */
export function rowsAround<Values>(
  table: Table<Values>,
  row: number,
  span = 2,
): { row: number; cells: string[] }[] {
  const at = table.rows.findIndex((each) => each.row >= row);
  if (at < 0) return [];
  return table.rows
    .slice(Math.max(0, at - span), at + span + 1)
    .map(({ row: number, cells }) => ({ row: number, cells: [...cells] }));
}
