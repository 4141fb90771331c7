import type { Call } from '../../kernel/database/call';

/** Which numbers a store's new items are to have. */
export interface NumbersWanted {
  count: number;
  /** So many are left out before them. */
  skipped: number;
  /** Where nothing is found by it, no number is spent: a query of $1 and further parameters. */
  where: [text: string, ...values: unknown[]];
}

/**
 * The store's next numbers for so many items, one behind the other, or null where something stands against them already.
 * Taken ahead of the transaction that writes the items, so that nobody waits for its COMMIT at the counter; and lost
 * where they are not entered after all: numbers count up, and may leave some out.
 */
export async function takeNumbers(
  call: Call,
  { count, skipped, where: [text, ...values] }: NumbersWanted,
): Promise<number[] | null> {
  const asked = values.length;
  const further = `$${asked + 1}::int + $${asked + 2}::int`;
  const [counted] = await call.ahead<{ last: number }>(
    `INSERT INTO consignment.item_counter AS known (last_number) SELECT ${further} WHERE EXISTS (${text})
     ON CONFLICT (store_id) DO UPDATE SET last_number = known.last_number + ${further} RETURNING last_number AS last`,
    [...values, count, skipped],
  );
  if (counted === undefined) return null;
  return Array.from({ length: count }, (_, at) => counted.last - count + 1 + at);
}
