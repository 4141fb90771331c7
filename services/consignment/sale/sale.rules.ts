import { shareOf } from '../../kernel/money/money';
import type { ShareBase } from '../store/store';

/** How what a buyer paid is divided; the two always add up to it. */
export interface Division {
  shareMinor: number;
  storePartMinor: number;
}

/** Divides a sale [R-CO5]: the consignor's percentage of the price, or of the price without VAT; the store gets the rest. */
export function divide(
  soldForMinor: number,
  sharePercent: number,
  base: ShareBase,
  vatPercent: number,
): Division {
  const shared = base === 'GROSS' ? soldForMinor : withoutVat(soldForMinor, vatPercent);
  const shareMinor = shareOf(shared, sharePercent).share;
  return { shareMinor, storePartMinor: soldForMinor - shareMinor };
}

/** The price without the VAT in it, rounded half up to the minor unit. */
export function withoutVat(grossMinor: number, vatPercent: number): number {
  const whole = 100 + vatPercent;
  return Math.floor((grossMinor * 100 * 2 + whole) / (whole * 2));
}
