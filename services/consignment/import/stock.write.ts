import type { Transaction } from '../../kernel/database/transaction';
import { LookAgain } from '../../kernel/job/run';
import { emitItemsChanged } from '../item/item.event';
import { itemRows } from '../item/item.rows';
import { saleRows } from '../sale/sale.rows';
import type { Store } from '../store/store';
import { rememberRows } from './imported-row';
import type { ItemWrite } from './stock.item';
import type { StockPlan } from './stock.plan';

/** Carries the plan out in the one transaction of its piece: items, sales, what was imported, numbers and events. */
export async function writeStock(tx: Transaction, store: Store, plan: StockPlan): Promise<void> {
  await itemRows.insertMany(tx, plan.created);
  // Somebody changed an item between our reading and our writing: what the plan says of it may not hold any more.
  if ((await itemRows.updateMany(tx, plan.updated)) < plan.updated.length)
    throw new LookAgain('An item was changed meanwhile');
  await saleRows.insertMany(tx, plan.lines);
  await rememberRows(tx, 'ITEM', plan.seen);
  await raiseCounter(tx, plan);
  await emitItemsChanged(
    tx,
    [...plan.created, ...plan.updated].map((item) => changeOf(item, store.currency)),
  );
}

async function raiseCounter(tx: Transaction, plan: StockPlan): Promise<void> {
  const highest = plan.seen.reduce((most, { number }) => Math.max(most, number), 0);
  if (highest === 0) return;
  await tx.sql(
    `INSERT INTO consignment.item_counter AS known (last_number) VALUES ($1)
     ON CONFLICT (store_id) DO UPDATE SET last_number = greatest(known.last_number, excluded.last_number)`,
    [highest],
  );
}

function changeOf(item: ItemWrite, currency: string) {
  const { id, number, version, description, state } = item;
  return {
    id,
    number,
    customerId: item.customerId,
    version,
    description,
    priceMinor: item.priceMinor,
    currency,
    state,
  };
}
