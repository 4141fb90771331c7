import { itemsChanged, type ItemState } from '../../../schema/events/consignment';
import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';

/** Tells the other services of items, 500 an event. */
export async function emitItemsChanged(tx: Transaction, changes: readonly ItemState[]): Promise<void> {
  for (const items of chunksOf(changes)) {
    const [{ id, version }] = items;
    await tx.emit(itemsChanged, { id, version }, { items });
  }
}

/** An item as the other services hear of it. */
export function heardOf(
  item: Omit<ItemState, 'currency' | 'receivedOn'> & { receivedOn: string | null },
  currency: string,
): ItemState {
  const { id, number, customerId, version, description, priceMinor, state, vatScheme, receivedOn } = item;
  return { id, number, customerId, version, description, priceMinor, currency, state, vatScheme, receivedOn };
}
