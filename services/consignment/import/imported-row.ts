import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';
import type { LastValues } from '../../kernel/import/row';

/** A row as it was imported, kept as a hash under the number it is about. */
export interface SeenRow {
  number: number;
  hash: string;
  /** Of the item, just after the import. */
  version?: number;
  /** Of a consignor: each value as it was left, for what is changed here afterwards. */
  values?: LastValues;
}

/** Remembers the rows of an import, so that the same row is skipped next time [R-IM3]. */
export async function rememberRows(
  tx: Transaction,
  kind: 'CONSIGNOR' | 'ITEM',
  rows: readonly SeenRow[],
): Promise<void> {
  for (const some of chunksOf(rows)) {
    await tx.sql(
      `INSERT INTO consignment.imported_row (kind, number, hash, version, last_values)
       SELECT $1, number, hash, coalesce(version, 0), coalesce(values, '{}')
         FROM jsonb_to_recordset($2) AS given (number integer, hash text, version integer, values jsonb)
       ON CONFLICT (store_id, kind, number) DO UPDATE SET hash = excluded.hash, version = excluded.version, last_values = excluded.last_values`,
      [kind, JSON.stringify(some)],
    );
  }
}

/**
 * Makes whoever changes one of these customers' agreements wait, and waits for who is changing one: what the plan reads
 * is what the import writes over.
 */
export async function lockCustomers(tx: Transaction, numbers: readonly number[]): Promise<void> {
  await tx.sql(
    'SELECT 1 FROM consignment.customer WHERE number = ANY ($1::int[]) ORDER BY id FOR NO KEY UPDATE',
    [numbers],
  );
}
