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
  sharePercent: number | null;
  shareBase: ShareBase | null;
  heldUntil: LocalDate | null;
  rejectedBecause: string | null;
  collectBy: LocalDate | null;
}

/** An item as its receipt has it, with the share that was frozen on it [R-CO5]. */
export function receiptItemOf(item: DecidedItem, vatPercent: number): ReceiptItem {
  const { number, description, size, heldUntil, rejectedBecause, collectBy } = item;
  const isAccepted = rejectedBecause === null;
  const { priceMinor, sharePercent, shareBase } = item;
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
