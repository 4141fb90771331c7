import type { Transaction } from '../../kernel/database/transaction';
import { LookAgain } from '../../kernel/job/run';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { itemRows } from '../item/item.rows';
import { markDownSoon } from '../markdown/markdown.job';
import { pricedNow } from '../price/price.rules';
import { saleRows } from '../sale/sale.rows';
import type { Store } from '../store/store';
import { rememberRows } from './imported-row';
import { raiseItemNumbers } from './item-numbers';
import type { ItemWrite, LineWrite } from './stock.item';
import type { StockPlan } from './stock.plan';

/**
 * Carries the plan out in the one transaction of its piece, now: items, sales, what was imported, numbers and events. `reach`
 * is how far the store's numbers follow those of the file.
 */
export async function writeStock(
  tx: Transaction,
  store: Store,
  plan: StockPlan,
  { reach, now }: { reach: number; now: Date },
): Promise<void> {
  const priced = (item: ItemWrite): ItemWrite => ({ ...item, ...pricedNow(item, now, 'IMPORT') });
  // It has the label of the shop's program before, with the price that was brought along.
  const labelled = plan.created.map((item) => ({ ...priced(item), labelPriceMinor: item.priceMinor }));
  await itemRows.insertMany(tx, labelled);
  // Somebody changed an item between our reading and our writing: what the plan says of it may not hold any more.
  if ((await itemRows.updateMany(tx, plan.updated.map(priced))) < plan.updated.length)
    throw new LookAgain('An item was changed meanwhile');
  if (store.markdownDays.length > 0) await markDownSoon(tx);
  await saleRows.insertMany(tx, plan.lines);
  await correctLines(tx, plan.corrected);
  await rememberRows(tx, 'ITEM', plan.seen);
  await raiseCounter(tx, plan, reach);
  await emitItemsChanged(
    tx,
    [...plan.created, ...plan.updated].map((item) => heardOf(item, store.currency)),
  );
}

/** What an import said of a sale, said otherwise: divided anew, at the share that was frozen, while nobody has been paid. */
async function correctLines(tx: Transaction, corrected: readonly LineWrite[]): Promise<void> {
  if (corrected.length === 0) return;
  const done = await tx.sql(correctSql, [JSON.stringify(corrected)]);
  if (done.length < corrected.length) throw new LookAgain('A sale was paid out meanwhile');
}

const correctSql = `
UPDATE consignment.balance_line l
   SET sold_on = n."soldOn", sold_for_minor = n."soldForMinor", share_minor = n."shareMinor", store_part_minor = n."storePartMinor"
  FROM jsonb_to_recordset($1) AS n ("causeId" uuid, "soldOn" date, "soldForMinor" bigint, "shareMinor" bigint, "storePartMinor" bigint)
 WHERE l.cause_id = n."causeId" AND l.origin = 'IMPORT' AND NOT l.settled RETURNING l.id`;

async function raiseCounter(tx: Transaction, { seen }: StockPlan, reach: number): Promise<void> {
  const followed = seen.map(({ number }) => number).filter((number) => number <= reach);
  const highest = Math.max(0, ...followed);
  if (highest > 0) await raiseItemNumbers(tx, highest);
}
