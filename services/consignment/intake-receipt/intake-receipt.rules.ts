import type { LocalDate } from '../../kernel/clock/clock';
import type { ShareBase } from '../item/item';
import { divide } from '../sale/sale.rules';
import type { ReceiptItem } from './intake-receipt';

/** What a receipt takes of an item. */
export interface DecidedItem {
  number: number;
  description: string;
  size: string | null;
  priceMinor: number | null;
  /** What it was first asked, where it has been on sale. */
  firstPriceMinor: number | null;
  sharePercent: number | null;
  shareBase: ShareBase | null;
  heldUntil: LocalDate | null;
  rejectedBecause: string | null;
  collectBy: LocalDate | null;
}

/** An item as its receipt has it: at the price first asked, whatever it was marked down to until the last was decided [R-CO5]. */
export function receiptItemOf(item: DecidedItem, vatPercent: number): ReceiptItem {
  const { number, description, size, heldUntil, rejectedBecause, collectBy } = item;
  const isAccepted = rejectedBecause === null;
  const { sharePercent, shareBase } = item;
  const priceMinor = item.firstPriceMinor ?? item.priceMinor;
  const isShared = isAccepted && priceMinor !== null && sharePercent !== null && shareBase !== null;
  return {
    ...{ number, description, size, heldUntil, rejectedBecause },
    priceMinor: isAccepted ? priceMinor : null,
    sharePercent: isAccepted ? sharePercent : null,
    shareMinor: isShared ? divide(priceMinor, sharePercent, shareBase, vatPercent).shareMinor : null,
    collectBy: isAccepted ? null : collectBy,
  };
}

/** The parts of a receipt, each in the order of the numbers. */
export interface ReceiptParts {
  accepted: ReceiptItem[];
  held: ReceiptItem[];
  refused: ReceiptItem[];
}

/** What was refused, what waits for a day, and the rest. */
export function partsOf(items: readonly ReceiptItem[]): ReceiptParts {
  const accepted = items.filter(({ rejectedBecause }) => rejectedBecause === null);
  return {
    accepted: accepted.filter(({ heldUntil }) => heldUntil === null),
    held: accepted.filter(({ heldUntil }) => heldUntil !== null),
    refused: items.filter(({ rejectedBecause }) => rejectedBecause !== null),
  };
}

/** Whether something was accepted that has no price yet. */
export function isPriceToFollow({ accepted, held }: Pick<ReceiptParts, 'accepted' | 'held'>): boolean {
  return [...accepted, ...held].some(({ priceMinor }) => priceMinor === null);
}
