import type { Clock } from '../../kernel/clock/clock';
import type { Call } from '../../kernel/database/call';
import type { Transaction } from '../../kernel/database/transaction';
import { assertVersion, notFound } from '../../kernel/refusal/refusal';
import { pricedNow } from '../price/price.rules';
import { findStore, type Store } from '../store/store';
import type { ConsignmentItem } from './item';
import { emitItemsChanged, heardOf } from './item.event';
import { itemRows, itemsById } from './item.rows';

/** An item as its table has it. */
export type StoredItem = Awaited<ReturnType<typeof itemRows.where>>[number];

/** What staff change of one item. */
export type ItemChanges = Partial<
  Pick<
    StoredItem,
    'state' | 'priceMinor' | 'returnOn' | 'markdownOff' | 'vatScheme' | 'pricedAt' | 'pricedBecause'
  >
>;

/**
 * Changes an item that nobody else changes meanwhile, and tells the others; null leaves it as it is. A price is by hand where
 * the change does not say otherwise.
 */
export async function changeItem(
  call: Call,
  clock: Clock,
  { id, version: edited }: { id: string; version?: number | null },
  change: (item: StoredItem, store: Store) => ItemChanges | null,
): Promise<ConsignmentItem> {
  await call.write(async (tx) => {
    const store = await findStore(tx);
    const item = await itemRows.lock(tx, id);
    if (store === null || item === null) throw notFound();
    assertVersion(edited, item.version);
    const changes = change(item, store);
    if (changes !== null) await changeLocked(tx, clock, store, item, changes);
  });
  return getItem(call, clock, id);
}

/** The same of an item that this transaction has locked. */
export async function changeLocked(
  tx: Transaction,
  clock: Clock,
  store: Store,
  item: StoredItem,
  changes: ItemChanges,
): Promise<void> {
  const because = item.pricedAt === null ? 'ASKED' : 'BY_HAND';
  const version = item.version + 1;
  await itemRows.update(tx, item.id, { ...pricedNow(item, clock.now(), because), ...changes, version });
  await emitItemsChanged(tx, [heardOf({ ...item, ...changes, version }, store.currency)]);
}

/** An item that is there, as it is after what was written. */
export async function getItem(call: Call, clock: Clock, id: string): Promise<ConsignmentItem> {
  const item = await call.load('item', id, itemsById(clock));
  if (item === null) throw notFound();
  return item;
}
