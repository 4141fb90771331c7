import type { LocalDate } from '../../kernel/clock/clock';
import { MOST_LINES } from '../sale/sale.input';
import type { TillValues } from './till.columns';

/** A sale as a row says it, whole. */
export interface SaidSale {
  soldOn: LocalDate;
  soldForMinor: number;
  /** Null where the file says none. */
  receipt: string | null;
}

/** A sale of the same thing as it stands here, or stood. */
export interface RecordedSale {
  orderNumber: number;
  soldOn: LocalDate;
  soldForMinor: number;
  /** '' where there was none. */
  receipt: string;
  /** It was not undone. */
  stands: boolean;
}

/** The thing that a row names, as it is here. */
export interface UnitHere {
  stock: number;
  receivedOn: LocalDate | null;
  /** Oldest first. */
  sales: readonly RecordedSale[];
}

/** A fault of one cell, as only what stands here shows it. */
export interface RowFault {
  key: keyof TillValues & string;
  code: string;
  message: string;
  hint?: string;
}

/** What a row comes to: a new sale, one that was recorded before, or a fault. */
export type Verdict = 'NEW' | 'RECORDED' | 'UNDONE' | RowFault;

/** A number of nothing that is here. */
export const unknownItem: RowFault = {
  key: 'number',
  code: 'UNKNOWN_ITEM',
  message: 'There is no item with this number.',
};

/**
 * What a row comes to beside what stands here. One that was recorded is not looked at again, whatever became of it: what was
 * undone here stays undone. Where the file says no receipt, the day and what was paid are enough.
 */
export function verdictOf(said: SaidSale, unit: UnitHere): Verdict {
  const same = unit.sales.filter((sale) => isSame(said, sale));
  if (same.length > 0) return same.some(({ stands }) => stands) ? 'RECORDED' : 'UNDONE';
  const standing = unit.sales.findLast(({ stands }) => stands);
  if (standing !== undefined) return soldFault(said, standing);
  if (unit.stock <= 0) return { key: 'number', code: 'NOT_ON_SALE', message: 'Here it is not on sale.' };
  if (unit.receivedOn !== null && said.soldOn < unit.receivedOn) {
    const message = `It came into the store on ${unit.receivedOn}.`;
    return { key: 'soldOn', code: 'SOLD_BEFORE_INTAKE', message };
  }
  return 'NEW';
}

function isSame(said: SaidSale, sale: RecordedSale): boolean {
  return (
    said.soldOn === sale.soldOn &&
    said.soldForMinor === sale.soldForMinor &&
    (said.receipt === null || said.receipt === sale.receipt)
  );
}

/** It is sold: on this receipt for another price or on another day, or on another one. */
function soldFault(
  { receipt, soldForMinor }: SaidSale,
  { orderNumber, soldOn, ...sale }: RecordedSale,
): RowFault {
  const hint = `${orderNumber}, ${soldOn}`;
  if (receipt !== null && receipt === sale.receipt) {
    const key = soldForMinor === sale.soldForMinor ? 'soldOn' : 'soldForMinor';
    const message = `Here this receipt has it otherwise: order ${orderNumber} of ${soldOn}.`;
    return { key, code: 'SOLD_OTHERWISE', message, hint };
  }
  const message = `Here it was sold on ${soldOn}, in order ${orderNumber}.`;
  return { key: 'number', code: 'SOLD_IN_ORDER', message, hint };
}

/** More than so many times what was asked is a comma that slipped, or cents. */
const FAR_ABOVE = 2;

/** Whether something was sold far above its asking price: worth a second look, and no fault. */
export function isFarAbovePrice(soldForMinor: number, priceMinor: number | null): boolean {
  return Boolean(priceMinor) && soldForMinor > FAR_ABOVE * (priceMinor ?? 0);
}

/** What a receipt was said to be by the rows before. */
export interface SaidReceipt {
  /** The day of its first row. */
  soldOn: LocalDate;
  /** In which row that stands. */
  row: number;
}

/** What is wrong with a row beside the others of its receipt; it is the so-maniest of them, from 1. */
export function receiptFault(
  soldOn: LocalDate | null,
  first: SaidReceipt | undefined,
  place: number,
): RowFault | null {
  if (place > MOST_LINES)
    return { key: 'receipt', code: 'TOO_MANY_LINES', message: `A sale has ${MOST_LINES} lines at most.` };
  if (soldOn === null || first === undefined || soldOn === first.soldOn) return null;
  const message = `Row ${first.row} has this receipt on ${first.soldOn}.`;
  return { key: 'soldOn', code: 'OTHER_DAY', message, hint: first.soldOn };
}
