import type { Transaction } from '../../kernel/database/transaction';

/**
 * Holds the balances of consignors until the transaction ends, in one order for all: whoever moves several of them, or pays lines
 * of them, does so first, and none waits for another in a circle.
 */
export async function holdBalances(tx: Transaction, customerIds: readonly string[]): Promise<void> {
  await tx.sql(
    'SELECT FROM consignment.balance WHERE customer_id = ANY ($1::uuid[]) ORDER BY customer_id FOR UPDATE',
    [customerIds],
  );
}
