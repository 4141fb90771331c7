import { shareOf } from '../../kernel/money/money';
import type { ShareBase } from '../item/item';

/** How what a buyer paid is divided; the two always add up to it. The store's is below nothing where the share is more than that. */
export interface Division {
  shareMinor: number;
  storePartMinor: number;
}

/**
 * Divides a sale [R-CO5]: the consignor's percentage of the price, or of the price without VAT; the store gets the rest.
 * Rounded once, at the end: a price without VAT that was a whole number of cents already would be off by one. Where the store
 * bears a markdown the share is of more than was paid: see `sharedAmount`.
 */
export function divide(
  soldForMinor: number,
  sharePercent: number,
  base: ShareBase,
  vatPercent: number,
  sharedMinor = soldForMinor,
): Division {
  const { share } = shareOf(sharedMinor, sharePercent, base === 'GROSS' ? 0 : vatPercent);
  return { shareMinor: share, storePartMinor: soldForMinor - share };
}
