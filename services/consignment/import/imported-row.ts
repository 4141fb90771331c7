import { Column, Entity } from 'typeorm';
import type { Transaction } from '../../kernel/database/transaction';
import { ImportedRow, type LastValues } from '../../kernel/import/row';
import { rowsOf } from '../../kernel/row/rows';

@Entity('imported_row', { schema: 'consignment' })
class ConsignmentRow extends ImportedRow {
  /** Of what the row made, just after. */
  @Column('bigint')
  version: number;
}

/** Rows of files as they were last imported. */
export const importedRows = rowsOf(ConsignmentRow);

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
  await importedRows.putMany(
    tx,
    rows.map(({ number, hash, version = 0, values = {} }) => ({
      kind,
      number,
      hash,
      version,
      lastValues: values,
    })),
  );
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
