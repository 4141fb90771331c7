import { consignorsFileAsked, consignorsFileImported } from '../../../schema/events/customers';
import type { Transaction } from '../../kernel/database/transaction';

/** A consignors file is read by two services and has one verdict: either both halves are clean, or nothing is written. */

/** What consignment says of its half: how many faults; null while it has not answered. */
export type OtherHalf = { faultCount: number } | null;

/**
 * What consignment says of its half of this file; the first time, it is asked. An answer is used up: asking for the same
 * file again has it judged anew, because what stands there may have changed.
 */
export async function askOtherHalf(tx: Transaction, fileId: string): Promise<OtherHalf> {
  const [known] = await tx.sql<{ faultCount: number | null }>(
    'customers.consignors-file',
    'SELECT fault_count AS "faultCount" FROM customers.consignors_file WHERE file_id = $1 FOR UPDATE',
    [fileId],
  );
  if (known !== undefined && known.faultCount !== null) {
    await tx.sql(
      'customers.consignors-file-used',
      'DELETE FROM customers.consignors_file WHERE file_id = $1',
      [fileId],
    );
    return { faultCount: known.faultCount };
  }
  if (known === undefined) {
    await tx.sql('customers.consignors-file-asked', askSql, [fileId]);
    await tx.emit(consignorsFileAsked, { id: fileId, version: 1 }, { fileId });
  }
  return null;
}

/** Tells consignment that the customers of the file are in. */
export function tellCustomersAreIn(tx: Transaction, fileId: string): Promise<void> {
  return tx.emit(consignorsFileImported, { id: fileId, version: 1 }, { fileId });
}

// Uploads are kept for a day: what was asked about a file that nobody came back for goes with it.
const askSql = `WITH lapsed AS (DELETE FROM customers.consignors_file WHERE asked_at < now() - interval '2 days')
  INSERT INTO customers.consignors_file (file_id) VALUES ($1)`;
