import type { Transaction } from '../../kernel/database/transaction';

/**
 * The next numbers of the store for so many items, one behind the other; `skipped` leaves some out before them. The counter
 * is held until the transaction ends: ask last.
 */
export async function nextNumbers(tx: Transaction, count: number, skipped: number): Promise<number[]> {
  const [counted] = await tx.sql<{ last: number }>(
    `INSERT INTO consignment.item_counter AS known (last_number) VALUES ($1::int + $2::int)
     ON CONFLICT (store_id) DO UPDATE SET last_number = known.last_number + $1::int + $2::int RETURNING last_number AS last`,
    [count, skipped],
  );
  const last = counted?.last ?? count;
  return Array.from({ length: count }, (_, at) => last - count + 1 + at);
}
