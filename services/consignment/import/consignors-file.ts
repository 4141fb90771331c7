import type { Transaction } from '../../kernel/database/transaction';

/**
 * A consignors file is read by two services and has one verdict: customers asks before it writes its half, and the
 * agreements are written only where the customers of the same file are in.
 */

/** Whether the customers of this file have been imported. */
export async function customersAreIn(tx: Transaction, fileId: string): Promise<boolean> {
  const rows = await tx.sql(
    'consignment.customers-are-in',
    'SELECT FROM consignment.consignors_file WHERE file_id = $1',
    [fileId],
  );
  return rows.length > 0;
}
