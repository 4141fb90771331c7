import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import type { ItemState } from './item';

/** An item as the other services hear of it. */
export interface ItemChange {
  id: string;
  number: number;
  customerId: string;
  version: number;
  description: string;
  /** Null before there is a price. */
  priceMinor: number | null;
  currency: string;
  state: `${ItemState}`;
}

/** Tells the other services of items, 500 an event. */
export async function emitItemsChanged(tx: Transaction, changes: readonly ItemChange[]): Promise<void> {
  for (const items of chunksOf(changes)) {
    const [{ id, version }] = items;
    await tx.emit({ name: 'consignment.items-changed', aggregateId: id, version, payload: { items } });
  }
}
