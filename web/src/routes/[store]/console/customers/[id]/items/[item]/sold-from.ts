import type { ItemState } from '#lib/item/item-status.ts';
import * as m from '#lib/paraglide/messages.js';

const TEXTS: Partial<Record<ItemState, () => string>> = {
  RECEIVED: m.sold_from_received,
  SOLD: m.sold_from_sold,
  RETURNED: m.sold_from_returned,
  DONATED: m.sold_from_donated,
  WITHDRAWN: m.sold_from_withdrawn,
  LOST: m.sold_from_lost,
};

/** What is worth a look where an item was sold that nobody offered; null of any other sale. */
export function soldFromText(sale: { soldFrom: ItemState | null } | null): string | null {
  return (sale?.soldFrom && TEXTS[sale.soldFrom]?.()) ?? null;
}
