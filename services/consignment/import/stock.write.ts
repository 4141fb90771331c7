import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import { LookAgain } from '../../kernel/job/run';
import { emitItemsChanged } from '../item/item.event';
import type { Store } from '../store/store';
import { rememberRows } from './imported-row';
import type { ItemWrite } from './stock.item';
import type { StockPlan } from './stock.plan';

/** Carries the plan out in the one transaction of its piece: items, sales, what was imported, numbers and events. */
export async function writeStock(tx: Transaction, store: Store, plan: StockPlan): Promise<void> {
  for (const some of chunksOf(plan.created)) await tx.sql(insertItemsSql, [JSON.stringify(some)]);
  for (const some of chunksOf(plan.updated)) await updateItems(tx, some);
  for (const some of chunksOf(plan.lines)) await tx.sql(insertLinesSql, [JSON.stringify(some)]);
  await rememberRows(tx, 'ITEM', plan.seen);
  await raiseCounter(tx, plan);
  await emitItemsChanged(
    tx,
    [...plan.created, ...plan.updated].map((item) => changeOf(item, store.currency)),
  );
}

const givenItemsSql = `jsonb_to_recordset($1) AS given (id uuid, number integer, customer_id uuid, description text, category text, size text,
  brand text, price_minor bigint, state text, intake_on date, return_on date, share_percent numeric, share_base text, version integer)`;

const insertItemsSql = `
INSERT INTO consignment.item (id, number, customer_id, description, category, size, brand, price_minor, state,
       intake_on, received_on, return_on, share_percent, share_base)
SELECT id, number, customer_id, description, category, size, brand, price_minor, state,
       intake_on, intake_on, return_on, share_percent, share_base FROM ${givenItemsSql}`;

async function updateItems(tx: Transaction, items: readonly ItemWrite[]): Promise<void> {
  const changed = await tx.sql(updateItemsSql, [JSON.stringify(items)]);
  // Somebody changed an item between our reading and our writing: what the plan says of it may not hold any more.
  if (changed.length < items.length) throw new LookAgain('An item was changed meanwhile');
}

const updateItemsSql = `
UPDATE consignment.item i
   SET description = given.description, category = given.category, size = given.size, brand = given.brand,
       price_minor = given.price_minor, state = given.state, intake_on = given.intake_on,
       received_on = coalesce(i.received_on, given.intake_on), return_on = given.return_on, version = given.version
  FROM ${givenItemsSql}
 WHERE i.id = given.id AND i.version = given.version - 1
RETURNING i.id`;

const insertLinesSql = `
INSERT INTO consignment.balance_line (id, customer_id, cause_id, item_id, origin, sold_on, sold_for_minor, share_minor, store_part_minor)
SELECT id, customer_id, item_id, item_id, 'IMPORT', sold_on, sold_for_minor, share_minor, store_part_minor
  FROM jsonb_to_recordset($1) AS given (id uuid, customer_id uuid, item_id uuid, sold_on date, sold_for_minor bigint,
       share_minor bigint, store_part_minor bigint)`;

/** The next item made here gets a number beyond the highest of the file. */
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
    customerId: item.customer_id,
    version,
    description,
    priceMinor: item.price_minor,
    currency,
    state,
  };
}
