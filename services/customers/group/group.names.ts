import type { Transaction } from '../../kernel/database/transaction';

/** What groups are called, by id; one that was deleted as it was called last, which the audit alone still knows. */
export async function groupNames(tx: Transaction, ids: string[]): Promise<Map<string, string>> {
  const rows = await tx.sql<{ id: string; name: string }>(
    `SELECT id, name FROM customers.customer_group WHERE id = ANY ($1::uuid[])
      UNION ALL
     SELECT entity_id, changes -> 'name' ->> 0 FROM customers.audit
      WHERE entity_id = ANY ($1::uuid[]) AND entity = 'customer_group' AND action = 'DELETE'`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
