import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { moveStoreCredit } from '../store-credit/move-store-credit';
import { allocationRows, paymentRows } from './payment.rows';
import type { PaymentMethod } from './payment';

/** The order that money is for, and what is said of it. */
export interface PaidOrder {
  orderId: string;
  customerId: string | null;
  currency: string;
  reference: string | null;
  amounts: readonly PaidAmount[];
}

/** What came in, or less than nothing went back. */
export interface PaidAmount {
  method: PaymentMethod;
  amountMinor: number;
}

/**
 * Writes money that came in for orders, or went back: each payment is for one order alone. Store credit is spent in the same
 * transaction, or comes back; it is refused where there is not as much.
 */
export async function recordPayments(
  tx: Transaction,
  orders: readonly PaidOrder[],
  now: Date,
): Promise<void> {
  const payments = orders.flatMap(({ orderId, customerId, currency, reference, amounts }) =>
    amounts.map(({ method, amountMinor }) => ({
      ...{ orderId, id: newId(), customerId, method, amountMinor, currency, reference },
      ...{ paidAt: now, madeBy: tx.actor.userId },
    })),
  );
  await paymentRows.insertMany(
    tx,
    payments.map(({ orderId: _order, ...payment }) => payment),
  );
  await allocationRows.insertMany(
    tx,
    payments.map(({ id, orderId, customerId, amountMinor }) => {
      return { paymentId: id, orderId, customerId, amountMinor };
    }),
  );
  for (const { id: causeId, customerId, currency, method, amountMinor } of payments)
    if (method === 'STORE_CREDIT' && customerId !== null)
      await moveStoreCredit(
        tx,
        {
          ...{
            id: newId(),
            customerId,
            kind: amountMinor > 0 ? 'SPENT' : 'REFUNDED',
            amountMinor: -amountMinor,
          },
          ...{ causeKind: 'PAYMENT', causeId, madeAt: now },
        },
        currency,
      );
}
