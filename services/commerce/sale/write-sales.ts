import type { UnitSale } from '../../../schema/events/commerce';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import type { Buyer } from '../customer/buyer';
import { addToSalesTotal } from '../customer/sales-total';
import { partyRows } from '../order/order-party';
import { orderLineRows, orderRows } from '../order/order.rows';
import { recordPayments, type PaidAmount } from '../payment/record-payments';
import type { MovedUnit } from '../sellable-unit/take';
import { emitUnitSales } from './sale.event';
import type { SoldUnit } from './sale.lines';
import { reckon, totalOf, type Discount, type ReckonedLine, type SoldLine } from './sale.rules';

/** A sale as it is written: an order that is delivered and paid at once. */
export interface SaleToWrite {
  orderId: string;
  soldOn: string;
  /** Null where nobody knows. */
  buyer: Buyer | null;
  /** '' where there was none. */
  externalReceipt: string;
  sold: readonly SoldUnit[];
  /** What comes off all of it. */
  overall: Discount | null;
  paid: readonly PaidAmount[];
}

/** What all sales of one writing have in common. */
interface Writing {
  currency: string;
  now: Date;
  /** One for each sale, taken before: in this transaction others would wait for them until its end. */
  numbers: readonly number[];
}

/** A line of a sale as it was written. */
export type WrittenLine = { id: string; orderId: string; unitId: string } & ReckonedLine &
  Pick<SoldLine, 'vatPercent' | 'vatScheme'>;

/**
 * Writes sales whose pieces were taken in this transaction, in as many statements however many they are: lines, what was paid,
 * and the orders last, as each is the sum of those [R-CM8]. Answers their lines.
 */
export async function writeSales(
  tx: Transaction,
  sales: readonly SaleToWrite[],
  taken: readonly MovedUnit[],
  { currency, now, numbers }: Writing,
): Promise<WrittenLine[]> {
  const lines = sales.flatMap(linesOf);
  await orderLineRows.insertMany(tx, lines);
  const paid = sales.map(({ orderId, buyer, externalReceipt, paid: amounts }) => ({
    ...{ orderId, customerId: buyer?.id ?? null, currency },
    ...{ reference: externalReceipt === '' ? null : externalReceipt, amounts },
  }));
  await recordPayments(tx, paid, now);
  const parties = sales.flatMap(({ orderId, buyer }) =>
    buyer === null
      ? []
      : [{ orderId, role: 'BUYER' as const, customerId: buyer.id, name: buyer.displayName }],
  );
  await partyRows.insertMany(tx, parties);
  const orders = sales.map(({ orderId: id, buyer, soldOn: placedOn, externalReceipt }, at) => ({
    ...{
      id,
      number: numberAt(numbers, at),
      customerId: buyer?.id ?? null,
      channel: 'TILL' as const,
      currency,
      placedOn,
    },
    ...{ placedAt: now, confirmedAt: now, deliveredAt: now, externalReceipt, madeBy: tx.actor.userId },
  }));
  await orderRows.insertMany(tx, orders);
  for (const { orderId, buyer } of sales)
    if (buyer !== null)
      await addToSalesTotal(tx, buyer.id, totalOf(lines.filter((line) => line.orderId === orderId)));
  const days = new Map(sales.map(({ orderId, soldOn }) => [orderId, soldOn]));
  const byUnit = new Map(lines.map((line) => [line.unitId, line]));
  await emitUnitSales(tx, taken, (id) => saleOf(byUnit.get(id), days), now);
  return lines;
}

/** What was rung up at the shop's own cash register was paid there. */
export function paidAtRegister(amountMinor: number): PaidAmount[] {
  return amountMinor === 0 ? [] : [{ method: 'REGISTER', amountMinor }];
}

function linesOf({ orderId, buyer, sold, overall }: SaleToWrite) {
  const reckoned = reckon(sold, overall);
  return sold.map(({ unit, priceMinor, vatPercent, vatScheme }, at) => ({
    ...{ id: newId(), orderId, customerId: buyer?.id ?? null, position: at + 1, unitId: unit.id },
    ...{ sku: unit.sku, description: unit.description, ordered: 1, shipped: 1 },
    ...{ priceMinor, vatPercent, vatScheme },
    ...reckonedAt(reckoned, at),
  }));
}

function reckonedAt(reckoned: readonly ReckonedLine[], at: number): ReckonedLine {
  const line = reckoned[at];
  if (line === undefined) throw new RangeError(`No line ${at} was reckoned`);
  return line;
}

function numberAt(numbers: readonly number[], at: number): number {
  const number = numbers[at];
  if (number === undefined) throw new RangeError(`No number was taken for sale ${at}`);
  return number;
}

function saleOf(line: WrittenLine | undefined, days: ReadonlyMap<string, string>): UnitSale | null {
  if (line === undefined) return null;
  const { id: lineId, orderId, grossMinor: soldForMinor, borneByStoreMinor, vatPercent, vatScheme } = line;
  const soldOn = days.get(orderId) ?? '';
  return { lineId, soldOn, soldForMinor, borneByStoreMinor, vatPercent, vatScheme, isOnline: false };
}
