import type { UnitSale } from '../../../schema/events/commerce';
import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { plainLine } from '../../kernel/text/text';
import { buyerOf } from '../customer/buyer';
import { addToSalesTotal } from '../customer/sales-total';
import { partyRows } from '../order/order-party';
import { orderLineRows, orderRows } from '../order/order.rows';
import { recordPayments } from '../payment/record-payments';
import { takeUnits } from '../sellable-unit/take';
import type { Store } from '../store/store';
import { emitUnitSales } from './sale.event';
import type { RecordSaleInput } from './sale.input';
import { assertOnSale, soldUnits, throwWhere } from './sale.lines';
import {
  discountOf,
  faultsOfDiscounts,
  faultsOfTender,
  leftOfAll,
  reckon,
  totalOf,
  type ReckonedLine,
  type SoldLine,
} from './sale.rules';

type WrittenLine = { id: string } & Pick<ReckonedLine, 'grossMinor' | 'borneByStoreMinor'> &
  Pick<SoldLine, 'vatPercent' | 'vatScheme'>;

/** What a sale is written as. */
export interface NewSale {
  orderId: string;
  /** Null where none was spent: something was not on sale when it was asked for. */
  number: number | null;
  store: Store;
  soldOn: string;
  now: Date;
}

/**
 * Sells over the counter: what is sold is taken, paid and delivered in one transaction, or nothing of it [R-CM8]. The order is
 * written last: it is the sum of its lines and of what was paid.
 */
export async function recordSale(tx: Transaction, sale: NewSale, input: RecordSaleInput): Promise<void> {
  const { orderId, number, store, soldOn, now } = sale;
  const { currency, country } = store;
  const sold = await soldUnits(tx, input.lines, { country, soldOn });
  const overall = discountOf(input.discount, 'discount', leftOfAll(sold));
  throwWhere(faultsOfDiscounts(sold, overall));
  const reckoned = reckon(sold, overall);
  const [totalMinor, externalReceipt] = [totalOf(reckoned), plainLine(input.externalReceipt)];
  const buyer = await buyerOf(tx, input.customerId ?? null);
  const customerId = buyer?.id ?? null;
  const tender = { externalReceipt, payments: input.payments ?? [], hasBuyer: buyer !== null };
  throwWhere(faultsOfTender(tender, totalMinor, country));

  const units = sold.map(({ unit }) => unit);
  const taken = await takeUnits(
    tx,
    units.map(({ id }) => id),
  );
  const isTaken = new Set(taken.map(({ id }) => id));
  await assertOnSale(tx, units, ({ id }) => number !== null && isTaken.has(id));

  const lines = sold.map(({ unit, priceMinor, vatPercent, vatScheme }, at) => ({
    ...{ id: newId(), orderId, customerId, position: at + 1, unitId: unit.id },
    ...{ sku: unit.sku, description: unit.description, ordered: 1, shipped: 1 },
    ...{ priceMinor, vatPercent, vatScheme },
    ...reckonedAt(reckoned, at),
  }));
  await orderLineRows.insertMany(tx, lines);
  const atRegister = totalMinor === 0 ? [] : [{ method: 'REGISTER' as const, amountMinor: totalMinor }];
  const reference = externalReceipt === '' ? null : externalReceipt;
  const paid = reference === null ? tender.payments : atRegister;
  if (paid.length > 0) await recordPayments(tx, { orderId, customerId, currency, reference }, paid, now);
  if (buyer !== null)
    await partyRows.insert(tx, { orderId, role: 'BUYER', customerId, name: buyer.displayName });
  await orderRows.insert(tx, {
    ...{ id: orderId, number: number ?? 0, customerId, channel: 'TILL', currency, placedOn: soldOn },
    ...{ placedAt: now, confirmedAt: now, deliveredAt: now, externalReceipt, madeBy: tx.actor.userId },
  });
  await addToSalesTotal(tx, customerId, totalMinor);
  const byUnit = new Map(lines.map((line) => [line.unitId, line]));
  await emitUnitSales(tx, taken, (id) => saleOf(byUnit.get(id), soldOn), now);
}

function reckonedAt(reckoned: readonly ReckonedLine[], at: number): ReckonedLine {
  const line = reckoned[at];
  if (line === undefined) throw new RangeError(`No line ${at} was reckoned`);
  return line;
}

function saleOf(line: WrittenLine | undefined, soldOn: string): UnitSale | null {
  if (line === undefined) return null;
  const { id: lineId, grossMinor: soldForMinor, borneByStoreMinor, vatPercent, vatScheme } = line;
  return { lineId, soldOn, soldForMinor, borneByStoreMinor, vatPercent, vatScheme, isOnline: false };
}
