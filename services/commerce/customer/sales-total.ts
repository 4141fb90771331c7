import { salesTotalsChanged } from '../../../schema/events/commerce';
import type { Transaction } from '../../kernel/database/transaction';

/** Adds to what a customer bought so far, less where something was undone, and tells the other services [P4]. */
export async function addToSalesTotal(
  tx: Transaction,
  customerId: string | null,
  amountMinor: number,
): Promise<void> {
  if (customerId === null || amountMinor === 0) return;
  const totals = await tx.sql<{ customerId: string; version: number; salesTotalMinor: number }>(
    `UPDATE commerce.customer SET sales_total_minor = sales_total_minor + $2, sales_total_version = sales_total_version + 1
      WHERE id = $1 RETURNING id AS "customerId", sales_total_version::float8 AS version, sales_total_minor::float8 AS "salesTotalMinor"`,
    [customerId, amountMinor],
  );
  for (const { version } of totals)
    await tx.emit(salesTotalsChanged, { id: customerId, version }, { totals });
}
