import type { Transaction } from '../../kernel/database/transaction';
import type { Customer } from './customer';
import { customerRows, shownCustomer } from './customer.rows';

/** More of them than this are of no more use. */
export const MOST_SHOWN = 10;

/** The other companies with the organisation number of each of these customers, by number: the first ten. */
export async function readSameNumbers(tx: Transaction, ids: string[]): Promise<Map<string, Customer[]>> {
  const { columns, of } = customerRows.as('o');
  const rows = await tx.sql<{ ofId: string }>(
    `SELECT c.id AS "ofId", o.* FROM customers.customer c CROSS JOIN LATERAL (
       SELECT ${columns} FROM customers.customer o
        WHERE o.store_id = c.store_id AND o.kind = 'COMPANY' AND o.organisation_number <> ''
          AND o.organisation_number = c.organisation_number AND o.id <> c.id
        ORDER BY o.number LIMIT ${MOST_SHOWN}) AS o
      WHERE c.id = ANY ($1::uuid[]) AND c.kind = 'COMPANY'`,
    [ids],
  );
  const found = new Map<string, Customer[]>();
  for (const row of rows) found.set(row.ofId, [...(found.get(row.ofId) ?? []), shownCustomer(of(row))]);
  return found;
}
