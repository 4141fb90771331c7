import type { Transaction } from '../../kernel/database/transaction';
import { saleRows } from './sale.rows';

/** A sale as it is booked. */
export type BookedSale = Parameters<typeof saleRows.insert>[1] & { id: string };

/** Whether the share of a sale `s` was paid out. */
export const isPaidOutSql = `EXISTS (
  SELECT FROM consignment.balance_line b JOIN consignment.payout_line p ON p.store_id = b.store_id AND p.balance_line_id = b.id
   WHERE b.store_id = s.store_id AND b.cause_kind = 'SALE' AND b.cause_id = s.id AND b.kind = 'SALE')`;

/** Books sales, now: each with its line on its consignor's balance. */
export async function bookSales(tx: Transaction, sales: readonly BookedSale[], now: Date): Promise<void> {
  if (sales.length === 0) return;
  await saleRows.insertMany(tx, sales);
  await tx.sql(lineSql('SALE', 's.share_minor', 'consignment.sale s WHERE s.id = ANY ($2)'), [
    now,
    sales.map(({ id }) => id),
  ]);
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
  const undone = `UPDATE consignment.sale s SET undone_at = $1 WHERE s.undone_at IS NULL AND ${condition} RETURNING s.*`;
  const lines = await tx.sql(
    `WITH s AS (${undone}) ${lineSql('SALE_UNDONE', '-s.share_minor', 's')} RETURNING id`,
    [now, value],
  );
  return lines.length;
}

/** What a line is, and how much: of each sale `s`. It can be paid out from the day of the sale on. */
const lineSql = (kind: 'SALE' | 'SALE_UNDONE', amount: string, from: string): string =>
  `INSERT INTO consignment.balance_line (id, customer_id, kind, amount_minor, cause_kind, cause_id, item_id, payable_on, made_at)
   SELECT kernel.new_id(), s.customer_id, '${kind}', ${amount}, 'SALE', s.id, s.item_id, s.sold_on, $1 FROM ${from}`;
