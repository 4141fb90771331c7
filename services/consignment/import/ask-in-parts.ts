import type { Transaction } from '../../kernel/database/transaction';
import { chunksOf } from '../../kernel/event/chunks';

// A dry run reads under the two seconds that any read gets, however long the file.
const numbersAStatement = 5_000;

/**
 * What is known of the numbers in a file, by number; `$1` is the numbers. Two things keep it fast just after an
 * import, when the statistics still say that the tables are empty: the statements have no name, so that no plan
 * from before is kept, and their inner reads stand in LATERAL with OFFSET 0, which is one look into an index a row.
 * Joined freely, 6,000 rows took three seconds.
 */
export async function askInParts<Row extends { number: number }>(
  tx: Transaction,
  numbers: readonly number[],
  sql: string,
): Promise<Map<number, Row>> {
  const known = new Map<number, Row>();
  for (const some of chunksOf([...new Set(numbers)], numbersAStatement)) {
    for (const row of await tx.once<Row>(sql, [some])) known.set(row.number, row);
  }
  return known;
}
