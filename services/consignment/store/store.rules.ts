import type { StoreModule } from '../../../schema/modules';
import { moduleClosed } from '../../kernel/refusal/refusal';

/** What a store has that has consignors. */
export const MODULE: StoreModule = 'CONSIGNMENT';

/** Whether the store has no consignment, or none any more; one that has not arrived here yet is refused by what it lacks. */
export function isClosed(store: { isOpen: boolean } | null): boolean {
  return store?.isOpen === false;
}

/** Refuses there whoever asks for something; what works by itself leaves it. */
export function assertOpen(store: { isOpen: boolean } | null): void {
  if (isClosed(store)) throw moduleClosed(MODULE);
}

/** Consignors enter items themselves in shop-in-shop stores only: ids beginning with 300 or 600 [K11]. */
export function hasSelfEntry(storeId: string): boolean {
  return /^(300|600)\d\d$/.test(storeId);
}
