import { modules, type StoreModule } from '../../../schema/modules';

/** A store id is text of five digits [K2]: "00042" is one, 42 is none. */
export function isStoreId(value: unknown): value is string {
  return typeof value === 'string' && /^\d{5}$/.test(value);
}

/** The modules of a new store of which nobody says any. */
export const usualModules: readonly StoreModule[] = ['CONSIGNMENT'];

/** Whether these are modules that there are. */
export function areModules(names: readonly string[]): names is readonly StoreModule[] {
  return names.every((name) => Object.hasOwn(modules, name));
}

/** Self-entry of items exists only in shop-in-shop stores, whose ids begin with 300 or 600 [K11], and only where items are. */
export function isSelfEntryAllowed(storeId: string, has: readonly StoreModule[]): boolean {
  return has.includes('CONSIGNMENT') && (storeId.startsWith('300') || storeId.startsWith('600'));
}

/** The country whose currency this is, of those a store is made for most often; '' where it says no single one. */
export function countryOfCurrency(currency: string): string {
  return { EUR: 'NL', NOK: 'NO', SEK: 'SE' }[currency] ?? '';
}

/** Whether a shop of this language looks for "van den Berg" under B, unless it says otherwise: Dutch ones do. */
export function arePassed(language: string): boolean {
  return language === 'nl';
}

/** Where a store's portal is [K1]. */
export function portalUrlOf(publicUrl: string, storeId: string): string {
  return `${publicUrl}/${storeId}`;
}

/** Events name their aggregate by a UUID; a store's is its id, written as one (version 8: our own making). */
export function aggregateIdOf(storeId: string): string {
  return `00000000-0000-8000-8000-0000000${storeId}`;
}
