import type { Shop } from './shop';

/** A line of a balance, as it is stored. */
export interface LedgerLine {
  kind: string;
  amount: number;
  paid: boolean;
}

/** What somebody's balance is made of, oldest first. */
export function linesOf({ world, storeId }: Shop, customerId: string): Promise<LedgerLine[]> {
  return world.database.admin<LedgerLine>(
    `SELECT l.kind, l.amount_minor::int AS amount, p.balance_line_id IS NOT NULL AS paid
       FROM consignment.balance_line l
       LEFT JOIN consignment.payout_line p ON p.store_id = l.store_id AND p.balance_line_id = l.id
      WHERE l.store_id = $1 AND l.customer_id = $2 ORDER BY l.made_at, l.id`,
    [storeId, customerId],
  );
}

/** Balances that are not the sum of their lines which were not paid out, in all stores. */
export function driftedBalances({ world }: Shop): Promise<object[]> {
  return world.database.admin(
    `SELECT store_id, customer_id, kept.amount_minor, reckoned.amount_minor
       FROM consignment.balance kept FULL JOIN (
         SELECT l.store_id, l.customer_id, sum(l.amount_minor)::bigint AS amount_minor FROM consignment.balance_line l
          WHERE NOT EXISTS (SELECT FROM consignment.payout_line p WHERE p.store_id = l.store_id AND p.balance_line_id = l.id)
          GROUP BY l.store_id, l.customer_id) reckoned USING (store_id, customer_id)
      WHERE coalesce(kept.amount_minor, 0) <> coalesce(reckoned.amount_minor, 0)`,
  );
}
