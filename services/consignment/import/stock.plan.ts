import type { Transaction } from '../../kernel/database/transaction';
import { rowHash, type ImportCounts } from '../../kernel/import/import';
import { addFault, hasFault, repeated } from '../../kernel/table/fault';
import type { Table, TableRow } from '../../kernel/table/table';
import type { Store } from '../store/store';
import type { StockValues } from './stock.columns';
import { changes, itemWriteOf, lineWriteOf, type ItemWrite, type LineWrite } from './stock.item';
import { readConsignors, readImported, readItems, type ConsignorHere, type ItemHere } from './stock.known';
import { contradiction, faultsInRow } from './stock.rules';

/** What importing a stock file would do; the dry run shows it, the import carries it out. */
export interface StockPlan extends ImportCounts {
  created: ItemWrite[];
  updated: ItemWrite[];
  lines: LineWrite[];
  /** Rows to be remembered, with the version of their item just after. */
  seen: { number: number; hash: string; version: number }[];
}

type Row = TableRow<StockValues>;

/** Compares a file with the stock here, and adds the faults only consignment can see to the table. */
export async function planStock(
  tx: Transaction,
  store: Store,
  table: Table<StockValues>,
): Promise<StockPlan> {
  repeated(table, 'number');
  const plan: StockPlan = {
    created: [],
    updated: [],
    lines: [],
    seen: [],
    toCreate: 0,
    toUpdate: 0,
    unchanged: 0,
  };
  const imported = await readImported(tx, given(table.rows, 'number'));
  const fresh = table.rows.filter(
    (row) => row.faults.length > 0 || imported.get(row.values.number ?? 0)?.hash !== hashOf(row),
  );
  const items = await readItems(tx, given(fresh, 'number'), imported);
  const consignors = await readConsignors(tx, given(fresh, 'customerNumber'));
  for (const row of fresh) {
    const item = items.get(row.values.number ?? 0);
    const consignor = consignors.get(row.values.customerNumber ?? 0);
    checkRow(table, row, item, consignor);
    if (row.faults.length === 0 && consignor !== undefined) planRow(plan, store, row, item, consignor);
  }
  plan.toCreate = plan.created.length;
  plan.toUpdate = plan.updated.length;
  plan.unchanged += table.rows.length - fresh.length;
  return plan;
}

function checkRow(
  table: Table<StockValues>,
  row: Row,
  here: ItemHere | undefined,
  consignor: ConsignorHere | undefined,
): void {
  const { values } = row;
  for (const { key, ...fault } of faultsInRow(values)) {
    // A cell that cannot be read is no blank one: one fault a cell says what to do.
    if (!hasFault(table, row, key)) addFault(table, row, key, fault);
  }
  if (values.customerNumber !== null && consignor === undefined) {
    addFault(table, row, 'customerNumber', {
      code: 'UNKNOWN_CONSIGNOR',
      message: 'There is no consignor with this number.',
    });
  }
  if (here === undefined || consignor === undefined) return;
  const contradicted = contradiction(here, consignor.customerId, values);
  if (contradicted !== null) addFault(table, row, contradicted.key, contradicted);
}

function planRow(
  plan: StockPlan,
  store: Store,
  row: Row,
  here: ItemHere | undefined,
  consignor: ConsignorHere,
): void {
  const item = itemWriteOf(store, row.values, consignor, here);
  if (here === undefined) plan.created.push(item);
  else if (changes(here, item)) plan.updated.push(item);
  else plan.unchanged += 1;
  if (item.state === 'SOLD' && here?.state !== 'SOLD') plan.lines.push(lineWriteOf(store, row.values, item));
  plan.seen.push({ number: item.number, hash: hashOf(row), version: item.version });
}

function given(rows: readonly Row[], key: 'number' | 'customerNumber'): number[] {
  return rows.map((row) => row.values[key]).filter((number) => number !== null);
}

function hashOf({ values }: Row): string {
  return rowHash(hashedKeys.map((key) => values[key]));
}

const hashedKeys = [
  'number',
  'customerNumber',
  'description',
  'category',
  'size',
  'brand',
  'priceMinor',
  'intakeOn',
  'returnOn',
  'state',
  'soldOn',
  'soldForMinor',
] as const satisfies readonly (keyof StockValues)[];
