import { canHave, type StoreModule } from '../../../schema/modules';

/** What a store has that has consignors. */
export const MODULE: StoreModule = 'CONSIGNMENT';

/** Whether the store has no consignment, or none any more; one that has not arrived here yet is refused by what it lacks. */
export function isClosed(store: { isOpen: boolean } | null): boolean {
  return store?.isOpen === false;
}

/** Consignors enter items themselves in shop-in-shop stores only [K11], whose ids say so. */
export function hasSelfEntry(storeId: string): boolean {
  return canHave('SELF_ENTRY', storeId);
}

/** Whether they do: the store could have chosen that they do not [N21]. */
export function letsEnter(store: { id: string; modules: readonly StoreModule[] } | null): boolean {
  return store !== null && hasSelfEntry(store.id) && store.modules.includes('SELF_ENTRY');
}

/** Whether goods are marked down by a schedule [N21]. */
export function marksDown({ modules }: { modules: readonly StoreModule[] }): boolean {
  return modules.includes('MARKDOWN');
}
