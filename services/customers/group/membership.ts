import type { Transaction } from '../../kernel/database/transaction';

/**
 * Sets a customer's groups [P18]; the default one is always among them [P19]. `groupIds` null keeps the
 * others. A group that does not exist in this store breaks `member_of_group` and is refused by name.
 */
export async function setMemberships(tx: Transaction, customerId: string, number: number, defaultGroupId: string, groupIds: string[] | null): Promise<void> {
  const wanted = [...new Set([defaultGroupId, ...(groupIds ?? [])])];
  if (groupIds !== null) {
    await tx.sql('groups.leave', 'DELETE FROM customers.customer_group_member WHERE customer_id = $1 AND group_id <> ALL ($2::uuid[])', [customerId, wanted]);
  }
  await tx.sql(
    'groups.join',
    `INSERT INTO customers.customer_group_member (customer_id, group_id, number)
     SELECT $1, wanted, $2 FROM unnest($3::uuid[]) AS wanted ON CONFLICT DO NOTHING`,
    [customerId, number, wanted],
  );
}
