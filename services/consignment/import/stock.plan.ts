import type { Transaction } from '../../kernel/database/transaction';
import type { ImportChange } from '../../kernel/graph/import-preview';
import type { ImportCounts } from '../../kernel/import/import';
import { changeOf } from '../../kernel/import/preview';
import { rowHash } from '../../kernel/import/row';
import { addFault, hasFault } from '../../kernel/table/fault';
import type { Table, TableRow } from '../../kernel/table/table';
import { readPrices } from '../price/item-price';
import type { Store } from '../store/store';
import { readVatRates, type TaxedStore } from '../vat/vat-rates';
import type { StockValues } from './stock.columns';
import {
  changedKeys,
  itemWriteOf,
  saleWriteOf,
  valuesOf,
  type ItemWrite,
  type SaleWrite,
} from './stock.item';
import { readConsignors, readImported, readItems, type ConsignorHere, type ItemHere } from './stock.known';
import type { WrittenRow } from './stock.notes';
import { contradiction, correctedKeys, faultsInRow, isFarAbovePrice } from './stock.rules';

/** What importing a stock file would do; the dry run shows it, the import carries it out. */
export interface StockPlan extends ImportCounts {
  created: ItemWrite[];
  updated: ItemWrite[];
  /** The rows of both. */
  written: WrittenRow[];
  /** Before and after of what is updated. */
  differences: ImportChange[];
  newSales: SaleWrite[];
  /** Sales of imports before, as they are said now. */
  corrected: SaleWrite[];
  /** Rows whose sale is new, those that correct one, and of both those sold far above the asking price. */
  sold: Row[];
  correcting: Row[];
  farAbove: Row[];
  /** Rows of items that are sold, now or before, with the day: whatever is settled is among them. */
  sales: { row: Row; itemNumber: number; soldOn: string }[];
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
  const plan: StockPlan = {
    created: [],
    updated: [],
    written: [],
    differences: [],
    newSales: [],
    corrected: [],
    sold: [],
    correcting: [],
    farAbove: [],
    sales: salesIn(table),
    seen: [],
    toCreate: 0,
    toUpdate: 0,
    unchanged: 0,
  };
  const imported = await readImported(tx, given(table.rows, 'number'));
  const fresh = table.rows.filter(
    (row) => row.faults.length > 0 || imported.get(row.values.number ?? 0)?.hash !== rowHash(row.values),
  );
  const items = await readItems(tx, given(fresh, 'number'), imported);
  await readPricesOfSold(tx, fresh, items);
  const consignors = await readConsignors(tx, given(fresh, 'customerNumber'));
  const taxed = { ...store, vatRates: await readVatRates(tx) };
  for (const row of fresh) {
    const item = items.get(row.values.number ?? 0);
    const consignor = consignors.get(row.values.customerNumber ?? 0);
    checkRow(table, row, item, consignor);
    if (row.faults.length === 0 && consignor !== undefined) planRow(plan, taxed, table, row, item, consignor);
  }
  plan.toCreate = plan.created.length;
  plan.toUpdate = plan.updated.length;
  plan.unchanged += table.rows.length - fresh.length;
  return plan;
}

/** A share that the store's markdown may add to is of the price of the day of sale; one statement for all of them. */
async function readPricesOfSold(
  tx: Transaction,
  rows: readonly Row[],
  items: ReadonlyMap<number, ItemHere>,
): Promise<void> {
  const sold = rows
    .filter(({ values }) => values.state === 'SOLD')
    .map(({ values }) => items.get(values.number ?? 0))
    .filter((item) => item?.markdownBorneBy === 'STORE') as ItemHere[];
  if (sold.length === 0) return;
  const prices = await readPrices(
    tx,
    sold.map(({ id }) => id),
  );
  for (const item of sold) item.prices = prices.get(item.id);
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
  store: TaxedStore,
  table: Table<StockValues>,
  row: Row,
  here: ItemHere | undefined,
  consignor: ConsignorHere,
): void {
  const item = itemWriteOf(store, row.values, consignor, here);
  const corrected = here === undefined ? [] : correctedKeys(here, row.values);
  const said = here === undefined ? [] : changedKeys(here, item);
  const changed = [...said, ...corrected];
  const isNew = here === undefined;
  if (isNew || changed.length > 0) plan.written.push({ row, item, isNew, changed: said });
  if (here === undefined) plan.created.push(item);
  else if (changed.length === 0) plan.unchanged += 1;
  else {
    plan.updated.push(item);
    const after = { ...valuesOf(item), soldOn: row.values.soldOn, soldForMinor: row.values.soldForMinor };
    plan.differences.push(changeOf(table, row, item.number, changed, here, after));
  }
  planSale(plan, store, row, item, { here, isCorrected: corrected.length > 0 });
  plan.seen.push({ number: item.number, hash: rowHash(row.values), version: item.version });
}

function planSale(
  plan: StockPlan,
  store: TaxedStore,
  row: Row,
  item: ItemWrite,
  { here, isCorrected }: { here: ItemHere | undefined; isCorrected: boolean },
): void {
  const isNew = here?.state !== 'SOLD';
  if (item.state !== 'SOLD' || !(isNew || isCorrected)) return;
  (isNew ? plan.newSales : plan.corrected).push(saleWriteOf(store, row.values, item, here));
  (isNew ? plan.sold : plan.correcting).push(row);
  if (isFarAbovePrice(row.values)) plan.farAbove.push(row);
}

function salesIn({ rows }: Table<StockValues>): StockPlan['sales'] {
  return rows.flatMap((row) => {
    const { state, number, soldOn } = row.values;
    return state === 'SOLD' && number !== null && soldOn !== null
      ? [{ row, itemNumber: number, soldOn }]
      : [];
  });
}

function given(rows: readonly Row[], key: 'number' | 'customerNumber'): number[] {
  return rows.map((row) => row.values[key]).filter((number) => number !== null);
}
