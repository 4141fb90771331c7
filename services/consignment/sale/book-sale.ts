import type { Transaction } from '../../kernel/database/transaction';
import { newId } from '../../kernel/id/id';
import { balanceLineRows } from '../balance/balance-line.rows';
import { saleRows } from './sale.rows';

/** A sale as it is booked. Its line can be paid out from the day of the sale on. */
export type BookedSale = Parameters<typeof saleRows.insert>[1] &
  Record<'id' | 'customerId' | 'itemId' | 'soldOn', string> & { shareMinor: number };

/** Whether the share of a sale `s` was paid out. */
export const isPaidOutSql = `EXISTS (
  SELECT FROM consignment.balance_line b JOIN consignment.payout_line p ON p.store_id = b.store_id AND p.balance_line_id = b.id
   WHERE b.store_id = s.store_id AND b.cause_kind = 'SALE' AND b.cause_id = s.id AND b.kind = 'SALE')`;

/** Books sales, now: each with its line on its consignor's balance. */
export async function bookSales(tx: Transaction, sales: readonly BookedSale[], now: Date): Promise<void> {
  if (sales.length === 0) return;
  await saleRows.insertMany(tx, sales);
  const lines = sales.map(({ id, customerId, itemId, shareMinor, soldOn }) => ({
    ...{ id: newId(), customerId, itemId, kind: 'SALE' as const, amountMinor: shareMinor },
    ...{ causeKind: 'SALE' as const, causeId: id, payableOn: soldOn, madeAt: now },
  }));
  await balanceLineRows.insertMany(tx, lines);
}

/**
 * Undoes the sales `s` of which a condition on `$2` holds, now: each has a line against its own, and its item can be sold again.
 * Answers how many there were.
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
     SELECT kernel.new_id(), customer_id, 'SALE_UNDONE', -share_minor, 'SALE', id, item_id, sold_on, $1 FROM undone RETURNING id`,
    [now, value],
  );
  return lines.length;
}
