import type { Transaction } from '../../kernel/database/transaction';
import { rowHash, type ImportCounts } from '../../kernel/import/import';
import { addFault, hasFault, repeated } from '../../kernel/table/fault';
import type { Table, TableRow } from '../../kernel/table/table';
import type { Store } from '../store/store';
import type { StockValues } from './stock.columns';
import { changes, itemWriteOf, lineWriteOf, type ItemWrite, type LineWrite } from './stock.item';
import { readKnownStock, type KnownStock } from './stock.known';
import { contradiction, faultsInRow } from './stock.rules';

/** What importing a stock file would do; the dry run shows it, the import carries it out. */
export interface StockPlan extends ImportCounts {
  created: ItemWrite[];
  updated: ItemWrite[];
  lines: LineWrite[];
  /** Rows to be remembered, with the version of their item just after. */
  seen: { number: number; hash: string; version: number }[];
}

/** Compares a file with the stock here, and adds the faults only consignment can see to the table. */
export async function planStock(
  tx: Transaction,
  store: Store,
  table: Table<StockValues>,
): Promise<StockPlan> {
  repeated(table, 'number');
  const known = await readKnownStock(tx, table);
  const plan: StockPlan = {
    created: [],
    updated: [],
    lines: [],
    seen: [],
    toCreate: 0,
    toUpdate: 0,
    unchanged: 0,
  };
  for (const row of table.rows) planRow(plan, store, table, row, known);
  return plan;
}

function planRow(
  plan: StockPlan,
  store: Store,
  table: Table<StockValues>,
  row: TableRow<StockValues>,
  known: KnownStock,
): void {
  const { values } = row;
  const hash = rowHash(hashedKeys.map((key) => values[key]));
  if (values.number !== null && row.faults.length === 0 && known.hashes.get(values.number) === hash) {
    plan.unchanged += 1;
    return;
  }
  for (const { key, ...fault } of faultsInRow(values)) {
    // A cell that cannot be read is no blank one: one fault a cell says what to do.
    if (!hasFault(table, row, key)) addFault(table, row, key, fault);
  }
  const consignor = values.customerNumber === null ? undefined : known.consignors.get(values.customerNumber);
  if (values.customerNumber !== null && consignor === undefined) {
    addFault(table, row, 'customerNumber', {
      code: 'UNKNOWN_CONSIGNOR',
      message: 'There is no consignor with this number.',
    });
  }
  const here = values.number === null ? undefined : known.items.get(values.number);
  const contradicted =
    here === undefined || consignor === undefined ? null : contradiction(here, consignor.customerId, values);
  if (contradicted !== null) addFault(table, row, contradicted.key, contradicted);
  if (row.faults.length > 0 || consignor === undefined) return;

  const item = itemWriteOf(store, values, consignor, here);
  if (here === undefined) plan.created.push(item);
  else if (changes(here, item)) plan.updated.push(item);
  else plan.unchanged += 1;
  if (item.state === 'SOLD' && here?.state !== 'SOLD') plan.lines.push(lineWriteOf(store, values, item));
  plan.seen.push({ number: item.number, hash, version: item.version });
  plan.toCreate = plan.created.length;
  plan.toUpdate = plan.updated.length;
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
