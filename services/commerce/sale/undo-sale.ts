import type { Transaction } from '../../kernel/database/transaction';
import { invalidInput, notFound } from '../../kernel/refusal/refusal';
import { addToSalesTotal } from '../customer/sales-total';
import type { StoredLine, StoredOrder } from '../order/order.rows';
import { orderLineRows, orderRows } from '../order/order.rows';
import type { PaymentMethod } from '../payment/payment';
import { recordPayments } from '../payment/record-payments';
import { giveBackUnits } from '../sellable-unit/take';
import { emitUnitSales } from './sale.event';
import type { UndoSaleInput } from './sale.input';
import { totalOf } from './sale.rules';

/**
 * Undoes lines of a sale [R-CM8]: what was sold can be sold again, the money goes back, and what it was to buyer and consignor
 * is taken back by what is written against it. What was undone before stays as it is.
 */
export async function undoSale(tx: Transaction, input: UndoSaleInput, now: Date): Promise<void> {
  const order = await orderRows.lock(tx, input.orderId);
  if (order === null) throw notFound();
  if (order.channel !== 'TILL')
    throw invalidInput({ path: 'orderId', code: 'NOT_ALLOWED', message: 'Not sold over the counter' });
  const undone = linesToUndo(await orderLineRows.where(tx, 't.order_id = $1', [order.id]), input.lineIds);
  if (undone.length === 0) return;
  await tx.sql(
    'UPDATE commerce.order_line SET returned = shipped, reversed_minor = gross_minor WHERE id = ANY ($1::uuid[])',
    [undone.map(({ id }) => id)],
  );
  const amountMinor = totalOf(undone);
  await refund(tx, order, { amountMinor, by: input.refundBy ?? null }, now);
  const back = await giveBackUnits(
    tx,
    undone.map(({ unitId }) => unitId),
  );
  await addToSalesTotal(tx, order.customerId, -amountMinor);
  await emitUnitSales(tx, back, () => null, now);
}

function linesToUndo(
  lines: readonly StoredLine[],
  wanted: readonly string[] | null | undefined,
): StoredLine[] {
  const ids = new Set(wanted ?? lines.map(({ id }) => id));
  const named = lines.filter(({ id }) => ids.has(id));
  if (named.length < ids.size)
    throw invalidInput({ path: 'lineIds', code: 'NOT_ALLOWED', message: 'Not a line of this order' });
  return named.filter(({ returned, shipped }) => returned < shipped);
}

/** Gives back what was paid for it, in the way that was asked for, or the one it was paid in. */
async function refund(
  tx: Transaction,
  order: StoredOrder,
  { amountMinor, by }: { amountMinor: number; by: PaymentMethod | null },
  now: Date,
): Promise<void> {
  const { id: orderId, customerId, currency, externalReceipt: reference } = order;
  if (amountMinor === 0) return;
  const paid = await tx.sql<{ method: PaymentMethod }>(
    `SELECT DISTINCT p.method FROM commerce.payment_allocation a JOIN commerce.payment p ON p.store_id = a.store_id AND p.id = a.payment_id
      WHERE a.order_id = $1 AND a.amount_minor > 0`,
    [orderId],
  );
  const method = refundMethod(
    paid.map((each) => each.method),
    by,
    customerId !== null,
  );
  const amounts = [{ method, amountMinor: -amountMinor }];
  await recordPayments(tx, [{ orderId, customerId, currency, reference, amounts }], now);
}

/** What was paid at the cash register goes back there, and nothing else does [L6]. */
function refundMethod(
  paid: readonly PaymentMethod[],
  by: PaymentMethod | null,
  hasBuyer: boolean,
): PaymentMethod {
  const [only] = paid;
  if (by === null && only !== undefined && paid.length === 1) return only;
  if (by === null)
    throw invalidInput({
      path: 'refundBy',
      code: 'REQUIRED',
      message: `Paid by ${paid.join(' and ')}: how does it go back?`,
    });
  if ((by === 'REGISTER') !== paid.includes('REGISTER') || (by === 'STORE_CREDIT' && !hasBuyer))
    throw invalidInput({ path: 'refundBy', code: 'NOT_ALLOWED', message: `Paid by ${paid.join(' and ')}` });
  return by;
}
