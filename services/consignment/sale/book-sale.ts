import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { balanceLineRows } from '../balance/balance-line.rows';
import { payableOn } from '../balance/payable.rules';
import type { Store } from '../store/store';
import { saleRows } from './sale.rows';

/** A sale as it is booked. */
export type BookedSale = Parameters<typeof saleRows.insert>[1] &
  Record<'id' | 'customerId' | 'itemId' | 'soldOn', string> & { shareMinor: number };

/** Whether the share of a sale `s` was paid out. */
export const isPaidOutSql = `EXISTS (
  SELECT FROM consignment.balance_line b JOIN consignment.payout_line p ON p.store_id = b.store_id AND p.balance_line_id = b.id
   WHERE b.store_id = s.store_id AND b.cause_kind = 'SALE' AND b.cause_id = s.id AND b.kind = 'SALE')`;

/** Books sales, now: each with its line on its consignor's balance, to be paid out when its buyer cannot bring it back any more. */
export async function bookSales(
  tx: Transaction,
  store: Pick<Store, 'returnWindowDays'>,
  sales: readonly BookedSale[],
  now: Date,
): Promise<void> {
  if (sales.length === 0) return;
  await saleRows.insertMany(tx, sales);
  const lines = sales.map(({ id, customerId, itemId, shareMinor, soldOn, isOnline = false }) => ({
    ...{ id: newId(), customerId, itemId, kind: 'SALE' as const, amountMinor: shareMinor },
    ...{
      causeKind: 'SALE' as const,
      causeId: id,
      payableOn: payableOn({ soldOn, isOnline }, store),
      madeAt: now,
    },
  }));
  await balanceLineRows.insertMany(tx, lines);
}

/**
 * Undoes the sales `s` of which a condition on `$2` holds, now: each has a line against its own, of the same day: one that cannot be
 * paid out yet takes nothing from those that can. Its item can be sold again. Answers how many there were.
 */
export async function undoSales(
  tx: Transaction,
  condition: string,
  value: unknown,
  now: Date,
): Promise<number> {
  const lines = await tx.sql(
    `WITH undone AS (UPDATE consignment.sale s SET undone_at = $1 WHERE s.undone_at IS NULL AND ${condition} RETURNING s.*)
     INSERT INTO consignment.balance_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, item_id, payable_on, made_at)
     SELECT kernel.new_id(), u.customer_id, 'SALE_UNDONE', -u.share_minor, 'SALE', u.id, u.item_id, l.payable_on, $1
       FROM undone u JOIN consignment.balance_line l
         ON l.store_id = u.store_id AND l.cause_kind = 'SALE' AND l.cause_id = u.id AND l.kind = 'SALE' RETURNING id`,
    [now, value],
  );
  return lines.length;
}
