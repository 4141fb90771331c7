import type { Transaction } from '../../kernel/database/transaction';
import type { ImportCounts } from '../../kernel/import/import';
import type { Money } from '../../kernel/money/money';
import { addFault, hasFault } from '../../kernel/table/fault';
import type { Table, TableRow } from '../../kernel/table/table';
import type { Store } from '../store/store';
import type { TillValues } from './till.columns';
import { readUnits, type KnownUnit } from './till.known';
import type { Receipts } from './till.receipts';
import { isFarAbovePrice, unknownItem, verdictOf, type RowFault, type SaidSale } from './till.rules';

export type TillRow = TableRow<TillValues>;

/** A line that a row makes. */
export interface PlannedLine extends SaidSale {
  row: TillRow;
  unit: KnownUnit;
}

/** What importing a till's file would do; the dry run shows it, the import carries it out. */
export interface TillPlan extends ImportCounts {
  /** The sales it makes, each with its lines: rows with one receipt are one. */
  sales: PlannedLine[][];
  /** What they come to. */
  total: Money;
  /** Rows of sales that were recorded before and undone since. */
  undone: TillRow[];
  /** Rows that were sold far above the asking price. */
  farAbove: TillRow[];
}

/** Compares rows of a file with what was sold here, and adds the faults that only commerce can see to the table. */
export async function planTillSales(
  tx: Transaction,
  store: Pick<Store, 'currency'>,
  table: Table<TillValues>,
  receipts: Receipts,
): Promise<TillPlan> {
  const units = await readUnits(
    tx,
    table.rows.flatMap(({ values: { number } }) => number ?? []),
  );
  const lines: PlannedLine[] = [];
  const undone: TillRow[] = [];
  let unchanged = 0;
  for (const row of table.rows) {
    const { number, soldOn, soldForMinor, receipt = null } = row.values;
    const unit = number === null ? undefined : units.get(number);
    addNew(table, row, receipts.faultOf(row.row, row.values));
    if (number !== null && unit === undefined) addNew(table, row, unknownItem);
    if (unit === undefined || soldOn === null || soldForMinor === null || row.faults.length > 0) continue;
    const said = { soldOn, soldForMinor, receipt };
    const verdict = verdictOf(said, unit);
    if (verdict === 'NEW') lines.push({ ...said, row, unit });
    else if (typeof verdict === 'object') addNew(table, row, verdict);
    else unchanged += 1;
    if (verdict === 'UNDONE') undone.push(row);
  }
  return {
    ...{ sales: salesOf(lines), undone },
    total: { amountMinor: lines.reduce((sum, line) => sum + line.soldForMinor, 0), currency: store.currency },
    farAbove: lines.filter(isFarAbove).map(({ row }) => row),
    ...{ toCreate: lines.length, toUpdate: 0, unchanged },
  };
}

/** A cell that cannot be read is said to be that and no more: one fault a cell says what to do. */
function addNew(table: Table<TillValues>, row: TillRow, fault: RowFault | null): void {
  if (fault !== null && !hasFault(table, row, fault.key)) addFault(table, row, fault.key, fault);
}

const isFarAbove = ({ soldForMinor, unit }: PlannedLine): boolean =>
  isFarAbovePrice(soldForMinor, unit.priceMinor);

/** Rows with one receipt are one sale; one without is for itself. */
function salesOf(lines: readonly PlannedLine[]): PlannedLine[][] {
  const sales = new Map<string | PlannedLine, PlannedLine[]>();
  for (const line of lines) {
    const key = line.receipt ?? line;
    const known = sales.get(key);
    if (known === undefined) sales.set(key, [line]);
    else known.push(line);
  }
  return [...sales.values()];
}
