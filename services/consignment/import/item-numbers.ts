import type { Transaction } from '../../kernel/database/transaction';
import type { Numbering } from '../../kernel/import/numbering';

/** What the table holds: labels of other shops have numbers of nine digits and more. */
export const LARGEST_ITEM_NUMBER = 2_147_483_647;

/** Where the numbers of the store's items stand. */
export async function itemNumbering(tx: Transaction): Promise<Numbering> {
  const [counted] = await tx.sql<{ last: number }>(
    'SELECT last_number AS last FROM consignment.item_counter',
  );
  return { last: counted?.last ?? 0, isEmpty: counted === undefined };
}

/** New items get numbers behind these. */
export async function raiseItemNumbers(tx: Transaction, last: number): Promise<void> {
  await tx.sql(
    `INSERT INTO consignment.item_counter AS known (last_number) VALUES ($1)
     ON CONFLICT (store_id) DO UPDATE SET last_number = greatest(known.last_number, excluded.last_number)`,
    [last],
  );
}
