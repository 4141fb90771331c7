import type { Transaction } from '../../kernel/database/transaction';
import { LookAgain } from '../../kernel/job/run';
import { emitItemsChanged, heardOf } from '../item/item.event';
import { itemRows } from '../item/item.rows';
import { markDownSoon } from '../markdown/markdown.job';
import { pricedNow } from '../price/price.rules';
import { bookSales, isPaidOutSql, undoSales } from '../sale/book-sale';
import type { Store } from '../store/store';
import { rememberRows } from './imported-row';
import { raiseItemNumbers } from './item-numbers';
import type { ItemWrite, SaleWrite } from './stock.item';
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
  // The pass itself asks whether the store marks down by then.
  if (store.markdownDays.length > 0) await markDownSoon(tx);
  await correctSales(tx, plan.corrected, now);
  await bookSales(tx, store, [...plan.newSales, ...plan.corrected], now);
  await rememberRows(tx, 'ITEM', plan.seen);
  await raiseCounter(tx, plan, reach);
  await emitItemsChanged(
    tx,
    [...plan.created, ...plan.updated].map((item) => heardOf(item, store.currency)),
  );
}

/** What an import said of a sale, said otherwise: it is undone and booked anew, at the share that was frozen, while nobody has been paid. */
async function correctSales(tx: Transaction, corrected: readonly SaleWrite[], now: Date): Promise<void> {
  if (corrected.length === 0) return;
  const itemIds = corrected.map(({ itemId }) => itemId);
  const undone = await undoSales(
    tx,
    `s.item_id = ANY ($2) AND s.origin = 'IMPORT' AND NOT ${isPaidOutSql}`,
    itemIds,
    now,
  );
  if (undone < corrected.length) throw new LookAgain('A sale was paid out meanwhile');
}

async function raiseCounter(tx: Transaction, { seen }: StockPlan, reach: number): Promise<void> {
  const followed = seen.map(({ number }) => number).filter((number) => number <= reach);
  const highest = Math.max(0, ...followed);
  if (highest > 0) await raiseItemNumbers(tx, highest);
}
