import type { UnitSale } from '../../../schema/events/commerce';
import type { ItemState, ShareBase } from '../item/item';
import { sharedAmount, type Borne } from '../markdown/markdown.rules';
import { divide, type Division } from './sale.rules';

/** The split that holds for an item, and what it was on sale at when it was sold. */
export interface SoldTerms extends Borne {
  sharePercent: number;
  shareBase: ShareBase;
}

/**
 * How a sale of commerce's is divided [R-CO3 R-CO5]: what the store bears of a discount is shared as if it had been paid. What
 * had been given to charity when it was sold is the store's.
 */
export function divideUnitSale(
  { soldForMinor, borneByStoreMinor, vatPercent }: UnitSale,
  { sharePercent, shareBase, ...borne }: SoldTerms,
  soldFrom: ItemState,
): Division {
  if (soldFrom === 'DONATED') return { shareMinor: 0, storePartMinor: soldForMinor };
  const shared = sharedAmount(soldForMinor + borneByStoreMinor, borne);
  return divide(soldForMinor, sharePercent, shareBase, vatPercent, shared);
}

/**
 * In which state an item was when it was sold. One that is sold by now, as nobody has told yet that its last sale was undone,
 * was where it had been before that; 'SOLD' is one that a file said was sold elsewhere.
 */
export function soldFromOf(
  state: ItemState,
  standing: { soldFrom: ItemState | null } | undefined,
): ItemState {
  return state === 'SOLD' ? (standing?.soldFrom ?? 'SOLD') : state;
}

/** Where an item goes whose sale is undone [R-CM8]: on sale, where it has a price, or back to where it had gone before it was sold. */
export function stateAfterUndoing(soldFrom: ItemState | null, priceMinor: number | null): ItemState {
  const isGone = soldFrom !== null && !['RECEIVED', 'ON_SALE', 'SOLD'].includes(soldFrom);
  if (isGone) return soldFrom;
  return priceMinor === null ? 'RECEIVED' : 'ON_SALE';
}
